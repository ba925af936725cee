using BasicControl.Core.Basics;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Incidents;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Disputes.Heat;

public sealed class HeatQueriesTests
{
    // The clock of a test centre stands at nine in the morning of 20 November in Shanghai.
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task A_record_from_the_inbox_is_in_the_next_answer()
    {
        await using var test = await TestCentre.Open();
        await using var heat = Start(test);
        var before = await heat.Ask(test, Today, Today);

        await test.Centre.Inbox.Submit(Scope.Everything, [Call(test, "A1", TimeSpan.FromMinutes(-5))]);
        var after = await heat.Ask(test, Today, Today);

        Assert.Equal((0, 1), (before.Count.Total, after.Count.Total));
        Assert.Equal(1, after.Count.StationHours.At(test.East.Id.Value, 8));
        Assert.Equal(test.Centre.Commit.Position, after.Position);
        Assert.True(after.CountsIncidents);
    }

    [Fact]
    public async Task Days_that_are_not_kept_are_counted_from_the_store_and_the_answer_says_so()
    {
        await using var test = await TestCentre.Open();
        await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 60).Select(i => Call(test, $"A{i}", TimeSpan.FromHours(-7 * i)))]);
        await using var few = Start(test, days: 5);
        await using var all = Start(test);

        var some = await few.Ask(test, Today.AddDays(-16), Today);
        var whole = await all.Ask(test, Today.AddDays(-16), Today);

        Assert.Equal((true, false), (some.IsOlderThanKept, whole.IsOlderThanKept));
        Assert.Equal(Today.AddDays(-4), some.KeptFrom);
        HeatAssert.Same(whole.Count, some.Count);
        Assert.InRange(some.Count.Total, 50, 60);
    }

    [Fact]
    public async Task An_instant_inside_a_day_breaks_the_count_off_there()
    {
        await using var test = await TestCentre.Open();
        var now = test.Clock.Now;
        await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 48).Select(i => Call(test, $"A{i}", TimeSpan.FromHours(-i)))]);
        await using var heat = Start(test);

        var answer = await heat.Ask(new HeatQuery(test.City.Id, new(Today.AddDays(-2), Today, now.AddHours(-10)))
        {
            DisputesOnly = false,
            Before = new(Today.AddDays(-3), Today.AddDays(-1), now.AddHours(-24)),
        });

        // Nine in the morning less ten hours is yesterday at 23:00, on the dot.
        Assert.Equal((38, 24), (answer.Count.Total, answer.Before!.Total));
        Assert.Equal(1, answer.Count.Days[^2].Day.DayNumber - answer.Count.Days[^3].Day.DayNumber);
        Assert.Equal(0, answer.Count.Days[^1].Count);
        HeatAssert.AgreeWithEachOther(answer.Count);
        HeatAssert.AgreeWithEachOther(answer.Before);
    }

    [Fact]
    public async Task A_unit_that_moves_takes_its_records_along_from_that_instant()
    {
        await using var test = await TestCentre.Open();
        var beat = await test.Centre.Commit.Batch(session => test.Centre.Organisation.Unit(
            session, new() { Id = new(session.NextId("units")), CityId = test.City.Id, Kind = Core.Organisation.UnitKind.Beat, Code = "990101010101", Name = "一警区" }, test.East.Id));
        await using var heat = Start(test, gap: TimeSpan.FromMilliseconds(20));
        await test.Centre.Inbox.Submit(Scope.Everything, [Call(test, "A1", TimeSpan.FromMinutes(-50)) with { Unit = beat.Code }, Call(test, "A2", TimeSpan.FromMinutes(-10)) with { Unit = beat.Code }]);
        Assert.Equal([(test.East.Id, 2)], Counted(await heat.Ask(test, Today, Today)));

        Assert.True((await test.Centre.Units.MoveUnit(beat.Id, test.West.Id, test.Clock.Now.AddMinutes(-30), test.Administrator)).IsAccepted);

        await Soon(async () => Counted(await heat.Ask(test, Today, Today)).SequenceEqual([(test.East.Id, 1), (test.West.Id, 1)]));
    }

    [Fact]
    public async Task A_city_of_orders_counts_orders_until_a_source_of_incidents_comes()
    {
        await using var test = await TestCentre.Open();
        var city = await test.Centre.Commit.Batch(session =>
        {
            var added = test.Centre.Organisation.City(session, "新市", "floating", "990200000000").Id;
            test.Centre.Organisation.Source(session, "tasks", "tasks", added, Core.Organisation.Makes.Order, "floating", addsUnknown: true);
            return added;
        });
        await using var heat = Start(test, gap: TimeSpan.FromMilliseconds(20));
        var day = DateOnly.FromDateTime(test.Clock.Now);
        var query = new HeatQuery(city, new(day, day)) { DisputesOnly = false };
        await test.Centre.Inbox.Submit(Scope.Everything, [new SourceRecord { Source = "tasks", Number = "T1", At = test.Clock.Now.AddMinutes(-1), Type = "task", Unit = "x" }]);
        var orders = await heat.Ask(query);
        Assert.Equal((false, 1), (orders.CountsIncidents, orders.Count.Total));

        await test.Centre.Commit.Batch(session => test.Centre.Organisation.Source(session, "calls", "calls", city, Core.Organisation.Makes.Incident, "floating", addsUnknown: true));

        await Soon(async () => await heat.Ask(query) is { CountsIncidents: true, Count.Total: 0 });
    }

    [Fact]
    public async Task A_check_puts_right_what_no_change_has_told()
    {
        await using var test = await TestCentre.Open();
        await test.Centre.Inbox.Submit(Scope.Everything, [Call(test, "A1", TimeSpan.FromMinutes(-5))]);
        await using var heat = Start(test, gap: TimeSpan.FromMilliseconds(20), check: TimeSpan.FromMilliseconds(100));
        Assert.Equal(1, (await heat.Ask(test, Today, Today)).Count.Total);

        await test.Centre.Commit.Batch(session => session.Prepare("UPDATE incidents SET at = at - 172800000").Execute());

        await Soon(async () => (await heat.Ask(test, Today, Today)).Count.Total == 0);
    }

    private static IEnumerable<(UnitId, int)> Counted(HeatAnswer answer) => answer.Count.Stations.Where(station => station.Count != 0);

    private static async Task Soon(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 500 && !await holds(); tries++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.True(await holds());
    }

    private static SourceRecord Call(TestCentre test, string number, TimeSpan from) => new()
    {
        Source = "110",
        Number = number,
        At = test.Clock.Now + from,
        Type = "求助",
        Unit = test.East.Code,
        Latitude = 24.45,
        Longitude = 118.08,
    };

    private static RunningHeat Start(TestCentre test, int days = 30, TimeSpan? gap = null, TimeSpan? check = null) => new(test, days, gap, check);

    private sealed class RunningHeat : IAsyncDisposable
    {
        private readonly HeatCubes _cubes;
        private readonly HeatQueries _queries;

        public RunningHeat(TestCentre test, int days, TimeSpan? gap, TimeSpan? check)
        {
            var centre = test.Centre;
            _cubes = HeatCubes.Start(
                new(centre.Reader, centre.Feed, centre.Book, centre.Clock), new() { Days = days, CheckEvery = check, FoldGap = gap ?? TimeSpan.FromSeconds(1) });
            _queries = new(_cubes, centre.Reader, centre.Book, centre.Clock);
        }

        public Task<HeatAnswer> Ask(HeatQuery query) => _queries.Ask(Scope.Everything, query, TestContext.Current.CancellationToken);

        public Task<HeatAnswer> Ask(TestCentre test, DateOnly from, DateOnly to) => Ask(new(test.City.Id, new(from, to)) { DisputesOnly = false });

        public ValueTask DisposeAsync() => _cubes.DisposeAsync();
    }
}
