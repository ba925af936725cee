using System.Text.Json;

namespace BasicControl.Core.Wall;

/// <summary>Where two snapshots of one city at the same (P, T) say different things.</summary>
internal static class WallDifference
{
    /// <summary>
    /// Names of the parts that differ. The ticker is left out: it is a view of the journal's end, of which a fresh
    /// board looks through a bounded piece only.
    /// </summary>
    public static IReadOnlyList<string> Between(WallSnapshot one, WallSnapshot other)
    {
        var parts = new List<string>();
        Compare(nameof(one.Head), one.Head, other.Head);
        Compare(nameof(one.Figures), one.Figures, other.Figures);
        Compare(nameof(one.NextDue), one.NextDue, other.NextDue);
        Compare(nameof(one.Stations), one.Stations, other.Stations);
        Compare(nameof(one.HourGrid), one.HourGrid, other.HourGrid);
        Compare(nameof(one.TypeGrid), one.TypeGrid, other.TypeGrid);
        Compare(nameof(one.Map), one.Map, other.Map);
        Compare(nameof(one.Days), one.Days, other.Days);
        Compare(nameof(one.Officers), one.Officers, other.Officers);
        Compare(nameof(one.Feeds), one.Feeds, other.Feeds);
        Compare(nameof(one.Scores), one.Scores, other.Scores);
        Compare(nameof(one.Quality), one.Quality, other.Quality);
        Compare("DisputeFigures", one.Disputes.Figures, other.Disputes.Figures);
        Compare("DisputeStations", one.Disputes.Stations, other.Disputes.Stations);
        Compare("DisputeHours", one.Disputes.Hours, other.Disputes.Hours);
        Compare("DisputeKinds", one.Disputes.Kinds, other.Disputes.Kinds);
        Compare("DisputeWeek", one.Disputes.Week, other.Disputes.Week);
        Compare("DisputeMap", one.Disputes.Map, other.Disputes.Map);
        Compare("DisputeDays", one.Disputes.Days, other.Disputes.Days);
        return parts;

        void Compare<T>(string name, WallPart<T> left, WallPart<T> right)
        {
            if (!JsonSerializer.SerializeToUtf8Bytes(left.Value).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(right.Value)))
            {
                parts.Add(name);
            }
        }
    }
}
