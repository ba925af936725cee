namespace BasicControl.Core.Briefing.Schedule;

/// <summary>When briefings are due, in each city's own zone.</summary>
public sealed record BriefingOptions
{
    /// <summary>Local time at which the briefing of the day, week or month before is drafted.</summary>
    public TimeOnly At { get; init; } = new(8, 0);

    /// <summary>How long after that it should be signed: past it, it says that it is not.</summary>
    public TimeSpan SignWithin { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Frozen briefings this many days back are held against records that come later.</summary>
    public int LateDays { get; init; } = 35;
}
