using System.Globalization;

namespace BasicControl.Core.Changes;

/// <summary>What the journal was at one moment, written down outside the store: its last row and that row's hash.</summary>
/// <param name="Hash">Lower-case hexadecimal.</param>
/// <param name="At">When it was written down, UTC.</param>
public sealed record Anchor(long Position, string Hash, DateTime At)
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The anchor as a line of its file, which can be printed and read out: position, hash, time.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Position} {Hash} {At.ToString(Time, CultureInfo.InvariantCulture)}");

    /// <returns>The anchor that a line tells, or null when it tells none.</returns>
    public static Anchor? Parse(string line) =>
        line.Split(' ') is [var position, { Length: HashChain.Size * 2 } hash, var time]
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at > 0
        && hash.All(char.IsAsciiHexDigitLower)
        && DateTime.TryParseExact(time, Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var when)
            ? new(at, hash, when)
            : null;
}

/// <summary>The anchors that could be read, by position, and how many lines could not.</summary>
public sealed record AnchorList(IReadOnlyList<Anchor> Anchors, int Unreadable)
{
    public static readonly AnchorList None = new([], 0);

    /// <summary>The one that knows the longest journal.</summary>
    public Anchor? Newest => Anchors.Count == 0 ? null : Anchors[^1];
}
