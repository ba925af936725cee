using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace BasicControl.Core.Wall;

/// <summary>Compares folded boards with fresh ones at the same (P, T), and reports and counts what differs.</summary>
internal static class BoardDifference
{
    private static readonly Meter Meter = new("BasicControl.Wall");
    private static readonly Counter<long> Checks = Meter.CreateCounter<long>("basiccontrol.wall.checks", description: "Boards compared with fresh ones");
    private static readonly Counter<long> Differences = Meter.CreateCounter<long>("basiccontrol.wall.differences", description: "Parts that differed");

    public static bool Report(BoardSet folded, BoardSet fresh, ILogger log)
    {
        var differences = 0;
        foreach (var (city, board) in folded.All)
        {
            Checks.Add(1);
            // When a source last spoke is watched, not folded: two looks at it, one after the other, may differ.
            var parts = fresh.All.TryGetValue(city, out var other)
                ? [.. WallDifference.Between(board.View(folded.Position), other.View(fresh.Position)).Where(part => part != nameof(WallSnapshot.Feeds))]
                : new List<string> { "all" };
            differences += parts.Count;
            foreach (var part in parts)
            {
                Differences.Add(1, new KeyValuePair<string, object?>("part", part));
                log.LogError(
                    "The folded wall of city {City} differs from the store at {Position}, {At:O}, in {Part}; the store's takes over.",
                    city.Value, folded.Position, folded.At, part);
            }
        }

        return differences > 0;
    }
}
