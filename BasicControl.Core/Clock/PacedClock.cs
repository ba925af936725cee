namespace BasicControl.Core.Clock;

/// <summary>How the program's clock relates to the world's; every page says so when it is not <see cref="Real"/>.</summary>
public enum ClockMode
{
    Real,
    Offset,
    Paced,
}

/// <summary>
/// A clock that starts at a chosen instant and runs at a chosen pace, so that a past day can be watched as if it were
/// now. Timers run in real time divided by the pace, so that a due instant wakes its sleeper when this clock reaches it.
/// </summary>
public sealed class PacedClock : TimeProvider
{
    public const double MostPace = 100_000;

    // The longest that a timer of the system waits, seven weeks.
    private const double LongestTimer = uint.MaxValue - 1;

    private readonly TimeProvider _real;
    private readonly DateTimeOffset _start;
    private readonly long _realStart;

    public PacedClock(DateTimeOffset start, double pace = 1, TimeProvider? real = null)
    {
        if (!(pace > 0) || pace > MostPace)
        {
            throw new ArgumentOutOfRangeException(nameof(pace), pace, "The pace must be above 0 and at most 100,000.");
        }

        _real = real ?? System;
        _start = start;
        _realStart = _real.GetTimestamp();
        Pace = pace;
    }

    public double Pace { get; }

    public override long TimestampFrequency => _real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() =>
        (_start + _real.GetElapsedTime(_realStart) * Pace).ToUniversalTime();

    public override long GetTimestamp() => _real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _real.CreateTimer(callback, state, Slow(dueTime), Slow(period));

    private TimeSpan Slow(TimeSpan span) => span > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Min(span / TimeSpan.FromMilliseconds(1) / Pace, LongestTimer)) : span;
}

/// <summary>What the program's clock is, for the pages that must show it.</summary>
public static class ClockModes
{
    public static ClockMode ModeOf(TimeProvider clock) =>
        clock is not PacedClock paced ? ClockMode.Real : Math.Abs(paced.Pace - 1) < 1e-9 ? ClockMode.Offset : ClockMode.Paced;

    /// <summary>Now, as the UTC instant the store keeps (whole milliseconds).</summary>
    public static DateTime UtcNow(this TimeProvider clock) => Instants.Truncate(clock.GetUtcNow().UtcDateTime);
}
