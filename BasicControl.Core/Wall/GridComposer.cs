using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Wall;

/// <summary>Lays the counts of the window out as two grids and a map, bounded, saying how many rows were cut.</summary>
internal sealed class GridComposer(OrganisationBook book, UnitId city, WallOptions options)
{
    private const int Hours = 24;

    private readonly WallNames _names = new(book);

    public (WallGrid Hours, WallGrid Types, WallMap Map) Compose(GridTally counts)
    {
        var byStation = ByStation(counts);
        var (stations, cut) = Shown(byStation);
        return (HourGrid(counts, stations, cut), TypeGrid(counts, stations), Map(counts, byStation));
    }

    public static bool AreSame(WallGrid left, WallGrid right) =>
        left.Cut == right.Cut && left.Cells.SequenceEqual(right.Cells) && left.RowKeys.SequenceEqual(right.RowKeys)
        && left.ColumnKeys.SequenceEqual(right.ColumnKeys) && left.Rows.SequenceEqual(right.Rows) && left.Columns.SequenceEqual(right.Columns);

    public static bool AreSame(WallMap left, WallMap right) => left.Cut == right.Cut && left.Units.SequenceEqual(right.Units) && left.Cells.SequenceEqual(right.Cells);

    private Dictionary<long, int> ByStation(GridTally counts)
    {
        var byStation = new Dictionary<long, int>();
        foreach (var unit in book.Units)
        {
            if (unit.CityId == city && unit.Kind == UnitKind.Station)
            {
                byStation[unit.Id.Value] = 0;
            }
        }

        foreach (var (key, count) in counts.Hours.All)
        {
            var (station, _) = GridTally.HourOf(key);
            byStation[station] = byStation.GetValueOrDefault(station) + count;
        }

        return byStation;
    }

    /// <summary>The fullest stations, in the order of their codes and names.</summary>
    private (long[] Stations, int Cut) Shown(Dictionary<long, int> byStation)
    {
        var stations = byStation.Keys.ToArray();
        if (stations.Length > options.GridStations)
        {
            Array.Sort(stations, (left, right) => byStation[right] != byStation[left] ? byStation[right].CompareTo(byStation[left]) : left.CompareTo(right));
            stations = stations[..options.GridStations];
        }

        Array.Sort(stations, (left, right) => _names.Compare(new UnitId(left), new UnitId(right)));
        return (stations, byStation.Count - stations.Length);
    }

    private WallGrid HourGrid(GridTally counts, long[] stations, int cut)
    {
        var rows = Places(stations);
        var cells = new int[stations.Length * Hours];
        foreach (var (key, count) in counts.Hours.All)
        {
            var (station, hour) = GridTally.HourOf(key);
            if (rows.TryGetValue(station, out var row))
            {
                cells[(row * Hours) + hour] = count;
            }
        }

        var hours = Enumerable.Range(0, Hours).ToArray();
        return new(
            Array.ConvertAll(stations, station => _names.Of(new UnitId(station))), stations,
            Array.ConvertAll(hours, hour => new LocalName($"{hour:00}", $"{hour:00}")), Array.ConvertAll(hours, hour => (long)hour), cells, cut);
    }

    private WallGrid TypeGrid(GridTally counts, long[] stations)
    {
        var byType = new Dictionary<long, int>();
        foreach (var (key, count) in counts.Types.All)
        {
            var (type, _) = GridTally.TypeOf(key);
            byType[type] = byType.GetValueOrDefault(type) + count;
        }

        var types = byType.Keys.ToArray();
        Array.Sort(types, (left, right) => byType[right] != byType[left] ? byType[right].CompareTo(byType[left]) : left.CompareTo(right));
        var cut = Math.Max(0, types.Length - options.GridTypes);
        types = types[..^cut];
        var (rows, columns) = (Places(types), Places(stations));
        var cells = new int[types.Length * stations.Length];
        foreach (var (key, count) in counts.Types.All)
        {
            var (type, station) = GridTally.TypeOf(key);
            if (rows.TryGetValue(type, out var row) && columns.TryGetValue(station, out var column))
            {
                cells[(row * stations.Length) + column] = count;
            }
        }

        return new(
            Array.ConvertAll(types, type => _names.Of(new TermId((int)type))), types,
            Array.ConvertAll(stations, station => _names.Of(new UnitId(station))), stations, cells, cut);
    }

    private WallMap Map(GridTally counts, Dictionary<long, int> byStation)
    {
        var units = new List<MapUnit>(byStation.Count);
        foreach (var (unit, count) in byStation)
        {
            units.Add(new(new(unit), count));
        }

        units.Sort((left, right) => left.Unit.Value.CompareTo(right.Unit.Value));
        var cells = new List<MapCell>(counts.Cells.Count);
        foreach (var (key, count) in counts.Cells.All)
        {
            var (latitude, longitude) = GridTally.CellOf(key);
            cells.Add(new(latitude, longitude, count));
        }

        cells.Sort((left, right) => right.Count != left.Count ? right.Count.CompareTo(left.Count)
            : left.Latitude != right.Latitude ? left.Latitude.CompareTo(right.Latitude)
            : left.Longitude.CompareTo(right.Longitude));
        var cut = Math.Max(0, cells.Count - options.MapCells);
        cells.RemoveRange(cells.Count - cut, cut);
        return new(units, cells) { Cut = cut };
    }

    private static Dictionary<long, int> Places(long[] keys)
    {
        var places = new Dictionary<long, int>(keys.Length);
        for (var place = 0; place < keys.Length; place++)
        {
            places[keys[place]] = place;
        }

        return places;
    }
}
