using BasicControl.Core.Clock;

namespace BasicControl.Core.Figures;

/// <summary>A span of whole local days, the last one running.</summary>
/// <param name="From">First local day.</param>
/// <param name="To">Last local day, included.</param>
/// <param name="Start">Instant at which <paramref name="From"/> begins, UTC.</param>
/// <param name="Midnight">Instant at which <paramref name="To"/> begins, UTC.</param>
public readonly record struct DaySpan(DateOnly From, DateOnly To, DateTime Start, DateTime Midnight)
{
    /// <summary>Days in the span, both ends included.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The whole local days before the day of T, and that day.</summary>
    public static DaySpan Until(CityZone zone, DateTime at, int wholeDays = FigureRegister.WallDays)
    {
        var today = zone.DayOf(at);
        var from = today.AddDays(-wholeDays);
        return new(from, today, zone.StartOf(from), zone.StartOf(today));
    }
}
