using System.Globalization;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Incidents.Files;

/// <summary>Reads the times of a source: epoch numbers, or wall-clock times in the source's zone, or times with an offset.</summary>
public sealed class TimeReader
{
    public const string EpochMilliseconds = "epochMilliseconds";
    public const string EpochSeconds = "epochSeconds";

    /// <summary>How the date cells of a workbook are told; every source may use it.</summary>
    internal const string IsoLocal = "yyyy-MM-dd'T'HH:mm:ss.fff";

    private readonly CityZone _zone;
    private readonly long _epochUnit;
    private readonly string[] _local;
    private readonly string[] _offset;

    /// <param name="formats">.NET format strings, or one of the two epoch words.</param>
    public TimeReader(CityZone zone, IReadOnlyList<string> formats)
    {
        _zone = zone;
        _epochUnit = formats.Contains(EpochMilliseconds) ? 1 : formats.Contains(EpochSeconds) ? 1000 : 0;
        var patterns = formats.Where(format => format is not EpochMilliseconds and not EpochSeconds).ToList();
        _offset = [.. patterns.Where(HasOffset)];
        _local = [.. patterns.Where(format => !HasOffset(format)), IsoLocal];
        Wanted = string.Join(" | ", formats);
    }

    /// <summary>The formats in words, for a refusal.</summary>
    public string Wanted { get; }

    /// <param name="utc">The instant, to the millisecond.</param>
    public bool TryRead(string text, out DateTime utc)
    {
        if (_epochUnit > 0 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
        {
            return TryEpoch(count, out utc);
        }

        if (DateTime.TryParseExact(text, _local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            utc = Instants.Truncate(IsNearTheEdge(local) ? local : _zone.ToUtc(local));
            return true;
        }

        var found = DateTimeOffset.TryParseExact(text, _offset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant);
        utc = Instants.Truncate(instant.UtcDateTime);
        return found;
    }

    /// <summary>Whether a format is one that can be read.</summary>
    public static bool IsFormat(string format)
    {
        if (format is EpochMilliseconds or EpochSeconds)
        {
            return true;
        }

        try
        {
            var probe = new DateTime(2018, 10, 21, 13, 45, 59, DateTimeKind.Unspecified);
            var text = probe.ToString(format, CultureInfo.InvariantCulture);
            return format.Length > 3 && DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var back) && back.Date == probe.Date;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // Years 1 and 9999 cannot be moved by an offset; they are refused as impossible afterwards.
    private static bool IsNearTheEdge(DateTime local) => local.Year is < 2 or > 9998;

    private static bool HasOffset(string format) => format.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal);

    private bool TryEpoch(long count, out DateTime utc)
    {
        const long Widest = 200_000_000_000_000;
        var milliseconds = Math.Abs(count) < Widest / _epochUnit ? count * _epochUnit : long.MaxValue;
        var inRange = Math.Abs(milliseconds) < Widest && milliseconds > -62_000_000_000_000;
        utc = inRange ? Instants.FromMilliseconds(milliseconds) : default;
        return inRange;
    }
}
