using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Supervision;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Privacy;

public sealed class StoreBytesTests
{
    /// <summary>Names, telephones, numbers and addresses that the journey brings in; each stands nowhere else.</summary>
    private static readonly string[] Seeded =
    [
        "欧阳翠珊", "13987651234", "11010519491231002X", "桂花巷7弄16号402", "京A92K17", "Zebulon Quackenbush", "9417 KRUMHOLZ AVENUE", "39.123456", "116.654321",
    ];

    [Fact]
    public async Task After_a_journey_no_byte_of_the_store_tells_a_person()
    {
        await using var test = await TestCentre.Open();
        await Journey(test);

        Assert.Empty(Found(test));
        var incident = test.Centre.Reader.ReadNow(db => db.Incidents.Single(row => row.ExternalNumber == "P1"));
        Assert.Equal("桂花巷7弄16号402", incident.Address);
        Assert.Contains("13987651234", incident.Text, StringComparison.Ordinal);
        Assert.Equal((39.125, 116.655), (incident.Latitude, incident.Longitude));
        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task The_search_through_the_bytes_finds_what_is_not_sealed()
    {
        await using var test = await TestCentre.Open();
        await test.Centre.Commit.Batch(session =>
        {
            session.Record(new(Subject.Store, 1, session.Now, new IncidentChanged("欧阳翠珊", null, new(test.City.Id, test.East.Id, new(1), new(1), Level.Red, session.Now, null, null)), Actor.System));
            return 0;
        });

        Assert.Equal(["欧阳翠珊"], Found(test).Distinct());
    }

    [Fact]
    public async Task A_text_that_is_moved_to_another_row_does_not_open()
    {
        await using var test = await TestCentre.Open();
        await Journey(test);
        await test.Centre.Commit.Batch(session => session.Prepare("UPDATE incidents SET sealed = (SELECT sealed FROM incidents WHERE external_number = 'P1') WHERE external_number = 'P2'").Execute());

        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(
            () => test.Centre.Reader.ReadNow(db => db.Incidents.Single(row => row.ExternalNumber == "P2").Text));
    }

    [Fact]
    public async Task Without_the_key_folder_the_store_opens_with_its_figures_and_without_its_texts()
    {
        await using var test = await TestCentre.Open();
        await Journey(test);
        await test.Forget();

        Assert.True(test.Centre.Store.Vault.Absent > 0);
        var incident = test.Centre.Reader.ReadNow(db => db.Incidents.Single(row => row.ExternalNumber == "P1"));
        Assert.Equal((null, null, 39.125), (incident.Address, incident.Text, incident.Latitude));
        Assert.True(test.Verify().IsValid);
        await Incident(test, "P9", "欧阳翠珊");
        Assert.Equal("欧阳翠珊", test.Centre.Reader.ReadNow(db => db.Incidents.Single(row => row.ExternalNumber == "P9")).Text);
    }

    private static async Task Journey(TestCentre test)
    {
        await Incident(test, "P1", "欧阳翠珊 13987651234 身份证11010519491231002X 称 京A92K17 堵门");
        await Incident(test, "P2", "Zebulon Quackenbush again");
        await test.Centre.Inbox.Submit(Scope.Everything, [new SourceRecord { Source = "requests", Number = "R1", At = test.Clock.Now, Type = "Noise", Unit = test.East.Code, Address = "9417 KRUMHOLZ AVENUE", Text = "Zebulon Quackenbush", Outcome = "told 13987651234" }]);
        var incident = test.Centre.Reader.ReadNow(db => db.Incidents.Single(row => row.ExternalNumber == "P1").Id);
        var order = (await test.Centre.Orders.Open(
            new(test.City.Id, OrderKind.Directive, Level.Red, "纠纷", "欧阳翠珊家纠纷")
            {
                Incident = incident,
                Address = "桂花巷7弄16号402",
                Latitude = 39.123456,
                Longitude = 116.654321,
                Measures = "联系 13987651234",
                Responsible = test.East.Id,
            },
            test.CentreDesk)).Value;
        var moves = new OrderMoves(test.Centre.Commit, test.Centre.Book, test.Centre.Organisation, new RepeatStore(test.Centre.Disputes), test.Centre.Inspection);
        await Move(OrderAction.Dispatch, test.CentreDesk, move => move with { Unit = test.East.Id });
        await Move(OrderAction.SignFor, test.EastDesk, move => move with { Officer = test.Li.Id });
        await Move(OrderAction.Step, test.Officer, move => move with { Text = "见到欧阳翠珊" });
        await Move(OrderAction.ReportBack, test.Officer, move => move with { Text = "欧阳翠珊已签字，电话13987651234", Settlement = Settlement.Agreement });
        Assert.True((await test.Centre.Notes.Leave(new(NoteAbout.Order, order.Value, "请回访欧阳翠珊"), test.Supervisor)).IsAccepted);
        await test.Centre.Commit.Batch(session => RejectStore.Keep(
            session, test.Centre.Book.Source("110")!, [new("time.unreadable", "at", "京A92K17")], """{"call":"欧阳翠珊 13987651234"}"""));

        async Task Move(OrderAction action, Actor actor, Func<MoveOrder, MoveOrder> with)
        {
            var version = test.Centre.Reader.ReadNow(db => db.WorkOrders.Single(row => row.Id == order).Version);
            var outcome = await moves.Move(with(new(order, version, action, actor)));
            Assert.True(outcome.IsAccepted, string.Join(", ", outcome.Refusals));
        }
    }

    private static Task<IReadOnlyList<Receipt>> Incident(TestCentre test, string number, string text) => test.Centre.Inbox.Submit(Scope.Everything, [new SourceRecord
    {
        Source = "110",
        Number = number,
        At = test.Clock.Now,
        Type = "纠纷",
        Unit = test.East.Code,
        Address = "桂花巷7弄16号402",
        Text = text,
        Latitude = 39.123456,
        Longitude = 116.654321,
    }]);

    private static List<string> Found(TestCentre test)
    {
        var found = new List<string>();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(test.Store.Path)!).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var bytes = copy.ToArray();
            foreach (var word in Seeded)
            {
                var escaped = System.Text.Json.JsonSerializer.Serialize(word).Trim('"');
                if (new[] { Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word), Encoding.ASCII.GetBytes(escaped) }.Any(form => bytes.AsSpan().IndexOf(form) >= 0))
                {
                    found.Add(word);
                }
            }
        }

        return found;
    }
}
