using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders.Recent;

namespace BasicControl.Core.Scoring;

/// <summary>Which lines of a sheet are asked for.</summary>
/// <param name="After">Where the page before ended (<see cref="LinePage.Next"/>), or null.</param>
/// <param name="Part">Only lines of this part.</param>
/// <param name="Rule">Only lines of this rule.</param>
public sealed record LineQuery(string? After = null, int Size = LineQuery.DefaultSize, ScorePart? Part = null, ScoreRule? Rule = null)
{
    public const int DefaultSize = 50;
    public const int MostSize = 500;
}

/// <summary>A unit or person under a draft beside how they stand.</summary>
public sealed record ScoreChange<TScore>(TScore Now, TScore Then, Points? Change);

/// <summary>What a draft would do to a span: units, and people of the unit asked for.</summary>
public sealed record WhatIf(Rubric Now, Rubric Draft, IReadOnlyList<ScoreChange<UnitScore>> Units, IReadOnlyList<ScoreChange<PersonScore>> People);

/// <summary>Scores from the store, for any span at any instant: recomputed from the recorded facts each time.</summary>
/// <param name="recent">The orders of the last months in memory; null: the store alone is asked.</param>
/// <param name="live">The scores that are folded for the wall of a city; null: none are.</param>
public sealed class ScoreQueries(OrganisationBook book, RubricBook rubrics, RecentOrders? recent = null, Func<UnitId, LiveScores?>? live = null)
{
    /// <summary>The sheet of a person or a unit.</summary>
    /// <param name="at">T, UTC.</param>
    /// <exception cref="KeyNotFoundException">No such unit or person.</exception>
    public ScoreSheet Sheet(BasicControlDb db, ScoreScope scope, ScorePeriod period, DateTime at, LineQuery? lines = null) =>
        new SheetReading(db, book, rubrics, scope, period, at, recent, city => Live(db, city, period, at)).Sheet(lines ?? new());

    /// <summary>The score of a person or a unit: that of their sheet, without its lines.</summary>
    /// <exception cref="KeyNotFoundException">No such unit or person.</exception>
    public ScoreTotal Total(BasicControlDb db, ScoreScope scope, ScorePeriod period, DateTime at)
    {
        var city = scope.Unit is { } unit ? book.Unit(unit).CityId : book.Person(scope.Person!.Value)?.CityId ?? throw new KeyNotFoundException("No such person.");
        if (scope.Person is not { } person)
        {
            return City(db, city, period, at).Total(scope);
        }

        if (Live(db, city, period, at) is { } folded)
        {
            return folded.Total(scope);
        }

        var judged = period.JudgedAt(at);
        var (paths, exemptions) = (new UnitPaths(book), Exemptions.Of(db, city));
        var (own, means) = (new FactTally(paths, exemptions), new FactTally(paths, exemptions));
        var reading = new FactReading(db, period.From, judged, recent);
        reading.OfPeople([person.Value], own);
        if (UnitPaths.HomeOf(book, person, judged) is { } home)
        {
            reading.OfUnits(paths.MayBeUnder(home, judged), means);
        }

        return new ScoreTable(book, rubrics.At(judged), city, judged, means.Units(), own.People()).Total(scope);
    }

    /// <summary>All scores of a city over a span.</summary>
    public ScoreTable City(BasicControlDb db, UnitId city, ScorePeriod period, DateTime at) =>
        Live(db, city, period, at) ?? CityWith(db, city, period, at, null, period.From);

    /// <summary>The same from the store, and the facts told to another too: of the orders and marks since an instant, earlier or later than the span's begin.</summary>
    internal ScoreTable CityWith(BasicControlDb db, UnitId city, ScorePeriod period, DateTime at, IFactSink? other, DateTime since)
    {
        var judged = period.JudgedAt(at);
        var paths = new UnitPaths(book);
        var tally = new FactTally(paths, Exemptions.Of(db, city));
        new FactReading(db, since < period.From ? since : period.From, judged, recent)
            .OfUnits(paths.MayBeUnder(city, judged), other is null ? tally : new FactFork(tally, Instants.ToMilliseconds(period.From), other));
        return tally.Table(book, rubrics.At(judged), city, judged);
    }

    /// <summary>The people who belong to a unit, or to one below it, at the end of the span, by number; each drawn to the mean of their station.</summary>
    public IReadOnlyList<PersonScore> People(BasicControlDb db, UnitId unit, ScorePeriod period, DateTime at)
    {
        var judged = period.JudgedAt(at);
        var city = book.Unit(unit).CityId;
        var people = UnitQueries.People(book, unit, judged);
        if (Live(db, city, period, at) is { } folded)
        {
            return [.. people.Select(person => folded.Of(person.Id))];
        }

        var (paths, exemptions) = (new UnitPaths(book), Exemptions.Of(db, city));
        var own = new FactTally(paths, exemptions);
        var reading = new FactReading(db, period.From, judged, recent);
        reading.OfPeople([.. people.Select(person => person.Id.Value)], own);
        var means = new FactTally(paths, exemptions);
        reading.OfUnits(paths.MayBeUnder(UnitPaths.Answering(book, unit, judged), judged), means);
        var table = new ScoreTable(book, rubrics.At(judged), city, judged, means.Units(), own.People());
        return [.. people.Select(person => table.Of(person.Id))];
    }

    /// <summary>What a draft would make of a span, before it is published.</summary>
    /// <param name="unit">Units and people at and below it are told.</param>
    /// <returns>Refusals as <see cref="RubricDesk"/> has them for the body of a rubric.</returns>
    public Outcome<WhatIf> Try(BasicControlDb db, UnitId unit, ScorePeriod period, DateTime at, RubricBody draft)
    {
        if (RubricCheck.Of(draft) is { Count: > 0 } refusals)
        {
            return refusals;
        }

        var now = City(db, book.Unit(unit).CityId, period, at);
        var then = now.Under(draft.At(rubrics.Latest.Version + 1, now.At));
        var below = book.SubtreeOf(unit, now.At);
        return new WhatIf(
            now.Rubric, then.Rubric,
            [.. now.Units.Where(one => below.Contains(one.Unit)).Select(one => Changed(one, then.Of(one.Unit), score => score.Score))],
            [.. now.People.Where(one => one.Unit is { } own && below.Contains(own)).Select(one => Changed(one, then.Of(one.Person), score => score.Score))]);
    }

    private ScoreTable? Live(BasicControlDb db, UnitId city, ScorePeriod period, DateTime at) => live?.Invoke(city)?.At(db, book, rubrics, period, at);

    private static ScoreChange<TScore> Changed<TScore>(TScore now, TScore then, Func<TScore, Points?> score) =>
        new(now, then, score(now) is { } before && score(then) is { } after ? after - before : null);
}
