using System.Globalization;

namespace BasicControl.Core.Clock;

/// <summary>
/// A time as a person or a machine writes it (ISO 8601): with an offset it is an instant, without one it still needs
/// the zone that it is told in.
/// </summary>
public readonly record struct WrittenTime
{
    private static readonly string[] Local =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd",
    ];

    private static readonly string[] WithOffset =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd HH:mmK",
    ];

    private readonly DateTime _time;
    private readonly bool _isInstant;

    private WrittenTime(DateTime time, bool isInstant) => (_time, _isInstant) = (time, isInstant);

    public static bool TryParse(ReadOnlySpan<char> text, out WrittenTime time)
    {
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            time = new(local, isInstant: false);
            return true;
        }

        var isInstant = DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant);
        time = isInstant ? new(instant.UtcDateTime, isInstant: true) : default;
        return isInstant;
    }

    /// <summary>The same for a time that somebody asks about: one with room for days before and after it.</summary>
    public static bool TryParseAsked(ReadOnlySpan<char> text, out WrittenTime time) => TryParse(text, out time) && time._time.Year is > 1900 and < 2900;

    /// <summary>The UTC instant; a time without an offset is read in the zone.</summary>
    public DateTime ToUtc(CityZone zone) => _isInstant ? _time : zone.ToUtc(_time);

    public override string ToString() => _time.ToString(_isInstant ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
