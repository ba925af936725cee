using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Wall;

/// <summary>Lays the counts of the window out as two grids and a map, bounded, saying how many rows were cut.</summary>
internal sealed class GridComposer(OrganisationBook book, UnitId city, WallOptions options)
{
    private readonly WallNames _names = new(book);
    private readonly GridLayout _layout = new(book, city, options);

    public (WallGrid Hours, WallGrid Types, WallMap Map) Compose(GridTally counts)
    {
        var byStation = _layout.Stations();
        foreach (var (key, count) in counts.Hours.All)
        {
            var (station, _) = GridTally.HourOf(key);
            byStation[station] = byStation.GetValueOrDefault(station) + count;
        }

        var (stations, cut) = _layout.Fullest(byStation);
        return (_layout.Hours(stations, counts.Hours, cut), TypeGrid(counts, stations), _layout.Map(byStation, counts.Cells));
    }

    public static bool AreSame(WallGrid left, WallGrid right) =>
        left.Cut == right.Cut && left.Cells.SequenceEqual(right.Cells) && left.RowKeys.SequenceEqual(right.RowKeys)
        && left.ColumnKeys.SequenceEqual(right.ColumnKeys) && left.Rows.SequenceEqual(right.Rows) && left.Columns.SequenceEqual(right.Columns);

    public static bool AreSame(WallMap left, WallMap right) => left.Cut == right.Cut && left.Units.SequenceEqual(right.Units) && left.Cells.SequenceEqual(right.Cells);

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
        var (rows, columns) = (GridLayout.Places(types), GridLayout.Places(stations));
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
}
