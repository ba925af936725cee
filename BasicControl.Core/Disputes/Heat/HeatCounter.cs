using System.Runtime.InteropServices;
using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>
/// Adds up the days of a period that a query asks for, in every view at once. The days may come from several cubes; each
/// has numbers of its own for places, types and cells, which are told apart once a cube, not once a record.
/// </summary>
/// <param name="takes">Which places are looked at, by the way up at the record's instant.</param>
internal sealed class HeatCounter(HeatQuery query, HeatSpan span, Func<UnitPath, bool> takes)
{
    private const int Hours = 24;

    private readonly bool[] _sorts = SortsOf(query);
    private readonly Dictionary<UnitId, int> _stations = [];
    private readonly List<StationSums> _sums = [];
    private readonly Dictionary<TermId, int> _types = [];
    private readonly Dictionary<(int Latitude, int Longitude), int> _cells = [];
    private readonly int[] _days = new int[Math.Max(span.Days, 0)];
    private readonly int[] _weekdayHours = new int[7 * Hours];
    private long _withoutCell;

    public HeatSpan Span => span;

    public long Total { get; private set; }

    /// <summary>More types, places or cells have come than are told apart: the views add up, with the rest in one row.</summary>
    public bool IsCut { get; private set; }

    public long Weapons { get; private set; }

    public IReadOnlyDictionary<UnitId, int> Stations => _stations;

    public IReadOnlyDictionary<TermId, int> Types => _types;

    public IReadOnlyDictionary<(int Latitude, int Longitude), int> Cells => _cells;

    public IReadOnlyList<int> Days => _days;

    public IReadOnlyList<int> WeekdayHours => _weekdayHours;

    public long WithoutCell => _withoutCell;

    public int HourOf(UnitId station, int hour) => _stations.TryGetValue(station, out var place) ? _sums[place].Hours[hour] : 0;

    public int KindOf(UnitId station, DisputeKind kind) => _stations.TryGetValue(station, out var place) ? _sums[place].Kinds[(int)kind] : 0;

    public int TypeOf(UnitId station, TermId type) =>
        _stations.TryGetValue(station, out var place) && _types.TryGetValue(type, out var number) && number < _sums[place].Types.Length ? _sums[place].Types[number] : 0;

    /// <summary>Adds days of one cube: those from one to another, both included, that the cube keeps.</summary>
    public void Add(HeatCube cube, DateOnly from, DateOnly to)
    {
        var index = cube.Index;
        IsCut |= index.IsFull;
        var (places, types) = (PlacesOf(index), TypesOf(index));
        var cells = new int[index.Cells.Count];
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            Add(cube.Day(day), day, places, types, cells);
        }

        _withoutCell += cells[0];
        for (var cell = 1; cell < cells.Length; cell++)
        {
            if (cells[cell] != 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_cells, index.Cells[cell], out _) += cells[cell];
            }
        }
    }

    private void Add(HeatDay day, DateOnly date, StationSums?[] places, int[] types, int[] cells)
    {
        var keys = day.Keys;
        var counts = day.Counts;
        var sorts = _sorts;
        Span<int> hours = stackalloc int[Hours];
        hours.Clear();
        var weapons = 0L;
        for (var slot = 0; slot < keys.Length; slot++)
        {
            var (key, count) = (keys[slot], counts[slot]);
            if (count == 0 || !sorts[HeatIndex.SortOf(key)] || places[HeatIndex.PlaceOf(key)] is not { } sums || types[HeatIndex.TypeOf(key)] is not (>= 0 and var type))
            {
                continue;
            }

            var hour = HeatIndex.HourOf(key);
            sums.Hours[hour] += count;
            sums.Kinds[HeatIndex.KindOf(key)] += count;
            sums.Types[type] += count;
            cells[HeatIndex.CellOf(key)] += count;
            hours[hour] += count;
            weapons += (key & 1) == 0 ? 0 : count;
        }

        AddHours(date, hours);
        Weapons += weapons;
    }

    private void AddHours(DateOnly date, ReadOnlySpan<int> hours)
    {
        var weekday = ((int)date.DayOfWeek + 6) % 7;
        for (var hour = 0; hour < Hours; hour++)
        {
            _weekdayHours[(weekday * Hours) + hour] += hours[hour];
            _days[date.DayNumber - span.From.DayNumber] += hours[hour];
            Total += hours[hour];
        }
    }

    /// <summary>The sums that each place of a cube adds to; null where its unit is not looked at.</summary>
    private StationSums?[] PlacesOf(HeatIndex index)
    {
        var types = _types.Count + index.Types.Count;
        var places = new StationSums?[index.Places.Count];
        for (var place = 1; place < places.Length; place++)
        {
            if (!takes(index.Places[place]))
            {
                continue;
            }

            var station = index.Places[place].Station;
            if (!_stations.TryGetValue(station, out var number))
            {
                _stations[station] = number = _sums.Count;
                _sums.Add(new StationSums());
            }

            var sums = _sums[number];
            if (sums.Types.Length < types)
            {
                Array.Resize(ref sums.Types, types);
            }

            places[place] = sums;
        }

        return places;
    }

    /// <summary>The number that each type of a cube has here; −1 where it is not looked at.</summary>
    private int[] TypesOf(HeatIndex index)
    {
        var numbers = new int[index.Types.Count];
        for (var type = 0; type < numbers.Length; type++)
        {
            var term = index.Types[type];
            if (query.Type is { } only && term != only)
            {
                numbers[type] = -1;
                continue;
            }

            if (!_types.TryGetValue(term, out var number))
            {
                _types[term] = number = _types.Count;
            }

            numbers[type] = number;
        }

        return numbers;
    }

    private static bool[] SortsOf(HeatQuery query)
    {
        var sorts = new bool[128];
        for (var sort = 0; sort < sorts.Length; sort++)
        {
            sorts[sort] = query.Takes((DisputeKind)(sort >> 3)) && (query.Level is not { } level || (sort >> 1 & 3) == (int)level) && (!query.WeaponOnly || (sort & 1) == 1);
        }

        return sorts;
    }

    private sealed class StationSums
    {
        public readonly int[] Hours = new int[HeatCounter.Hours];
        public readonly int[] Kinds = new int[16];
        public int[] Types = [];
    }
}
