using BasicControl.Core.Basics;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Figures;
using BasicControl.Core.Scoring;
using BasicControl.Core.Supervision;

namespace BasicControl.Tests.Access;

/// <summary>What figures, heat, repeats, notes and contests give to random scopes, held against the definition walked by hand.</summary>
public sealed class ScopeFiguresTests
{
    private const int Scopes = 20;

    [Fact]
    public async Task Figures_count_what_lies_in_the_scope_and_nothing_else()
    {
        var cases = 0;
        for (var seed = 101; seed <= 103; seed++)
        {
            await using var world = await ScopeWorld.Make(seed);
            var (figures, incidents, zone) = (new FigureQueries(world.Book), new IncidentFigureQueries(world.Book), world.Book.ZoneOf(world.Test.City.Id));
            for (var i = 0; i < Scopes; i++)
            {
                var (scope, city) = (world.Scope(), world.Test.City.Id);
                var (all, ofCity) = (new FigureScope(), new FigureScope { City = city });
                var orders = world.Orders.Where(row => world.Holds(scope, row)).ToList();
                var calls = world.Incidents.Where(row => world.Holds(scope, row)).ToList();
                world.Test.Centre.Reader.ReadNow(db =>
                {
                    Assert.Equal(orders.Count, figures.Counts(scope, db, all, world.Now).Created);
                    Assert.Equal(orders.Count(row => row.CityId == city), figures.Totals(scope, db, ofCity, zone, world.Now).Rows);
                    Assert.Equal(
                        orders.GroupBy(row => row.UnitId).ToDictionary(group => group.Key, group => (long)group.Count()),
                        figures.CountsByUnit(scope, db, all, world.Now).ToDictionary(pair => pair.Key, pair => pair.Value.Created));
                    Assert.Equal(orders.Select(row => row.UnitId).Distinct().Count(), figures.Table(scope, db, all, zone, world.Now, FigureBy.Unit).Rows.Count);
                    Assert.Equal(calls.Count, incidents.Count(scope, db, all, world.Now));
                    Assert.Equal(calls.Count, incidents.Disputes(scope, db, all, world.Now).Disputes);
                    Assert.Equal(calls.Count(row => row.CityId == city), incidents.Totals(scope, db, ofCity, zone, world.Now).Rows);
                    var at = CityFigureQueries.At(scope, db, world.Book, city, world.Now);
                    Assert.Equal(orders.Count(row => row.CityId == city), at.Units.Values.Sum(unit => unit.Open));
                    foreach (var key in calls.Select(row => row.AddressKey!).Distinct())
                    {
                        var found = RepeatRecords.At(scope, db, world.Book, all, ofIncidents: true, key, disputesOnly: true, world.Now, default, 500);
                        Assert.Equal(calls.Where(row => row.AddressKey == key).Select(row => row.Id.Value).ToHashSet(), found.Select(row => row.Id).ToHashSet());
                        cases++;
                    }

                    Assert.True(RepeatRecords.Addresses(scope, db, world.Book, all, ofIncidents: true, disputesOnly: true, zone, world.Now, default).Sum(row => row.Total) <= calls.Count);
                    return 0;
                });
                cases += 9;
            }
        }

        Assert.True(cases >= 600, $"{cases} cases");
    }

    [Fact]
    public async Task Heat_counts_what_lies_in_the_scope_and_nothing_else()
    {
        var cases = 0;
        await using var world = await ScopeWorld.Make(131, records: 120);
        var (book, city) = (world.Book, world.Test.City.Id);
        await using var cubes = HeatCubes.Start(new(world.Test.Centre.Reader, world.Test.Centre.Feed, book, world.Test.Clock), new() { CheckEvery = null });
        var heat = new HeatQueries(cubes, world.Test.Centre.Reader, book, world.Test.Clock);
        var today = book.ZoneOf(city).DayOf(world.Now);
        for (var i = 0; i < 100; i++)
        {
            var (scope, unit) = (world.Scope(), world.Pick(world.Units.Where(id => book.Unit(id).CityId == city).ToList()));
            var answer = await heat.Ask(scope, new(city, new(today.AddDays(-60), today)) { Unit = unit, DisputesOnly = false });
            var expected = world.Incidents.Where(row => row.CityId == city && world.Holds(scope, row) && world.Stands(Scope.Of(unit), row.UnitId, row.At)).ToList();
            Assert.Equal(expected.Count, answer.Count.Total);
            cases++;
        }

        Assert.Equal(100, cases);
    }

    [Fact]
    public async Task Notes_and_contests_are_those_of_the_scope()
    {
        var cases = 0;
        for (var seed = 151; seed <= 153; seed++)
        {
            await using var world = await ScopeWorld.Make(seed);
            for (var i = 0; i < Scopes; i++)
            {
                var (scope, unit) = (world.Scope(), world.Pick(world.Units));
                world.Test.Centre.Reader.ReadNow(db =>
                {
                    var whole = NoteQueries.List(Scope.Everything, db, world.Book, unit, world.Now, size: 500).Rows;
                    var given = NoteQueries.List(scope, db, world.Book, unit, world.Now, size: 500).Rows;
                    Assert.Equal(whole.Where(row => world.Holds(scope, row.Note.UnitId, row.Note.At)).Select(row => row.Note.Id), given.Select(row => row.Note.Id));
                    var about = NoteQueries.Of(scope, db, world.Book, NoteAbout.Unit, unit.Value, world.Now, 500);
                    Assert.Equal(
                        world.Notes.Where(row => row.AboutId == unit.Value && world.Holds(scope, row.UnitId, row.At)).Select(row => row.Id).Order(), about.Select(row => row.Note.Id).Order());
                    var contests = ContestQueries.List(scope, db, world.Book, world.Now).Select(row => row.Contest.Id).Order();
                    Assert.Equal(world.Contests.Where(row => world.Holds(scope, row.UnitId, row.RaisedAt)).Select(row => row.Id).Order(), contests);
                    return 0;
                });
                cases += 3;
            }
        }

        Assert.True(cases >= 180, $"{cases} cases");
    }

    [Fact]
    public async Task Scores_are_told_of_the_units_and_people_of_the_scope_and_do_not_depend_on_who_asks()
    {
        var cases = 0;
        await using var world = await ScopeWorld.Make(171, records: 150);
        var scores = new ScoreQueries(world.Book, world.Test.Centre.Rubrics);
        var (city, period) = (world.Test.City.Id, new ScorePeriod(world.Now.AddDays(-40), world.Now.AddDays(1)));
        for (var i = 0; i < 40; i++)
        {
            var (scope, person, unit) = (world.Scope(), world.Pick(world.People), world.Pick(world.Units));
            world.Test.Centre.Reader.ReadNow(db =>
            {
                var (whole, given) = (scores.City(Scope.Everything, db, city, period, world.Now), scores.City(scope, db, city, period, world.Now));
                Assert.Equal(whole.Units.Where(row => world.Stands(scope, row.Unit, world.Now)), given.Units);
                Assert.Equal(whole.People.Where(row => world.Holds(scope, row.Person, period.From, world.Now)), given.People);
                var (mine, its) = (ScoreScope.Of(person), ScoreScope.Of(unit));
                Assert.Equal(world.Holds(scope, person, period.From, world.Now), Told(() => scores.Sheet(scope, db, mine, period, world.Now)));
                Assert.Equal(world.Stands(scope, unit, world.Now), Told(() => scores.Total(scope, db, its, period, world.Now)));
                return 0;
            });
            cases += 4;
        }

        Assert.True(cases >= 160, $"{cases} cases");
    }

    private static bool Told(Func<object> ask)
    {
        try
        {
            _ = ask();
            return true;
        }
        catch (KeyNotFoundException)
        {
            return false;
        }
    }
}
