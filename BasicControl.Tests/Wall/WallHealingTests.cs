using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Core.Wall;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Wall;

public sealed class WallHealingTests
{
    [Fact]
    public async Task A_check_reports_where_a_board_differs_from_the_store_and_puts_it_right()
    {
        await using var test = await TestCentre.Open();
        var log = new KeptLog();
        await test.Centre.Inbox.Submit(Scope.Everything, [WallSeen.Call(test, "A1")]);
        await using var walls = await WallBoards.Start(
            test.Centre, new() { CheckEvery = TimeSpan.FromMilliseconds(300), Log = log }, TestContext.Current.CancellationToken);
        Assert.Equal(1, walls.Latest(Scope.Everything, test.City.Id)!.Figures.Value.IncidentsToday);

        // A row that no change tells of: what a fault in the fold would look like.
        await test.Centre.Commit.Batch(session => session.Prepare("UPDATE incidents SET at = at - 172800000").Execute());

        var healed = await WallSeen.When(walls, test.City.Id, seen => seen.Figures.Value.IncidentsToday == 0);
        Assert.Contains(log.Lines, line => line.Contains("differs from the store", StringComparison.Ordinal) && line.Contains("Figures", StringComparison.Ordinal));
        Assert.True(healed.Version > 1);
    }

    [Fact]
    public async Task A_check_of_a_right_board_says_nothing()
    {
        await using var test = await TestCentre.Open();
        var log = new KeptLog();
        await using var walls = await WallBoards.Start(
            test.Centre, new() { CheckEvery = TimeSpan.FromMilliseconds(20), FeedGap = TimeSpan.FromMilliseconds(20), Log = log }, TestContext.Current.CancellationToken);
        for (var i = 0; i < 200; i++)
        {
            await test.Centre.Inbox.Submit(Scope.Everything, [WallSeen.Call(test, $"A{i}")]);
            test.Clock.Advance(TimeSpan.FromSeconds(7));
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        await WallSeen.When(walls, test.City.Id, seen => seen.Position == test.Centre.Commit.Position);
        Assert.True(log.Lines.Count == 0, string.Join('\n', log.Lines));
    }

    [Fact]
    public async Task A_change_that_does_not_follow_on_makes_the_boards_be_read_again()
    {
        await using var test = await TestCentre.Open();
        var log = new KeptLog();
        await using var walls = await WallBoards.Start(
            test.Centre, new() { FeedGap = TimeSpan.FromMilliseconds(50), Log = log }, TestContext.Current.CancellationToken);

        var gap = new Change(test.Centre.Commit.Position + 7, Subject.Store, 0, test.Clock.Now, test.Clock.Now, new Foreign(), Post.System);
        test.Centre.Feed.Publish([gap]);
        await test.Centre.Inbox.Submit(Scope.Everything, [WallSeen.Call(test, "A1")]);

        await WallSeen.When(walls, test.City.Id, seen => seen.Figures.Value.IncidentsToday == 1);
        Assert.Contains(log.Lines, line => line.Contains("could not fold", StringComparison.Ordinal));
        await test.Centre.Inbox.Submit(Scope.Everything, [WallSeen.Call(test, "A2")]);
        await WallSeen.When(walls, test.City.Id, seen => seen.Figures.Value.IncidentsToday == 2);
    }

    [Fact]
    public async Task A_unit_that_moves_takes_its_records_along_from_that_instant()
    {
        await using var test = await TestCentre.Open();
        var beat = await test.Centre.Commit.Batch(session => test.Centre.Organisation.Unit(
            session, new Unit { Id = new(session.NextId("units")), CityId = test.City.Id, Kind = UnitKind.Beat, Code = "990101010101", Name = "一警区" }, test.East.Id));
        await using var walls = await WallBoards.Start(test.Centre, new(), TestContext.Current.CancellationToken);
        await test.Centre.Inbox.Submit(Scope.Everything,
        [
            WallSeen.Call(test, "A1") with { Unit = beat.Code, At = test.Clock.Now.AddMinutes(-50) },
            WallSeen.Call(test, "A2") with { Unit = beat.Code, At = test.Clock.Now.AddMinutes(-10) },
        ]);
        await WallSeen.When(walls, test.City.Id, seen => Count(seen, test.East.Id) == 2);

        Assert.True((await test.Centre.Units.MoveUnit(beat.Id, test.West.Id, test.Clock.Now.AddMinutes(-30), test.Administrator)).IsAccepted);

        await WallSeen.When(walls, test.City.Id, seen => (Count(seen, test.East.Id), Count(seen, test.West.Id)) == (1, 1));
    }

    [Fact]
    public async Task A_feed_that_delivers_again_is_no_longer_silent_though_nothing_changes()
    {
        await using var test = await TestCentre.Open();
        await test.Centre.Inbox.Submit(Scope.Everything, [WallSeen.Call(test, "A1")]);
        var call = WallSeen.Call(test, "A1");
        await using var walls = await WallBoards.Start(test.Centre, new() { FeedGap = TimeSpan.FromMilliseconds(50) }, TestContext.Current.CancellationToken);

        test.Clock.Advance(TimeSpan.FromSeconds(61));
        var silent = await WallSeen.When(walls, test.City.Id, seen => seen.Feeds.Value[0].IsSilent);
        Assert.Equal("110", silent.Feeds.Value[0].Key);

        await test.Centre.Inbox.Submit(Scope.Everything, [call]);
        var again = await WallSeen.When(walls, test.City.Id, seen => !seen.Feeds.Value[0].IsSilent);
        Assert.Equal(silent.Position, again.Position);
    }

    private static int Count(WallSnapshot snapshot, UnitId unit) => snapshot.Map.Value.Units.Single(row => row.Unit == unit).Count;

    private sealed record Foreign : IChangeEvent
    {
        public string Kind => "foreign";
    }
}
