using BasicControl.Core.Clock;

namespace BasicControl.Core.Briefing.Handovers;

/// <summary>When shifts change, in each city's own zone.</summary>
public sealed record ShiftOptions
{
    /// <summary>Local times of day, rising.</summary>
    public IReadOnlyList<TimeOnly> Changes { get; init; } = [new(8, 0), new(20, 0)];
}

/// <summary>Shifts from local times of day: a night with a clock change is longer or shorter, never two shifts.</summary>
public static class ShiftCalendar
{
    /// <summary>The shift that an instant lies in.</summary>
    public static Shift At(ShiftOptions options, CityZone zone, DateTime at)
    {
        var day = zone.DayOf(at);
        var changes = Enumerable.Range(-1, 3).SelectMany(offset => options.Changes.Select(time => zone.ToUtc(day.AddDays(offset).ToDateTime(time)))).Order().ToList();
        var next = changes.FindIndex(change => change > at);
        return new(changes[next - 1], changes[next]);
    }

    /// <summary>The shift before one.</summary>
    public static Shift Before(ShiftOptions options, CityZone zone, Shift shift) => At(options, zone, shift.From.AddMilliseconds(-1));
}
