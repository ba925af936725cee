using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.WorkOrders;

public sealed class OrderDeskTests
{
    [Fact]
    public async Task An_order_walks_the_whole_loop_and_every_step_is_in_the_journal()
    {
        await using var test = await TestCentre.Open();
        var (dispatch, handling) = (test.Centre.Dispatch, test.Centre.Handling);
        var id = await Open(test, Level.Yellow);
        Minute(test);
        Assert.Equal(2, (await dispatch.Dispatch(id, 1, test.East.Id, test.CentreDesk)).Value);
        Minute(test);
        Assert.Equal(3, (await handling.SignFor(id, 2, test.Li.Id, test.EastDesk)).Value);
        Minute(test);
        Assert.Equal(4, (await handling.Step(id, 3, "到场调解", test.Officer)).Value);
        Minute(test);
        Assert.Equal(5, (await handling.ReportBack(id, 4, "双方达成协议", test.Officer)).Value);
        Minute(test);
        Assert.Equal(6, (await handling.Inspect(id, 5, test.Supervisor)).Value);
        Minute(test);
        Assert.Equal(7, (await handling.Fault(id, 6, "缺少回访", test.Supervisor)).Value);
        Minute(test);
        Assert.Equal(8, (await handling.ReportBack(id, 7, "已回访", test.Officer)).Value);
        Minute(test);
        Assert.Equal(9, (await handling.Close(id, 8, test.EastDesk)).Value);

        var order = Get(test, id);
        var born = order.CreatedAt;
        Assert.Equal(WorkOrderState.Closed, order.State);
        Assert.Equal("D-20261120-0001", order.Number);
        Assert.Equal((born.AddHours(1), born.AddHours(24), born.AddHours(72), born.AddHours(96)), (order.SignForDue, order.FirstActionDue, order.DoneDue, order.FeedbackDue));
        Assert.Equal((born.AddMinutes(2), born.AddMinutes(3), born.AddMinutes(7), born.AddMinutes(8)), (order.SignedAt, order.FirstActionAt, order.DoneAt, order.ClosedAt));
        Assert.Null(order.NextDue);
        var kinds = test.Centre.Reader.ReadNow(db => db.Changes.Where(row => row.Subject == Subject.WorkOrder).OrderBy(row => row.Position).Select(row => row.Kind).ToList());
        Assert.Equal(["order.opened", .. Enumerable.Repeat("order.moved", 8)], kinds);
    }

    [Fact]
    public async Task A_directive_without_measures_or_responsible_unit_is_refused_field_by_field()
    {
        await using var test = await TestCentre.Open();

        var outcome = await test.Centre.Orders.Open(new(test.City.Id, OrderKind.Directive, Level.Red, "纠纷", ""), test.CentreDesk);

        Assert.Equal(
            [("title", "text.missing"), ("measures", "text.missing"), ("responsible", "order.responsible-needed")],
            outcome.Refusals.Select(refusal => (refusal.Field!, refusal.Code)));
        Assert.Empty(test.Centre.Reader.ReadNow(db => db.WorkOrders.ToList()));
    }

    [Fact]
    public async Task A_command_that_has_seen_an_old_version_is_refused_and_changes_nothing()
    {
        await using var test = await TestCentre.Open();
        var id = await Open(test, Level.Blue);
        await test.Centre.Dispatch.Dispatch(id, 1, test.East.Id, test.CentreDesk);
        var position = test.Centre.Commit.Position;

        var outcome = await test.Centre.Dispatch.Cancel(id, 1, "too late", test.CentreDesk);

        Assert.Equal(new Refusal("order.version-moved", "version", "1", "2"), outcome.Refusal);
        Assert.Equal((position, WorkOrderState.Dispatched), (test.Centre.Commit.Position, Get(test, id).State));
    }

    [Fact]
    public async Task Of_two_who_see_the_same_version_exactly_one_wins()
    {
        await using var test = await TestCentre.Open();
        var id = await Open(test, Level.Blue);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            i % 2 == 0 ? test.Centre.Dispatch.Dispatch(id, 1, test.East.Id, test.CentreDesk) : test.Centre.Dispatch.Cancel(id, 1, "no", test.CentreDesk)));

        Assert.Single(outcomes, outcome => outcome.IsAccepted);
        Assert.Equal(2, Get(test, id).Version);
    }

    [Fact]
    public async Task Nobody_closes_or_inspects_their_own_work()
    {
        await using var test = await TestCentre.Open();
        var id = await ReportedBack(test, Level.Blue);
        var own = new Actor(test.Li.Id, Post.StationDesk, test.East.Id, "Li at the desk");

        Assert.Equal("order.own-work", (await test.Centre.Handling.Close(id, 4, own)).Refusal.Code);
        Assert.True((await test.Centre.Handling.Close(id, 4, test.EastDesk)).IsAccepted);
    }

    [Fact]
    public async Task A_red_order_closes_only_through_inspection()
    {
        await using var test = await TestCentre.Open();
        var id = await ReportedBack(test, Level.Red);

        Assert.Equal("order.red-needs-inspection", (await test.Centre.Handling.Close(id, 4, test.EastDesk)).Refusal.Code);
        Assert.True((await test.Centre.Handling.Inspect(id, 4, test.Supervisor)).IsAccepted);
        Assert.True((await test.Centre.Handling.Pass(id, 5, test.Supervisor)).IsAccepted);
    }

    [Fact]
    public async Task Two_steps_of_one_officer_in_the_same_millisecond_are_two_steps()
    {
        await using var test = await TestCentre.Open();
        var id = await Open(test, Level.Blue);
        await test.Centre.Dispatch.Dispatch(id, 1, test.East.Id, test.CentreDesk);
        await test.Centre.Handling.SignFor(id, 2, test.Li.Id, test.EastDesk);

        Assert.Equal(4, (await test.Centre.Handling.Step(id, 3, "到场", test.Officer)).Value);
        Assert.Equal(5, (await test.Centre.Handling.Step(id, 4, "劝开双方", test.Officer)).Value);

        var steps = test.Centre.Reader.ReadNow(db => db.OrderSteps.OrderBy(step => step.Id).ToList());
        Assert.Equal([("到场", 4), ("劝开双方", 5)], steps.Select(step => (step.Note!, step.Version)));
        Assert.Equal(steps[0].At, steps[1].At);
    }

    [Fact]
    public async Task Another_station_or_another_officer_cannot_touch_the_order()
    {
        await using var test = await TestCentre.Open();
        var id = await Open(test, Level.Blue);
        await test.Centre.Dispatch.Dispatch(id, 1, test.East.Id, test.CentreDesk);

        var westDesk = new Actor(null, Post.StationDesk, test.West.Id, "west desk");
        Assert.Equal("access.out-of-scope", (await test.Centre.Handling.SignFor(id, 2, test.Li.Id, westDesk)).Refusal.Code);
        Assert.Equal("order.other-unit", (await test.Centre.Handling.SignFor(id, 2, test.Li.Id, westDesk with { Acts = Scope.Of(test.City.Id) })).Refusal.Code);
        Assert.Equal("order.officer-not-in-unit", (await test.Centre.Handling.SignFor(id, 2, test.Wang.Id, test.EastDesk)).Refusal.Code);
        await test.Centre.Handling.SignFor(id, 2, test.Li.Id, test.EastDesk);
        var other = new Actor(test.Wang.Id, Post.Officer, test.East.Id, "Wang");
        Assert.Equal("order.other-officer", (await test.Centre.Handling.Step(id, 3, "note", other)).Refusal.Code);
    }

    [Fact]
    public async Task A_merge_is_a_link_that_can_be_undone()
    {
        await using var test = await TestCentre.Open();
        var (first, second) = (await Open(test, Level.Blue), await Open(test, Level.Blue));

        Assert.Equal("order.merge-target", (await test.Centre.Dispatch.Merge(second, 1, second, "same", test.CentreDesk)).Refusal.Code);
        Assert.True((await test.Centre.Dispatch.Merge(second, 1, first, "same matter", test.CentreDesk)).IsAccepted);
        Assert.Equal((WorkOrderState.Merged, first, null), (Get(test, second).State, Get(test, second).MergedIntoId, Get(test, second).NextDue));
        Assert.True((await test.Centre.Dispatch.Unmerge(second, 2, "not the same", test.CentreDesk)).IsAccepted);
        Assert.Equal((WorkOrderState.Received, null), (Get(test, second).State, Get(test, second).MergedIntoId));
        Assert.NotNull(Get(test, second).NextDue);
    }

    [Fact]
    public async Task Numbers_run_on_by_local_day_also_after_a_restart()
    {
        await using var test = await TestCentre.Open();
        await Open(test, Level.Blue);
        await test.Restart();
        await Open(test, Level.Blue);
        test.Clock.Advance(TimeSpan.FromHours(15));
        await Open(test, Level.Blue);

        var numbers = test.Centre.Reader.ReadNow(db => db.WorkOrders.OrderBy(row => row.Id).Select(row => row.Number).ToList());

        Assert.Equal(["D-20261120-0001", "D-20261120-0002", "D-20261121-0001"], numbers);
    }

    private static async Task<WorkOrderId> Open(TestCentre test, Level level) =>
        (await test.Centre.Orders.Open(
            new(test.City.Id, OrderKind.Directive, level, "婚恋纠纷", "化解婚恋纠纷") { Measures = "见面、稳控、回访", Responsible = test.East.Id },
            test.CentreDesk)).Value;

    private static async Task<WorkOrderId> ReportedBack(TestCentre test, Level level)
    {
        var id = await Open(test, level);
        await test.Centre.Dispatch.Dispatch(id, 1, test.East.Id, test.CentreDesk);
        await test.Centre.Handling.SignFor(id, 2, test.Li.Id, test.EastDesk);
        await test.Centre.Handling.ReportBack(id, 3, "done", test.Officer);
        return id;
    }

    private static WorkOrder Get(TestCentre test, WorkOrderId id) => test.Centre.Reader.ReadNow(db => db.WorkOrders.Single(row => row.Id == id));

    private static void Minute(TestCentre test) => test.Clock.Advance(TimeSpan.FromMinutes(1));
}
