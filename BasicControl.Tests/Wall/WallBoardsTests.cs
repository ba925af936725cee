using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Incidents;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Wall;

public sealed class WallBoardsTests
{
    [Fact]
    public async Task A_record_from_the_inbox_reaches_those_who_watch_its_city()
    {
        await using var test = await TestCentre.Open();
        await using var walls = await WallBoards.Start(test.Centre, new(), TestContext.Current.CancellationToken);

        await test.Centre.Inbox.Submit(Scope.Everything, [WallSeen.Call(test, "A1")]);
        var snapshot = await WallSeen.When(walls, test.City.Id, seen => seen.Figures.Value.IncidentsToday == 1);

        Assert.True(snapshot.Head.Value.CountsIncidents);
        Assert.Equal(1, Assert.Single(snapshot.Map.Value.Units, unit => unit.Unit == test.East.Id).Count);
        Assert.Equal("A1", Assert.Single(snapshot.Ticker.Value).Number);
        Assert.Equal(test.Centre.Commit.Position, snapshot.Position);
    }

    [Fact]
    public async Task An_order_is_pending_until_it_is_closed()
    {
        await using var test = await TestCentre.Open();
        await using var walls = await WallBoards.Start(test.Centre, new(), TestContext.Current.CancellationToken);
        var order = (await test.Centre.Orders.Open(
            new OpenOrder(test.City.Id, OrderKind.Directive, Level.Red, "复核", "复核") { Measures = "走访", Responsible = test.East.Id }, test.CentreDesk)).Value;

        var open = await WallSeen.When(walls, test.City.Id, seen => seen.Figures.Value.Open == 1);
        Assert.Equal(1, open.Figures.Value.Pending[(int)Level.Red]);
        Assert.Equal(order, Assert.Single(open.NextDue.Value).Order);
        Assert.Equal(OrderClock.SignFor, open.NextDue.Value[0].Clock);
        Assert.Equal(new(0, 1), open.Figures.Value.DirectiveClosure);

        await test.Centre.Commit.Desk<int>(session =>
        {
            var row = session.Db.WorkOrders.Single(found => found.Id == order);
            var before = row.Facts();
            (row.State, row.ClosedAt, row.NextDue) = (WorkOrderState.Closed, session.Now, null);
            session.Record(new(
                Subject.WorkOrder, order.Value, session.Now, new OrderChanged(OrderAction.Close, before, row.Facts()), test.CentreDesk));
            return 0;
        });
        var closed = await WallSeen.When(walls, test.City.Id, seen => seen.Figures.Value.Open == 0);

        Assert.Equal(1, closed.Figures.Value.ClosedToday);
        Assert.Equal(new(1, 1), closed.Figures.Value.DirectiveClosure);
        Assert.Equal(new(1, 1), closed.Figures.Value.OnTime);
        Assert.Empty(closed.NextDue.Value);
    }

    [Fact]
    public async Task A_part_that_did_not_change_keeps_its_instance()
    {
        await using var test = await TestCentre.Open();
        await using var walls = await WallBoards.Start(test.Centre, new(), TestContext.Current.CancellationToken);
        var before = walls.Latest(Scope.Everything, test.City.Id)!;

        await test.Centre.Inbox.Submit(Scope.Everything, [WallSeen.Call(test, "A1")]);
        var after = await WallSeen.When(walls, test.City.Id, seen => seen.Figures.Value.IncidentsToday == 1);

        Assert.Same(before.Stations, after.Stations);
        Assert.Same(before.Officers, after.Officers);
        Assert.Same(before.Head, after.Head);
        Assert.NotSame(before.HourGrid, after.HourGrid);
        Assert.Equal(after.Version, after.HourGrid.Version);
    }

    [Fact]
    public async Task A_city_that_is_added_gets_a_wall()
    {
        await using var test = await TestCentre.Open();
        await using var walls = await WallBoards.Start(test.Centre, new(), TestContext.Current.CancellationToken);
        var city = await test.Centre.Commit.Batch(session => test.Centre.Organisation.City(session, "新市", "Asia/Urumqi", "990200000000").Id);

        var first = await WallSeen.When(walls, city, _ => true);

        Assert.Equal("新市", first.Head.Value.Name.Zh);
        Assert.Equal([test.City.Id, city], walls.Cities);
    }

    [Fact]
    public async Task A_restart_shows_the_same_wall()
    {
        await using var test = await TestCentre.Open();
        WallSnapshot before;
        await using (var walls = await WallBoards.Start(test.Centre, new(), TestContext.Current.CancellationToken))
        {
            for (var i = 0; i < 300; i++)
            {
                await test.Centre.Inbox.Submit(Scope.Everything, [i % 3 == 0 ? Request(test, i) : WallSeen.Call(test, $"A{i}")]);
            }

            before = await WallSeen.When(walls, test.City.Id, seen => seen.Position == test.Centre.Commit.Position);
        }

        await test.Restart();
        await using var again = await WallBoards.Start(test.Centre, new(), TestContext.Current.CancellationToken);

        WallAssert.Same(before, again.Latest(Scope.Everything, test.City.Id)!);
        Assert.Equal(100, before.Figures.Value.CreatedToday);
    }

    [Fact]
    public async Task Snapshots_come_at_most_four_a_second_and_the_last_state_always()
    {
        await using var test = await TestCentre.Open();
        var options = new WallOptions();
        await using var walls = await WallBoards.Start(test.Centre, options, TestContext.Current.CancellationToken);
        var (seen, begin) = (0, TimeProvider.System.GetTimestamp());
        using var subscription = walls.Subscribe(test.City.Id, _ => Interlocked.Increment(ref seen));

        for (var i = 0; i < 400; i++)
        {
            await test.Centre.Inbox.Submit(Scope.Everything, [WallSeen.Call(test, $"A{i}")]);
        }

        await WallSeen.When(walls, test.City.Id, snapshot => snapshot.Figures.Value.IncidentsToday == 400);
        Assert.InRange(Volatile.Read(ref seen), 1, 2 + (TimeProvider.System.GetElapsedTime(begin) / options.PublishGap));
    }

    [Fact]
    public async Task A_taker_that_fails_takes_nothing_from_the_others()
    {
        await using var test = await TestCentre.Open();
        await using var walls = await WallBoards.Start(test.Centre, new(), TestContext.Current.CancellationToken);
        var isArmed = false;
        using var bad = walls.Subscribe(test.City.Id, snapshot => Assert.False(isArmed, $"the taker fails at {snapshot.Version}"));
        isArmed = true;

        await test.Centre.Inbox.Submit(Scope.Everything, [WallSeen.Call(test, "A1")]);
        await WallSeen.When(walls, test.City.Id, seen => seen.Figures.Value.IncidentsToday == 1);
        await test.Centre.Inbox.Submit(Scope.Everything, [WallSeen.Call(test, "A2")]);
        await WallSeen.When(walls, test.City.Id, seen => seen.Figures.Value.IncidentsToday == 2);
    }

    [Fact]
    public async Task On_a_faster_clock_a_due_instant_passes_by_itself()
    {
        using var folder = new TempFolder();
        await using var centre = Centre.TryOpen(new SqliteStore(folder.DatabaseFile), new PacedClock(new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero), pace: 36_000))!;
        var city = await centre.Commit.Batch(session => centre.Organisation.City(session, "测试市局", "Asia/Shanghai", "990100000000").Id);
        await using var walls = await WallBoards.Start(centre, new(), TestContext.Current.CancellationToken);

        await centre.Orders.Open(new OpenOrder(city, OrderKind.Pushed, Level.Red, "核查", "核查"), new(null, Post.CentreDesk, city, "centre"));
        await WallSeen.When(walls, city, seen => seen.Figures.Value is { Open: 1, Overdue: 0 });
        var overdue = await WallSeen.When(walls, city, seen => seen.Figures.Value.Overdue == 1);

        Assert.Equal(centre.Commit.Position, overdue.Position);
    }

    private static SourceRecord Request(TestCentre test, int i) => new()
    {
        Source = "requests",
        Number = $"R{i}",
        At = test.Clock.Now.AddMinutes(-i % 60),
        Type = $"type {i % 7}",
        Unit = $"unit {i % 4}",
        Officer = $"officer {i % 5}",
        Due = test.Clock.Now.AddMinutes((i % 50) - 20),
        ClosedAt = i % 2 == 0 ? test.Clock.Now.AddMinutes(-i % 30) : null,
    };
}
