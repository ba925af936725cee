using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Supervision;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Supervision;

public sealed class NoteDeskTests
{
    [Fact]
    public async Task A_note_and_its_answer_are_kept_with_author_and_time_and_sealed_in_the_journal()
    {
        await using var test = await TestCentre.Open();
        var desk = test.Centre.Notes;
        var note = (await desk.Leave(new(NoteAbout.Person, test.Li.Id.Value, " 请核实超期原因 "), test.Supervisor)).Value;
        test.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True((await desk.Answer(new(note, "已联系当事人"), test.Officer)).IsAccepted);

        var thread = Assert.Single(test.Centre.Reader.ReadNow(db => NoteQueries.Of(Scope.Everything, db, test.Centre.Book, NoteAbout.Person, test.Li.Id.Value, test.Clock.Now)));

        Assert.Equal(("请核实超期原因", Post.Supervisor, test.East.Id), (thread.Note.Text, thread.Note.Post, thread.Note.UnitId));
        Assert.Equal(("已联系当事人", test.Li.Id, test.Clock.Now), (thread.Answers[0].Text, thread.Answers[0].AuthorId, thread.Answers[0].At));
        var rows = test.Centre.Reader.ReadNow(db => db.Changes.Where(row => row.Subject == Subject.Note).OrderBy(row => row.Position).ToList());
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.DoesNotContain("原因", row.Open, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.NotNull(row.Sealed));
        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task Who_may_leave_and_who_may_answer()
    {
        await using var test = await TestCentre.Open();
        var desk = test.Centre.Notes;
        var eastSupervisor = new Actor(null, Post.Supervisor, test.East.Id, "east");
        var westDesk = new Actor(null, Post.StationDesk, test.West.Id, "west");
        var note = (await desk.Leave(new(NoteAbout.Person, test.Li.Id.Value, "text"), eastSupervisor)).Value;

        Assert.Equal("note.post-may-not", (await desk.Leave(new(NoteAbout.Unit, test.East.Id.Value, "text"), test.EastDesk)).Refusal.Code);
        Assert.Equal("note.other-unit", (await desk.Leave(new(NoteAbout.Unit, test.West.Id.Value, "text"), eastSupervisor)).Refusal.Code);
        Assert.Equal("note.about-unknown", (await desk.Leave(new(NoteAbout.Order, 99, "text"), test.Supervisor)).Refusal.Code);
        Assert.Equal("text.missing", (await desk.Leave(new(NoteAbout.Unit, test.East.Id.Value, "  "), test.Supervisor)).Refusal.Code);
        Assert.Equal("text.too-long", (await desk.Leave(new(NoteAbout.Unit, test.East.Id.Value, new('x', TextBounds.Text + 1)), test.Supervisor)).Refusal.Code);
        Assert.Equal("note.unknown", (await desk.Answer(new(99, "text"), test.Supervisor)).Refusal.Code);
        Assert.Equal("note.other-unit", (await desk.Answer(new(note, "text"), westDesk)).Refusal.Code);
        Assert.Equal("note.other-unit", (await desk.Answer(new(note, "text"), new Actor(test.Wang.Id, Post.Officer, test.East.Id, "Wang"))).Refusal.Code);
        Assert.Equal("note.post-may-not", (await desk.Answer(new(note, "text"), Actor.Import)).Refusal.Code);
        Assert.True((await desk.Answer(new(note, "text"), test.EastDesk)).IsAccepted);
        Assert.All(
            new[] { "note.post-may-not", "note.other-unit", "note.about-unknown", "note.unknown" },
            code => Assert.True(RefusalText.Knows(code, System.Globalization.CultureInfo.GetCultureInfo("en"))));
    }

    [Fact]
    public async Task The_list_of_a_unit_pages_through_every_note_that_concerned_it_the_newest_first()
    {
        await using var test = await TestCentre.Open();
        var order = (await test.Centre.Orders.Open(new(test.City.Id, OrderKind.Directive, Level.Red, "纠纷", "调解") { Measures = "上门", Responsible = test.East.Id }, test.CentreDesk)).Value;
        await test.Centre.Dispatch.Dispatch(order, 1, test.East.Id, test.CentreDesk);
        var left = new List<long>();
        foreach (var (about, id) in new[]
        {
            (NoteAbout.Unit, test.East.Id.Value), (NoteAbout.Person, test.Li.Id.Value), (NoteAbout.Unit, test.West.Id.Value), (NoteAbout.Order, order.Value), (NoteAbout.Unit, test.City.Id.Value),
        })
        {
            left.Add((await test.Centre.Notes.Leave(new(about, id, $"note {left.Count}"), test.Supervisor)).Value);
        }

        await test.Centre.Notes.Answer(new(left[3], "first"), test.EastDesk);
        await test.Centre.Notes.Answer(new(left[3], "second"), test.EastDesk);

        Assert.Equal([left[3], left[1], left[0]], Pages(test.East.Id));
        Assert.Equal([left[2]], Pages(test.West.Id));
        Assert.Equal([left[4], left[3], left[2], left[1], left[0]], Pages(test.City.Id));
        var number = test.Centre.Reader.ReadNow(db => db.WorkOrders.Single().Number);
        var line = test.Centre.Reader.ReadNow(db => NoteQueries.List(Scope.Everything, db, test.Centre.Book, test.East.Id, test.Clock.Now)).Rows[0];
        Assert.Equal((number, 2, "second"), (line.Order, line.Answers, line.Last!.Text));

        List<long> Pages(Core.Basics.UnitId unit)
        {
            var (found, after) = (new List<long>(), (long?)null);
            do
            {
                var page = test.Centre.Reader.ReadNow(db => NoteQueries.List(Scope.Everything, db, test.Centre.Book, unit, test.Clock.Now, after, 2));
                found.AddRange(page.Rows.Select(row => row.Note.Id));
                after = page.Next;
            }
            while (after is not null);
            return found;
        }
    }

    [Fact]
    public async Task A_note_on_an_order_is_answered_by_its_officer_only()
    {
        await using var test = await TestCentre.Open();
        var order = (await test.Centre.Orders.Open(new(test.City.Id, OrderKind.Directive, Level.Red, "纠纷", "调解") { Measures = "上门", Responsible = test.East.Id }, test.CentreDesk)).Value;
        await test.Centre.Dispatch.Dispatch(order, 1, test.East.Id, test.CentreDesk);
        await test.Centre.Handling.SignFor(order, 2, test.Li.Id, test.EastDesk);
        var note = (await test.Centre.Notes.Leave(new(NoteAbout.Order, order.Value, "尽快"), test.CentreDesk)).Value;

        Assert.Equal("note.other-unit", (await test.Centre.Notes.Answer(new(note, "好"), new Actor(test.Wang.Id, Post.Officer, test.East.Id, "Wang"))).Refusal.Code);
        Assert.True((await test.Centre.Notes.Answer(new(note, "好"), test.Officer)).IsAccepted);
    }
}
