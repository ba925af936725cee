using BasicControl.Core.Clock;

namespace BasicControl.Core.Figures;

/// <summary>
/// A period of whole local days with the instant T that its figures are judged at: now while it runs, its end when it is
/// over, so that a past period reads the same whenever it is opened.
/// </summary>
public sealed record FigurePeriod
{
    /// <summary>Longest period that is asked for, in local days: three years.</summary>
    public const int MostDays = 1_096;

    private FigurePeriod(CityZone zone, DateOnly from, DateOnly to, DateTime at) =>
        (Zone, From, To, Start, End, At) = (zone, from, to, zone.StartOf(from), zone.StartOf(to.AddDays(1)), at);

    public CityZone Zone { get; }

    /// <summary>First local day.</summary>
    public DateOnly From { get; }

    /// <summary>Last local day, included.</summary>
    public DateOnly To { get; }

    /// <summary>Instant at which the first day begins, UTC.</summary>
    public DateTime Start { get; }

    /// <summary>Instant at which the last day ends, UTC, exclusive.</summary>
    public DateTime End { get; }

    /// <summary>T, UTC: never after the end.</summary>
    public DateTime At { get; }

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Whether the period is not over at T.</summary>
    public bool IsRunning => At < End;

    /// <summary>The same period as the span that figure queries take.</summary>
    public FigureSpan Span => new(Start, End);

    /// <summary>The days from one to another, both included, as they stand now.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The days run backwards.</exception>
    public static FigurePeriod Of(CityZone zone, DateOnly from, DateOnly to, DateTime now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var end = zone.StartOf(to.AddDays(1));
        return new(zone, from, to, now < end ? now : end);
    }

    /// <summary>Whole local days before today, and today: the wall's window.</summary>
    public static FigurePeriod Until(CityZone zone, DateTime now, int wholeDays = FigureRegister.WallDays)
    {
        var today = zone.DayOf(now);
        return Of(zone, today.AddDays(-wholeDays), today, now);
    }

    /// <summary>
    /// As many days right before it, judged as early as this one is: while today runs, at the same time of its last day.
    /// So a rate that needs time to ripen is compared with one that had no more of it.
    /// </summary>
    public FigurePeriod Before()
    {
        var (from, to) = (From.AddDays(-Days), From.AddDays(-1));
        if (!IsRunning)
        {
            return new(Zone, from, to, Start);
        }

        var today = Zone.DayOf(At);
        var then = today.AddDays(-Days);
        var at = Zone.StartOf(then) + (At - Zone.StartOf(today));
        var end = Zone.StartOf(then.AddDays(1));
        return new(Zone, from, to, at < end ? at : end);
    }
}
