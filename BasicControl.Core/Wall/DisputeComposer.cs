using System.Numerics;
using BasicControl.Core.Basics;
using BasicControl.Core.Disputes;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Wall;

/// <summary>
/// Makes the dispute parts of a snapshot out of a board's counters. What is laid out in grids is composed anew only when
/// its counts moved; the rest is small, and keeps its instance when it comes out as before.
/// </summary>
internal sealed class DisputeComposer(OrganisationBook book, UnitId city, WallOptions options, CityTally tally)
{
    private const int Hours = 24;

    private readonly WallNames _names = new(book);
    private readonly GridLayout _layout = new(book, city, options);
    private (long Moves, bool CountsIncidents, long Names)? _gridsAt;

    /// <param name="names">Raised whenever a name or unit moved.</param>
    /// <param name="units">The units that the wall lists.</param>
    public WallDisputes Compose(long version, WallDisputes? last, bool countsIncidents, long names, IReadOnlyList<StationRow> units)
    {
        var counts = countsIncidents ? tally.IncidentDisputes : tally.OrderDisputes;
        var now = (counts.Moves, countsIncidents, names);
        var grids = last is not null && _gridsAt == now ? last : Grids(version, last, counts);
        _gridsAt = now;
        return Kept(last, grids with
        {
            Figures = Part(version, last?.Figures, Figures(counts)),
            Stations = Rows(version, last?.Stations, Stations(counts, units)),
        });
    }

    private static WallPart<T> Part<T>(long version, WallPart<T>? last, T value) =>
        last is not null && EqualityComparer<T>.Default.Equals(last.Value, value) ? last : new(version, value);

    private static WallPart<IReadOnlyList<T>> Rows<T>(long version, WallPart<IReadOnlyList<T>>? last, IReadOnlyList<T> rows) =>
        last is not null && last.Value.SequenceEqual(rows) ? last : new(version, rows);

    private static WallPart<WallGrid> Grid(long version, WallPart<WallGrid>? last, WallGrid grid) =>
        last is not null && GridComposer.AreSame(last.Value, grid) ? last : new(version, grid);

    private static WallDisputes Kept(WallDisputes? last, WallDisputes now) => last == now ? last : now;

    private DisputeFigures Figures(DisputeTally counts)
    {
        var kinds = Kinds(counts);
        return new(
            kinds.Sum(kind => kind.Count), counts.Weapons.Sum(), Sum(kinds.Select(kind => kind.Change)), tally.OpenDisputes, tally.OverdueDisputes, kinds);
    }

    private static CountChange Sum(IEnumerable<CountChange> changes) =>
        changes.Aggregate(default(CountChange), (sum, change) => new(sum.Now + change.Now, sum.Before + change.Before));

    private static List<KindRow> Kinds(DisputeTally counts)
    {
        var rows = new List<KindRow>(counts.Kinds.Count);
        foreach (var key in counts.Kinds.Keys)
        {
            rows.Add(new((DisputeKind)key, ((DisputeKind)key).Name(), counts.InWindow(counts.Kinds, key), counts.Change(counts.Kinds, key)));
        }

        rows.Sort((left, right) => right.Count != left.Count ? right.Count.CompareTo(left.Count) : left.Kind.CompareTo(right.Kind));
        return rows;
    }

    private List<DisputeStationRow> Stations(DisputeTally counts, IReadOnlyList<StationRow> units)
    {
        var rows = new List<DisputeStationRow>(units.Count);
        foreach (var unit in units)
        {
            var key = unit.Unit.Value;
            rows.Add(new(
                unit.Unit, unit.Name, counts.InWindow(counts.Stations, key), counts.Change(counts.Stations, key),
                new(In(unit.Unit, Cohort.Settled), In(unit.Unit, Cohort.Dispute))));
        }

        return rows;
    }

    private int In(UnitId station, Cohort cohort) => tally.Stations.Of(station.Value, BitOperations.Log2((uint)cohort));

    private WallDisputes Grids(long version, WallDisputes? last, DisputeTally counts)
    {
        var byStation = _layout.Stations();
        foreach (var (key, count) in counts.StationHours.All)
        {
            var (station, _) = GridTally.HourOf(key);
            byStation[station] = byStation.GetValueOrDefault(station) + count;
        }

        var (stations, cut) = _layout.Fullest(byStation);
        var map = _layout.Map(byStation, counts.Cells);
        return (last ?? WallDisputes.None) with
        {
            Hours = Grid(version, last?.Hours, _layout.Hours(stations, counts.StationHours, cut)),
            Kinds = Grid(version, last?.Kinds, KindGrid(stations, counts.KindStations)),
            Week = Grid(version, last?.Week, WeekGrid(counts.Hours)),
            Map = last is not null && GridComposer.AreSame(last.Map.Value, map) ? last.Map : new(version, map),
            Days = Rows(version, last?.Days, Days(counts)),
        };
    }

    /// <summary>Every kind that has disputes in the window, the fullest first.</summary>
    private WallGrid KindGrid(long[] stations, WindowCounts counts)
    {
        var byKind = new Dictionary<DisputeKind, int>();
        foreach (var (key, count) in counts.All)
        {
            var (kind, _) = DisputeTally.KindOf(key);
            byKind[kind] = byKind.GetValueOrDefault(kind) + count;
        }

        var kinds = byKind.Keys.OrderByDescending(kind => byKind[kind]).ThenBy(kind => kind).ToArray();
        var cells = new int[kinds.Length * stations.Length];
        for (var row = 0; row < kinds.Length; row++)
        {
            for (var column = 0; column < stations.Length; column++)
            {
                cells[(row * stations.Length) + column] = counts.Of(DisputeTally.KindKey(kinds[row], stations[column]));
            }
        }

        return new(
            [.. kinds.Select(kind => kind.Name())], [.. kinds.Select(kind => (long)kind)],
            [.. stations.Select(station => _names.Of(new UnitId(station)))], stations, cells, 0);
    }

    private WallGrid WeekGrid(WindowCounts hours)
    {
        var cells = new int[7 * Hours];
        for (var day = 0; day < tally.Days.Count; day++)
        {
            var weekday = Weekday(tally.Days.DayAt(day));
            for (var hour = 0; hour < Hours; hour++)
            {
                cells[((weekday - 1) * Hours) + hour] += hours.Sum(hour, day, day + 1);
            }
        }

        return new(Weekdays, [1, 2, 3, 4, 5, 6, 7], GridLayout.HourNames, GridLayout.HourKeys, cells, 0);
    }

    private static readonly LocalName[] Weekdays =
        [new("周一", "Mon"), new("周二", "Tue"), new("周三", "Wed"), new("周四", "Thu"), new("周五", "Fri"), new("周六", "Sat"), new("周日", "Sun")];

    private static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    private DisputeDay[] Days(DisputeTally counts)
    {
        var rows = new DisputeDay[tally.Days.Count];
        for (var day = 0; day < rows.Length; day++)
        {
            rows[day] = new(tally.Days.DayAt(day), counts.OfDays(day, day + 1));
        }

        return rows;
    }
}
