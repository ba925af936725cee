using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.WorkOrders;

public sealed class InspectionSampleTests
{
    [Fact]
    public void The_share_holds_over_many_orders() => Prop.ForAll(Gen.Choose(0, 100).ToArbitrary(), Gen.Choose(1, 1_000_000).ToArbitrary(), (percent, from) =>
    {
        const int Orders = 4_000;
        var share = percent / 100.0;
        var sample = new InspectionSample(share);
        var taken = Enumerable.Range(from, Orders).Count(id => sample.Takes(Order(id)));
        // Five standard deviations of a fair draw.
        return Math.Abs(taken - (Orders * share)) <= 5 * Math.Sqrt(Orders * share * (1 - share));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void The_same_order_has_the_same_answer_whatever_becomes_of_it_and_a_greater_share_only_adds() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (id, one, other) =>
        {
            var (small, large) = (new InspectionSample(Math.Min(one, other) / 100.0), new InspectionSample(Math.Max(one, other) / 100.0));
            var (before, later) = (Order(id), Order(id));
            (later.State, later.Version, later.DoneAt, later.Outcome) = (WorkOrderState.ReportedBack, 9, DateTime.UnixEpoch, "again");
            return small.Takes(later) == small.Takes(before) && (!small.Takes(before) || large.Takes(before));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public async Task A_drawn_order_is_refused_at_closing_however_often_it_is_reported_back_and_closes_through_inspection()
    {
        await using var test = await TestCentre.Open(new InspectionSample(1));
        var (orders, handling) = (test.Centre.Orders, test.Centre.Handling);
        var id = (await orders.Open(new(test.City.Id, OrderKind.Regulated, Level.Blue, "回访", "回访报警人"), test.CentreDesk)).Value;
        await test.Centre.Dispatch.Dispatch(id, 1, test.East.Id, test.CentreDesk);
        await handling.SignFor(id, 2, test.Li.Id, test.EastDesk);
        await handling.ReportBack(id, 3, "done", test.Officer);

        var refusal = (await handling.Close(id, 4, test.EastDesk)).Refusal;
        Assert.Equal(("order.sample-needs-inspection", "R-20261120-0001"), (refusal.Code, refusal.Arguments[0]));
        await handling.SendBack(id, 4, "more", test.EastDesk);
        await handling.ReportBack(id, 5, "done again", test.Officer);
        Assert.Equal("order.sample-needs-inspection", (await handling.Close(id, 6, test.EastDesk)).Refusal.Code);
        await handling.Inspect(id, 6, test.Supervisor);
        Assert.True((await handling.Pass(id, 7, test.Supervisor)).IsAccepted);
    }

    private static WorkOrder Order(int id) => new() { Id = new(id), Number = $"D-20261120-{id:0000}", ExternalNumber = "", State = WorkOrderState.Received };
}
