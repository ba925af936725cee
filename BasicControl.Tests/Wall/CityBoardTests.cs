using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Wall;

public sealed class CityBoardTests
{
    // Ten in the evening of 20 November in Shanghai: two hours before midnight.
    private static readonly DateTime Evening = new(2026, 11, 20, 14, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Midnight = Evening.AddHours(2);

    [Fact]
    public void At_local_midnight_a_new_day_begins_and_the_oldest_leaves()
    {
        var world = World();
        world.Set(1, Order(Evening.AddDays(-30)) with { ClosedAt = Evening.AddHours(-1) });
        world.Set(2, Order(Evening.AddHours(-3)));

        var before = world.Folded();
        Assert.Equal((1, 1), (before.Figures.Value.ClosedToday, before.Figures.Value.CreatedToday));
        Assert.Equal(new Rate(1, 2), before.Figures.Value.Closure);

        world.Tick(TimeSpan.FromMinutes(90));
        Assert.Equal(Midnight, world.Board.NextInstant);
        world.Tick(Midnight - world.At - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, world.Folded().Figures.Value.ClosedToday);

        world.Tick(TimeSpan.FromMilliseconds(1));
        var after = world.Folded();
        Assert.Equal((0, 0), (after.Figures.Value.ClosedToday, after.Figures.Value.CreatedToday));
        Assert.Equal(new Rate(0, 1), after.Figures.Value.Closure);
        Assert.Equal(new DateOnly(2026, 11, 21), after.Head.Value.WindowTo);
        Assert.Equal(new DateOnly(2026, 10, 22), after.Head.Value.WindowFrom);
        Assert.Equal(1, after.Figures.Value.Open);
    }

    [Fact]
    public void The_window_begins_with_the_first_instant_of_its_first_day()
    {
        var world = World();
        var edge = Midnight.AddDays(-31);
        world.Set(1, Order(edge));
        world.Set(2, Order(edge.AddMilliseconds(-1)));

        Assert.Equal(new Rate(0, 1), world.Folded().Figures.Value.Closure);
        Assert.Equal(2, world.Folded().Figures.Value.Open);
        Assert.Equal(1, world.Folded().Days.Value[0].Created);
    }

    [Fact]
    public void An_order_closed_before_it_was_created_counts_as_closed_and_was_never_open()
    {
        var world = World();
        world.Set(1, Order(Evening.AddDays(-2)) with { ClosedAt = Evening.AddDays(-5) });

        var shown = world.Folded();
        Assert.All(shown.Days.Value, day => Assert.Equal(0, day.Open));
        Assert.Equal((0, 1), (shown.Days.Value[^3].Closed, shown.Days.Value[^3].Created));
        Assert.Equal((1, 0), (shown.Days.Value[^6].Closed, shown.Days.Value[^6].Created));
        Assert.Equal(new Rate(1, 1), shown.Figures.Value.Closure);
        Assert.Equal(0, shown.Figures.Value.Open);
    }

    [Fact]
    public void An_order_with_a_future_date_joins_by_tick()
    {
        var world = World();
        world.Set(1, Order(Evening.AddMinutes(10)) with { DoneDue = Evening.AddMinutes(20), ClosedAt = Evening.AddMinutes(30), Level = Level.Red });

        Assert.Equal((0, 0), (world.Folded().Figures.Value.Open, world.Folded().Figures.Value.CreatedToday));
        world.Tick(TimeSpan.FromMinutes(10));
        Assert.Equal((1, 1, 0), Counts(world));
        world.Tick(TimeSpan.FromMinutes(10));
        Assert.Equal((1, 1, 0), Counts(world));
        world.Tick(TimeSpan.FromMilliseconds(1));
        Assert.Equal((1, 1, 1), Counts(world));
        world.Tick(TimeSpan.FromMinutes(10));
        Assert.Equal((0, 1, 0), Counts(world));
        Assert.Equal(1, world.Folded().Figures.Value.ClosedToday);
        Assert.Equal(new Rate(0, 1), world.Folded().Figures.Value.OnTime);
        Assert.Equal(0, world.Board.Kept);
    }

    [Fact]
    public void An_incident_with_a_future_date_joins_by_tick()
    {
        var world = World();
        world.Set(1, new IncidentFacts(WallWorld.City, WallWorld.Units[0], new(1), new(1), Level.None, Evening.AddMinutes(5), 10, 20));

        Assert.Equal(0, world.Folded().Figures.Value.IncidentsToday);
        Assert.Equal(Evening.AddMinutes(5), world.Board.NextInstant);
        world.Tick(TimeSpan.FromMinutes(5));
        Assert.Equal(1, world.Folded().Figures.Value.IncidentsToday);
        Assert.Equal(new MapCell(10, 20, 1), Assert.Single(world.Folded().Map.Value.Cells));
    }

    [Fact]
    public void A_cancelled_order_counts_nowhere_until_it_is_taken_back()
    {
        var world = World();
        var order = Order(Evening.AddHours(-1)) with { DoneDue = Evening.AddMinutes(-5) };
        world.Set(1, order);
        Assert.Equal((1, 1, 1), Counts(world));

        world.Set(1, order with { State = WorkOrderState.Merged });
        Assert.Equal((0, 0, 0), Counts(world));
        Assert.Equal(default, world.Folded().Figures.Value.Closure);

        world.Set(1, order with { State = WorkOrderState.Received });
        Assert.Equal((1, 1, 1), Counts(world));
    }

    [Fact]
    public void The_queue_holds_the_open_orders_whose_clocks_run_out_next()
    {
        var world = World();
        for (var i = 1; i <= 5; i++)
        {
            world.Set(i, Order(Evening.AddHours(-1)) with { NextDue = Evening.AddMinutes(10 * i), NextClock = OrderClock.SignFor });
        }

        Assert.Equal([1, 2, 3], Queue(world));
        world.Set(2, world.Orders[2] with { ClosedAt = Evening, NextDue = null });
        Assert.Equal([1, 3, 4], Queue(world));
        world.Tick(TimeSpan.FromMinutes(10));
        Assert.Equal([1, 3, 4], Queue(world));
        world.Tick(TimeSpan.FromMilliseconds(1));
        Assert.Equal([3, 4, 5], Queue(world));
        world.Set(2, world.Orders[2] with { ClosedAt = null, NextDue = Evening.AddMinutes(35) });
        Assert.Equal([3, 2, 4], Queue(world));
    }

    [Fact]
    public void A_feed_falls_silent_by_tick()
    {
        var world = World();
        var silent = Evening.AddMinutes(-20 + 90).AddMilliseconds(1);

        Assert.Equal(silent, world.Board.NextInstant);
        world.Tick(silent - world.At - TimeSpan.FromMilliseconds(1));
        Assert.False(world.Folded().Feeds.Value[0].IsSilent);
        world.Tick(TimeSpan.FromMilliseconds(1));
        Assert.True(world.Board.HasMoved);
        Assert.True(world.Folded().Feeds.Value[0].IsSilent);
    }

    [Fact]
    public void A_target_comes_into_force_by_tick()
    {
        var world = World();
        Assert.Equal(0.9, world.Folded().Figures.Value.ClosureTarget);

        world.Tick(TimeSpan.FromHours(5));
        Assert.Equal(0.95, world.Folded().Figures.Value.ClosureTarget);
    }

    [Fact]
    public void The_clock_never_goes_back()
    {
        var world = World();
        world.Board.Tick(Evening.AddDays(-1));

        Assert.Equal(Evening, world.Board.At);
    }

    [Fact]
    public void An_officer_is_listed_from_the_least_number_of_closed_orders_on()
    {
        var world = new WallWorld("Asia/Shanghai", Evening, countsIncidents: false, windowDays: 30, officerLeastClosed: 2);
        for (var i = 1; i <= 3; i++)
        {
            world.Set(i, Order(Evening.AddHours(-5)) with { Officer = new(i < 3 ? 1 : 2), ClosedAt = Evening.AddHours(-i), DoneDue = Evening.AddHours(-2) });
        }

        var row = Assert.Single(world.Folded().Officers.Value);
        Assert.Equal((1, 1, 2), (row.Person.Value, row.ClosedOnTime, row.Closed));
    }

    private static WallWorld World() => new("Asia/Shanghai", Evening, countsIncidents: true, windowDays: 30);

    private static OrderFacts Order(DateTime created) => new(
        "N", WallWorld.City, WallWorld.Units[0], null, new(1), new(1), OrderKind.Request, Origin.External, Level.None, WorkOrderState.Handling, created, null,
        null, null, null, null);

    private static (int Open, int Created, int Overdue) Counts(WallWorld world) =>
        world.Folded().Figures.Value is var figures ? (figures.Open, figures.CreatedToday, figures.Overdue) : default;

    private static IEnumerable<long> Queue(WallWorld world) => world.Folded().NextDue.Value.Select(row => row.Order.Value);
}
