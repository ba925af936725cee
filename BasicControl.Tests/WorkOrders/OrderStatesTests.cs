using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Tests.Scoring;

namespace BasicControl.Tests.WorkOrders;

public sealed class OrderStatesTests
{
    [Fact]
    public async Task An_order_stands_at_each_instant_where_its_last_move_by_then_left_it()
    {
        await using var city = await ScoreCity.Open();
        var test = city.Test;
        var begin = test.Clock.Now;
        var order = await city.Given(test.East.Id);
        test.Clock.Advance(TimeSpan.FromHours(1));
        await city.Do(order, OrderAction.SignFor, test.EastDesk, officer: test.Li.Id);
        test.Clock.Advance(TimeSpan.FromHours(1));
        await city.Report(order);

        WorkOrderState? At(double hours) => test.Centre.Reader.ReadNow(db => OrderStates.At(db, [order], begin.AddHours(hours))) is var states && states.TryGetValue(order, out var state) ? state : null;

        Assert.Equal([null, WorkOrderState.Dispatched, WorkOrderState.Handling, WorkOrderState.ReportedBack], new[] { At(-1), At(0.5), At(1), At(3) });
    }

    [Fact]
    public async Task What_another_system_told_has_no_states_in_between()
    {
        await using var test = await TestCentre.Open();
        var told = new SourceRecord { Source = "requests", Number = "A1", At = test.Clock.Now.AddHours(-5), Type = "noise", Unit = "East", State = WorkOrderState.Handling };
        var first = (await test.Centre.Inbox.Submit(Scope.Everything, [told]))[0];
        Assert.Empty(first.Refusals);
        await test.Centre.Inbox.Submit(Scope.Everything, [told with { State = WorkOrderState.Closed, ClosedAt = test.Clock.Now.AddHours(-1), UpdatedAt = test.Clock.Now }]);

        Assert.Empty(test.Centre.Reader.ReadNow(db => OrderStates.At(db, [new(first.Id)], test.Clock.Now)));
    }
}
