namespace BasicControl.Core.Clock;

/// <summary>Instants as the store keeps them: UTC, whole milliseconds since 1970.</summary>
public static class Instants
{
    public static long ToMilliseconds(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    public static DateTime FromMilliseconds(long milliseconds) =>
        new(DateTime.UnixEpoch.Ticks + (milliseconds * TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    public static DateTime Truncate(DateTime utc) => FromMilliseconds(ToMilliseconds(utc));
}
