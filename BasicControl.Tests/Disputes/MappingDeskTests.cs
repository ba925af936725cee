using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Tests.Disputes;

public sealed class MappingDeskTests
{
    private const string Other =
        """
        { "normaliser": "folded", "repeat": { "least": 3, "days": 30 }, "watchDays": 10, "excluded": [ "*3号*" ],
          "types": [ { "type": "家庭纠纷", "kind": "none" }, { "type": "type 1", "kind": "labour", "weapon": true } ],
          "groups": [ { "name": "debt", "kind": "debt", "words": [ "欠款" ] } ] }
        """;

    [Fact]
    public async Task After_publishing_the_past_is_as_if_it_had_come_in_under_the_new_mapping()
    {
        await using var test = await Filled(400);
        await using var fresh = await TestCentre.Open();
        Assert.True((await fresh.Centre.Mappings.Publish(Other, "other.json", fresh.CentreDesk)).IsAccepted);
        await fresh.Centre.Recount.Ended;
        await Fill(fresh, 400);

        Assert.NotEqual(Marks(fresh), Marks(test));
        Assert.Equal(1, (await test.Centre.Mappings.Publish(Other, "other.json", test.CentreDesk)).Value);
        await test.Centre.Recount.Ended;

        Assert.Equal(Marks(fresh), Marks(test));
        Assert.Equal(Repeats(test, test.Centre.Disputes.Watch), Repeats(test, null));
        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task Publishing_is_one_event_with_its_author_and_the_counts_that_the_preview_showed()
    {
        await using var test = await Filled(300);
        var before = test.Centre.Commit.Position;

        var preview = (await test.Centre.Mappings.Preview(Scope.Everything, Other, "other.json")).Value;
        Assert.Equal((before, 0), (test.Centre.Commit.Position, test.Centre.Disputes.InForce.Version));
        await test.Centre.Mappings.Publish(Other, "other.json", test.CentreDesk);
        await test.Centre.Recount.Ended;

        var row = Assert.Single(test.Centre.Reader.ReadNow(db => db.Changes.Where(row => row.Subject == Subject.DisputeMapping).ToList()));
        var told = Assert.IsType<DisputeMappingPublished>(Core.Centre.Events.Read(row.Kind, row.Open));
        Assert.Equal((1, Post.CentreDesk), (told.Version, row.Post));
        Assert.Equivalent(preview, told.Counts, strict: true);
        Assert.True(told.Counts.Changed > 0 && told.Counts.After.ContainsKey("labour") && !told.Counts.Before.ContainsKey("labour"));
        var stored = test.Centre.Reader.ReadNow(db => db.Incidents.AsEnumerable().CountBy(incident => incident.Dispute.Code()).ToDictionary(count => count.Key, count => (long)count.Value));
        Assert.Equal(told.Counts.After.GetValueOrDefault("labour"), stored["labour"] + test.Centre.Reader.ReadNow(db => db.WorkOrders.LongCount(order => order.Origin == Origin.External && order.Dispute == DisputeKind.Labour)));
    }

    [Fact]
    public async Task A_recount_that_is_cut_off_goes_on_after_the_restart_and_counts_everything_once()
    {
        await using var test = await Filled(6_000);
        var preview = (await test.Centre.Mappings.Preview(Scope.Everything, Other, "other.json")).Value;

        await test.Centre.Mappings.Publish(Other, "other.json", test.CentreDesk);
        Assert.Equal("mapping.recounting", (await test.Centre.Mappings.Publish(Other, "other.json", test.CentreDesk)).Refusal.Code);
        await test.Restart();
        await test.Centre.Recount.Ended;

        var row = Assert.Single(test.Centre.Reader.ReadNow(db => db.Changes.Where(row => row.Subject == Subject.DisputeMapping).ToList()));
        var told = (DisputeMappingPublished)Core.Centre.Events.Read(row.Kind, row.Open);
        Assert.Equivalent(preview, told.Counts, strict: true);
        Assert.Equal(1, test.Centre.Disputes.InForce.Version);
    }

    [Fact]
    public async Task Orders_opened_while_the_past_is_recounted_end_with_the_kind_of_their_incident()
    {
        await using var test = await Filled(2_000);
        var calls = test.Centre.Reader.ReadNow(db => db.Incidents.OrderByDescending(row => row.Id).Take(60).Select(row => row.Id).ToList());

        await test.Centre.Mappings.Publish(Other, "other.json", test.CentreDesk);
        foreach (var call in calls)
        {
            Assert.True((await test.Centre.Orders.Open(new(test.City.Id, OrderKind.Regulated, Level.None, "走访", "走访") { Incident = call }, test.CentreDesk)).IsAccepted);
        }

        await test.Centre.Recount.Ended;
        var wrong = test.Centre.Reader.ReadNow(db => db.WorkOrders.Where(order => order.IncidentId != null)
            .Join(db.Incidents, order => order.IncidentId, call => (IncidentId?)call.Id, (order, call) => new { Order = order.Dispute, Call = call.Dispute })
            .Count(pair => pair.Order != pair.Call));
        Assert.Equal(0, wrong);
    }

    [Fact]
    public async Task Only_the_centre_and_supervisors_publish_and_a_refused_mapping_changes_nothing()
    {
        await using var test = await TestCentre.Open();

        Assert.Equal("mapping.post-may-not", (await test.Centre.Mappings.Publish(Other, "other.json", test.Officer)).Refusal.Code);
        Assert.Equal("mapping.key-missing", (await test.Centre.Mappings.Publish("{}", "other.json", test.CentreDesk)).Refusal.Code);
        Assert.Equal(0, test.Centre.Disputes.InForce.Version);
        Assert.Empty(test.Centre.Reader.ReadNow(db => db.DisputeMappings.ToList()));
    }

    private static List<string> Marks(TestCentre test) => test.Centre.Reader.ReadNow(db => (List<string>)
    [
        .. db.Incidents.OrderBy(row => row.ExternalNumber).AsEnumerable().Select(row => $"{row.ExternalNumber} {row.Dispute} {row.Weapon} {row.DisputeWords} {(row.AddressKey is { } key ? db.Vault!.PlaceOf(key) : null)}"),
        .. db.WorkOrders.OrderBy(row => row.ExternalNumber).AsEnumerable().Select(row => $"{row.ExternalNumber} {row.Dispute} {row.Weapon} {(row.AddressKey is { } key ? db.Vault!.PlaceOf(key) : null)}"),
    ]);

    /// <summary>The marks of closed orders: as stored, or as the definition says for a watch window.</summary>
    private static List<(long, DateTime?)> Repeats(TestCentre test, TimeSpan? watch) => test.Centre.Reader.ReadNow(db =>
    {
        var incidents = db.Incidents.AsNoTracking().Where(row => row.Dispute != DisputeKind.None && row.AddressKey != null).ToList();
        return db.WorkOrders.AsNoTracking().Where(row => row.Origin == Origin.Own).OrderBy(row => row.Id).AsEnumerable().Select(order => (order.Id.Value, watch is null
            ? order.RepeatAt
            : incidents.Where(row => order.Dispute != DisputeKind.None && row.AddressKey == order.AddressKey && row.Id != order.IncidentId
                && row.At > order.ClosedAt && row.At <= order.ClosedAt + watch).Select(row => (DateTime?)row.At).Min())).ToList();
    });

    private static async Task<TestCentre> Filled(int calls)
    {
        var test = await TestCentre.Open();
        await Fill(test, calls);
        return test;
    }

    private static async Task Fill(TestCentre test, int calls)
    {
        var random = new Random(7);
        for (var from = 0; from < calls; from += 100)
        {
            await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(from, 100).Select(i => Call(test, random, i))]);
        }

        var incidents = test.Centre.Reader.ReadNow(db => db.Incidents.OrderBy(row => row.ExternalNumber).Select(row => row.Id).ToList());
        foreach (var incident in incidents.Take(15))
        {
            var id = (await test.Centre.Orders.Open(new(test.City.Id, OrderKind.Pushed, Level.Blue, "回访", "回访") { Incident = incident }, test.CentreDesk)).Value;
            await test.Centre.Dispatch.Dispatch(id, 1, test.East.Id, test.CentreDesk);
            await test.Centre.Handling.SignFor(id, 2, test.Li.Id, test.EastDesk);
            await test.Centre.Handling.ReportBack(id, 3, "已调解", test.Officer, Settlement.Agreement);
            Assert.True((await test.Centre.Handling.Close(id, 4, test.EastDesk)).IsAccepted);
        }

        test.Clock.Advance(TimeSpan.FromDays(30));
        await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(calls, 60).Select(i => Call(test, random, i))]);
    }

    private static SourceRecord Call(TestCentre test, Random random, int number) => new()
    {
        Source = random.Next(4) == 0 ? "requests" : "110",
        Number = $"{number:00000}",
        At = test.Clock.Now.AddHours(-random.Next(24 * 28)),
        Type = random.Next(5) switch { 0 => "邻里纠纷", 1 => "家庭纠纷", 2 => "type 1", 3 => "type 2", _ => null },
        Address = random.Next(8) == 0 ? null : $"东风路 {random.Next(5)}号",
        Text = random.Next(3) switch { 0 => "催讨欠款", 1 => "邻居持刀", _ => null },
    };
}
