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

/// <summary>
/// Scores from the store within a scope, for any span at any instant: recomputed from the recorded facts each time. A sheet lies in the scope
/// with its unit or person, whole: its lines add up to its score, and opening an order of a line asks for that order's own place.
/// </summary>
/// <param name="recent">The orders of the last months in memory; null: the store alone is asked.</param>
/// <param name="live">The scores that are folded for the wall of a city; null: none are.</param>
public sealed class ScoreQueries(OrganisationBook book, RubricBook rubrics, RecentOrders? recent = null, Func<UnitId, LiveScores?>? live = null)
{
    /// <summary>The sheet of a person or a unit.</summary>
    /// <param name="at">T, UTC.</param>
    /// <param name="now">The instant that the scope is judged at as well, where T lies before it.</param>
    /// <exception cref="KeyNotFoundException">No such unit or person in the scope.</exception>
    public ScoreSheet Sheet(Scope scope, BasicControlDb db, ScoreScope of, ScorePeriod period, DateTime at, LineQuery? lines = null, DateTime? now = null)
    {
        Require(scope, of, period, at, now);
        return new SheetReading(db, book, rubrics, of, period, at, recent, city => Live(db, city, period, at)).Sheet(lines ?? new());
    }

    /// <summary>Whether whoever or whatever a sheet is of lies in the scope.</summary>
    public bool Covers(Scope scope, ScoreScope of, ScorePeriod period, DateTime at, DateTime? now = null) => of.Person is { } person
        ? book.CoversPerson(scope, person, period.From, period.JudgedAt(at), now ?? at)
        : of.Unit is { } unit && book.Covers(scope, unit, period.JudgedAt(at), now ?? at);

    /// <summary>The score of a person or a unit: that of their sheet, without its lines.</summary>
    /// <exception cref="KeyNotFoundException">No such unit or person in the scope.</exception>
    public ScoreTotal Total(Scope scope, BasicControlDb db, ScoreScope of, ScorePeriod period, DateTime at, DateTime? now = null)
    {
        Require(scope, of, period, at, now);
        var city = of.Unit is { } unit ? book.Unit(unit).CityId : book.Person(of.Person!.Value)?.CityId ?? throw new KeyNotFoundException("No such person.");
        if (of.Person is not { } person)
        {
            return Whole(db, city, period, at).Total(of);
        }

        if (Live(db, city, period, at) is { } folded)
        {
            return folded.Total(of);
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

        return new ScoreTable(book, rubrics.At(judged), city, judged, means.Units(), own.People()).Total(of);
    }

    /// <summary>The scores of a city over a span, of the units and people of the scope.</summary>
    public ScoreTable City(Scope scope, BasicControlDb db, UnitId city, ScorePeriod period, DateTime at) =>
        Whole(db, city, period, at).Within(scope, period.From, at);

    private ScoreTable Whole(BasicControlDb db, UnitId city, ScorePeriod period, DateTime at) =>
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

    /// <summary>The people of the scope who belong to a unit, or to one below it, at the end of the span, by number; each drawn to the mean of their station.</summary>
    public IReadOnlyList<PersonScore> People(Scope scope, BasicControlDb db, UnitId unit, ScorePeriod period, DateTime at)
    {
        var judged = period.JudgedAt(at);
        var city = book.Unit(unit).CityId;
        var people = UnitQueries.People(scope, book, unit, judged);
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
    /// <returns>Refusals as <see cref="RubricDesk"/> has them for the body of a rubric, and <c>access.out-of-scope</c>.</returns>
    public Outcome<WhatIf> Try(Scope scope, BasicControlDb db, UnitId unit, ScorePeriod period, DateTime at, RubricBody draft)
    {
        if (RubricCheck.Of(draft) is { Count: > 0 } refusals)
        {
            return refusals;
        }

        if (!book.Covers(scope, unit, at))
        {
            return new Refusal(ScopeCheck.OutOfScope, "unit");
        }

        var now = City(scope, db, book.Unit(unit).CityId, period, at);
        var then = now.Under(draft.At(rubrics.Latest.Version + 1, now.At));
        var below = book.SubtreeOf(unit, now.At);
        return new WhatIf(
            now.Rubric, then.Rubric,
            [.. now.Units.Where(one => below.Contains(one.Unit)).Select(one => Changed(one, then.Of(one.Unit), score => score.Score))],
            [.. now.People.Where(one => one.Unit is { } own && below.Contains(own)).Select(one => Changed(one, then.Of(one.Person), score => score.Score))]);
    }

    private void Require(Scope scope, ScoreScope of, ScorePeriod period, DateTime at, DateTime? now)
    {
        if (!Covers(scope, of, period, at, now))
        {
            throw new KeyNotFoundException("No such unit or person in the scope.");
        }
    }

    private ScoreTable? Live(BasicControlDb db, UnitId city, ScorePeriod period, DateTime at) => live?.Invoke(city)?.At(db, book, rubrics, period, at);

    private static ScoreChange<TScore> Changed<TScore>(TScore now, TScore then, Func<TScore, Points?> score) =>
        new(now, then, score(now) is { } before && score(then) is { } after ? after - before : null);
}
