namespace BasicControl.Core.Clock;

/// <summary>Level (等级) of an order or incident; the wall shows it by shape and word beside colour.</summary>
public enum Level
{
    None = 0,
    Blue = 1,
    Yellow = 2,
    Red = 3,
}

/// <summary>The four clocks of an order (domain §5).</summary>
public enum OrderClock
{
    SignFor = 0,
    FirstAction = 1,
    Done = 2,
    Feedback = 3,
}

/// <summary>Spans of an order's clocks from its birth; null where the level sets none.</summary>
public sealed record ClockSpans(TimeSpan? SignFor, TimeSpan? FirstAction, TimeSpan? Done, TimeSpan? Feedback);

/// <summary>The default spans per level, round the clock. An order keeps the instants that it was born with.</summary>
public static class ClockRules
{
    /// <summary>Within it a lead (a pushed order) is fed back, and every order of a level.</summary>
    public static readonly TimeSpan Feedback = TimeSpan.FromHours(24);

    /// <summary><see cref="Feedback"/> in milliseconds.</summary>
    internal const long FeedbackMilliseconds = 24 * 3_600_000L;

    public static ClockSpans SpansOf(Level level) => level switch
    {
        Level.Red => new(TimeSpan.FromMinutes(15), TimeSpan.FromHours(2), TimeSpan.FromHours(24), Feedback),
        Level.Yellow => new(TimeSpan.FromHours(1), TimeSpan.FromHours(24), TimeSpan.FromHours(72), Feedback),
        Level.Blue => new(TimeSpan.FromHours(4), TimeSpan.FromHours(72), TimeSpan.FromDays(7), Feedback),
        _ => new(null, null, null, null),
    };
}
