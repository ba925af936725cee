using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Samples;
using BasicControl.Core.Scoring;

namespace BasicControl.Tests.Figures;

/// <summary>A random past of a city: worked orders and calls, orders of another system, a station that moved, contested lines.</summary>
internal sealed class EverywhereHistory(Centre centre, DateTime now, int seed)
{
    private static readonly string[] Types = ["type 0", "type 1", "邻里纠纷", "家庭纠纷"];

    private readonly Random _random = new(seed);

    public int Upheld { get; private set; }

    public async Task Make()
    {
        Assert.True((await centre.Samples.Load(SamplePreset.Small, seed, now)).IsAccepted);
        var city = centre.Book.Cities.Single();
        await centre.Commit.Batch(session => centre.Organisation.Source(session, "requests", "requests", city.Id, Makes.Order, "Asia/Shanghai", addsUnknown: true));
        for (var i = 0; i < 15; i++)
        {
            await centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 10).Select(_ => Record())]);
        }

        if (seed % 2 == 1)
        {
            await Move(city);
        }

        for (var i = 0; i < 200 && (i < 12 || Upheld < 2); i++)
        {
            await Contest(city);
        }
    }

    private async Task Move(Unit city)
    {
        var stations = centre.Book.Units.Where(unit => unit.Kind == UnitKind.Station).ToList();
        var station = stations[_random.Next(stations.Count)];
        var above = centre.Book.Units.First(unit => unit.Kind == UnitKind.County && unit.Id != centre.Book.ParentOf(station.Id, now));
        var moved = await centre.Units.MoveUnit(station.Id, above.Id, now.AddHours(-_random.Next(1, 60)), new(null, Post.SystemAdministrator, city.Id, "administrator"));
        Assert.True(moved.IsAccepted);
    }

    private async Task Contest(Unit city)
    {
        var queries = new ScoreQueries(centre.Book, centre.Rubrics);
        var window = ScorePeriod.Until(centre.Book.ZoneOf(city.Id), now);
        var people = centre.Reader.ReadNow(db => queries.City(Scope.Everything, db, city.Id, window, now)).People.Where(person => person.Facts > 0).ToList();
        var person = people[_random.Next(people.Count)].Person;
        var lost = centre.Reader.ReadNow(db => queries.Sheet(Scope.Everything, db, ScoreScope.Of(person), window, now, new(null, LineQuery.MostSize)))
            .Lines.Lines.Where(line => !line.Fact.IsGood && line.Contest is null).ToList();
        if (lost.Count == 0)
        {
            return;
        }

        var line = lost[_random.Next(lost.Count)].Fact;
        var raised = await centre.Contests.Raise(new(line.Order, line.Rule, line.Mark, "当时在处置另一起警情。"), new(person, Post.Officer, line.Unit, "officer"));
        if (raised.IsAccepted && _random.Next(3) > 0)
        {
            var uphold = _random.Next(4) > 0;
            var answered = await centre.Contests.Answer(new(raised.Value, uphold, "情况属实。"), new(null, Post.Supervisor, city.Id, "supervisor"));
            Assert.True(answered.IsAccepted);
            Upheld += uphold ? 1 : 0;
        }
    }

    private SourceRecord Record()
    {
        var at = now.AddMinutes(-_random.Next(1, 80_000));
        return new()
        {
            Source = "requests",
            Number = $"{_random.Next(150)}",
            At = at,
            Type = Types[_random.Next(Types.Length)],
            Level = (Level)_random.Next(4),
            Unit = _random.Next(4) == 0 ? null : $"unit {_random.Next(4)}",
            Officer = _random.Next(3) == 0 ? null : $"{_random.Next(4)}",
            Due = _random.Next(4) == 0 ? null : at.AddMinutes(_random.Next(-60, 6_000)),
            ClosedAt = _random.Next(3) == 0 ? null : at.AddMinutes(_random.Next(-300, 9_000)),
            UpdatedAt = now.AddMinutes(-_random.Next(100)),
        };
    }
}
