using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Figures;

/// <summary>Flows by day against a count of every order for every day, told by its definition.</summary>
public sealed class DayFlowsTests
{
    private static readonly CityZone NewYork = CityZone.Of("America/New_York");

    // Across the night of 2018-11-04, which has 25 hours.
    private static readonly DayRange Week = new(new(2018, 11, 1), new(2018, 11, 7));

    private sealed record Order(UnitId Unit, DateTime Created, DateTime? Due, DateTime? Closed);

    [Fact]
    public void Every_day_counts_what_its_definition_says()
    {
        var start = NewYork.StartOf(Week.From).AddDays(-3);
        // Whole hours, so that midnights and ties are common.
        var instant = Gen.Choose(0, 24 * 11).Select(hour => start.AddHours(hour));
        var some = Gen.OneOf(instant.Select(at => (DateTime?)at), Gen.Constant((DateTime?)null));
        var order = from unit in Gen.Choose(1, 3) from created in instant from due in some from closed in some select new Order(new(unit), created, due, closed);
        var late = Gen.Choose(0, 30).Select(hour => NewYork.StartOf(Week.To).AddHours(hour));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll(Arb.From(order.ListOf()), Arb.From(late), (orders, at) => Holds([.. orders], at)));
    }

    [Fact]
    public void Days_of_a_range_add_up_and_what_stands_open_is_the_last_ones()
    {
        Flow one = new(3, 2, 2, 1, 5, 1), two = new(1, 4, 3, 3, 2, 0);

        Assert.Equal(new Flow(4, 6, 5, 4, 2, 0), one.Then(two));
        Assert.Equal(new Flow(4, 6, 5, 4, 7, 1), one.With(two));
        Assert.Equal(1, one.ClosedLate);
    }

    private static void Holds(List<Order> orders, DateTime at)
    {
        var count = new DayFlowCount(NewYork, Week, at);
        orders.ForEach(order => count.Add(order.Unit, order.Created, order.Due, order.Closed));
        var flows = count.Flows();

        for (var day = Week.From; day <= Week.To; day = day.AddDays(1))
        {
            Assert.Equal(Counted(orders, day, at), flows.Of(new DayRange(day, day)));
            foreach (var unit in flows.Units.Keys)
            {
                Assert.Equal(Counted([.. orders.Where(order => order.Unit == unit)], day, at), flows.Of(unit, new(day, day)));
            }
        }
    }

    private static Flow Counted(List<Order> orders, DateOnly day, DateTime at)
    {
        var (from, to) = (NewYork.StartOf(day), NewYork.StartOf(day.AddDays(1)));
        var end = day == Week.To ? at : to.AddMilliseconds(-1);
        var known = orders.Where(order => order.Created <= at).Select(order => order with { Closed = order.Closed <= at ? order.Closed : null }).ToList();
        var closed = known.Where(order => order.Closed >= from && order.Closed < to).ToList();
        var open = known.Where(order => order.Created <= end && !(order.Closed <= end)).ToList();
        return new(
            known.Count(order => order.Created >= from && order.Created < to), closed.Count, closed.Count(order => order.Due is not null),
            closed.Count(order => order.Closed <= order.Due), open.Count, open.Count(order => order.Due < end));
    }
}
