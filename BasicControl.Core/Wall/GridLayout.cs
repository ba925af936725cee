using BasicControl.Core.Basics;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Wall;

/// <summary>What all grids and maps of a wall have in common: which stations, in which order, and where they are cut.</summary>
internal sealed class GridLayout(OrganisationBook book, UnitId city, WallOptions options)
{
    private const int HoursOfDay = 24;

    private readonly WallNames _names = new(book);

    public static LocalName[] HourNames { get; } = [.. Enumerable.Range(0, HoursOfDay).Select(hour => new LocalName($"{hour:00}", $"{hour:00}"))];

    public static long[] HourKeys { get; } = [.. Enumerable.Range(0, HoursOfDay).Select(hour => (long)hour)];

    /// <summary>Every station of the city, with nothing counted yet.</summary>
    public Dictionary<long, int> Stations()
    {
        var stations = new Dictionary<long, int>();
        foreach (var unit in book.Units)
        {
            if (unit.CityId == city && unit.Kind == UnitKind.Station)
            {
                stations[unit.Id.Value] = 0;
            }
        }

        return stations;
    }

    /// <summary>The fullest stations, in the order of their codes and names, and how many were left out.</summary>
    public (long[] Stations, int Cut) Fullest(Dictionary<long, int> byStation)
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

    /// <summary>Stations × local hours, of counts by <see cref="GridTally.HourKey"/>.</summary>
    public WallGrid Hours(long[] stations, WindowCounts counts, int cut)
    {
        var rows = Places(stations);
        var cells = new int[stations.Length * HoursOfDay];
        foreach (var (key, count) in counts.All)
        {
            var (station, hour) = GridTally.HourOf(key);
            if (rows.TryGetValue(station, out var row))
            {
                cells[(row * HoursOfDay) + hour] = count;
            }
        }

        return new(Array.ConvertAll(stations, station => _names.Of(new UnitId(station))), stations, HourNames, HourKeys, cells, cut);
    }

    /// <summary>The units with their counts, and the fullest cells of counts by <see cref="GridTally.CellKey"/>.</summary>
    public WallMap Map(Dictionary<long, int> byStation, WindowCounts counts)
    {
        var units = new List<MapUnit>(byStation.Count);
        foreach (var (unit, count) in byStation)
        {
            units.Add(new(new(unit), count));
        }

        units.Sort((left, right) => left.Unit.Value.CompareTo(right.Unit.Value));
        var cells = new List<MapCell>(counts.Count);
        foreach (var (key, count) in counts.All)
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

    public static Dictionary<long, int> Places(long[] keys)
    {
        var places = new Dictionary<long, int>(keys.Length);
        for (var place = 0; place < keys.Length; place++)
        {
            places[keys[place]] = place;
        }

        return places;
    }
}
