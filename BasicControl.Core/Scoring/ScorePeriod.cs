using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Scoring;

/// <summary>Whose score: a person's, or that of a unit with everything below it.</summary>
public readonly record struct ScoreScope
{
    private ScoreScope(PersonId? person, UnitId? unit) => (Person, Unit) = (person, unit);

    public PersonId? Person { get; }

    public UnitId? Unit { get; }

    public static ScoreScope Of(PersonId person) => new(person, null);

    public static ScoreScope Of(UnitId unit) => new(null, unit);
}

/// <summary>
/// The span of a score. It is judged at its end, or at T while it runs: facts count that came true from
/// <see cref="From"/> on and by then, and what was overdue then.
/// </summary>
/// <param name="From">Included, UTC.</param>
/// <param name="To">Excluded, UTC.</param>
public readonly record struct ScorePeriod(DateTime From, DateTime To)
{
    /// <summary>The last instant of the period, or T while it runs.</summary>
    public DateTime JudgedAt(DateTime at) => at < To ? at : To.AddMilliseconds(-1);

    /// <summary>Whole local days, both included.</summary>
    public static ScorePeriod Days(CityZone zone, DateOnly first, DateOnly last) => new(zone.StartOf(first), zone.StartOf(last.AddDays(1)));

    /// <summary>The whole local days before the day of T, and that day: the span of the wall.</summary>
    public static ScorePeriod Until(CityZone zone, DateTime at, int wholeDays = Figures.FigureRegister.WallDays) =>
        Days(zone, zone.DayOf(at).AddDays(-wholeDays), zone.DayOf(at));
}
