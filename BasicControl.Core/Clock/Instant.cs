namespace BasicControl.Core.Clock;

/// <summary>Instants as counters keep them: UTC milliseconds, with one value that no instant reaches for those that are not set.</summary>
internal static class Instant
{
    public const long Never = long.MaxValue;

    public static long Of(DateTime? instant) => instant is { } known ? Instants.ToMilliseconds(known) : Never;
}
