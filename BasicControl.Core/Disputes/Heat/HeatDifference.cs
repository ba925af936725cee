using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>Compares folded heat counts with fresh ones at the same (P, T), and reports and counts what differs.</summary>
internal static class HeatDifference
{
    private static readonly Meter Meter = new("BasicControl.Heat");
    private static readonly Counter<long> Checks = Meter.CreateCounter<long>("basiccontrol.heat.checks", description: "Days compared with fresh ones");
    private static readonly Counter<long> Differences = Meter.CreateCounter<long>("basiccontrol.heat.differences", description: "Days that differed");

    public static bool Report(HeatCubeSet folded, HeatCubeSet fresh, ILogger log)
    {
        var differences = 0;
        foreach (var (city, cube) in folded.All)
        {
            var days = fresh.All.TryGetValue(city, out var other) ? Between(cube, other) : [cube.Today];
            differences += days.Count;
            Differences.Add(days.Count);
            if (days.Count > 0)
            {
                log.LogError(
                    "The folded heat counts of city {City} differ from the store at {Position}, {At:O}, on {Days} days, the first {Day}; the store's take over.",
                    city.Value, folded.Position, folded.At, days.Count, days[0]);
            }
        }

        return differences > 0;
    }

    /// <summary>The days on which two cubes of one city count differently.</summary>
    public static IReadOnlyList<DateOnly> Between(HeatCube one, HeatCube other)
    {
        if (one.From != other.From || one.Today != other.Today || one.CountsIncidents != other.CountsIncidents)
        {
            return [one.Today];
        }

        var days = new List<DateOnly>();
        for (var day = one.From; day <= one.Today; day = day.AddDays(1))
        {
            Checks.Add(1);
            // A full index tells apart what came first, which is not the same in both.
            var (mine, theirs) = (DigestOf(one, day), DigestOf(other, day));
            if (mine.Total != theirs.Total || (mine.Sum != theirs.Sum && !one.Index.IsFull && !other.Index.IsFull))
            {
                days.Add(day);
            }
        }

        return days;
    }

    /// <summary>A sum over what is counted that does not depend on the cube's own numbers or on the order of arrival.</summary>
    private static (ulong Sum, ulong Total) DigestOf(HeatCube cube, DateOnly date)
    {
        var (day, index) = (cube.Day(date), cube.Index);
        var (sum, total) = (0UL, 0UL);
        for (var slot = 0; slot < day.Keys.Length; slot++)
        {
            if (day.Counts[slot] is var count and not 0)
            {
                var key = day.Keys[slot];
                var place = index.Places[HeatIndex.PlaceOf(key)];
                var cell = index.Cells[HeatIndex.CellOf(key)];
                var mixed = Mix(
                    [.. place.Units.Select(unit => (ulong)unit.Value), (ulong)place.Station.Value, (ulong)index.Types[HeatIndex.TypeOf(key)].Value, (uint)cell.Latitude, (uint)cell.Longitude,
                        HeatIndex.CellOf(key) == 0 ? 1UL : 0UL, (ulong)HeatIndex.HourOf(key), (ulong)HeatIndex.SortOf(key)]);
                sum += mixed * (ulong)count;
                total += (ulong)count;
            }
        }

        return (sum, total);
    }

    private static ulong Mix(ReadOnlySpan<ulong> values)
    {
        var mixed = 0x9E37_79B9_7F4A_7C15UL;
        foreach (var value in values)
        {
            mixed = (mixed ^ value) * 0xBF58_476D_1CE4_E5B9UL;
            mixed ^= mixed >> 29;
        }

        return mixed;
    }
}
