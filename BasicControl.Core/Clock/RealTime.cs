namespace BasicControl.Core.Clock;

/// <summary>Spans of real time on a clock that may run at another pace.</summary>
internal static class RealTime
{
    /// <summary>The span of this clock that a span of real time is.</summary>
    public static TimeSpan Span(TimeProvider clock, TimeSpan real) => clock is PacedClock paced ? real * paced.Pace : real;
}
