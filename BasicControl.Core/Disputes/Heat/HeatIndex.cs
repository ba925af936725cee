using System.Runtime.CompilerServices;
using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>
/// Short numbers for what is counted by, so that a whole key fits into 64 bits: 16 for the place (unit with those above
/// it), 14 for the type, 22 for the cell, then hour, kind, level and weapon. A place's number is never 0, so no key is.
/// What comes when a key has no more room is counted together under the last number, and the index says so.
/// </summary>
/// <param name="mostTypes">Types told apart, the last of them standing for all others.</param>
/// <param name="mostPlaces">Places told apart, likewise.</param>
internal sealed class HeatIndex(int mostTypes = HeatIndex.MostTypes, int mostPlaces = HeatIndex.MostPlaces)
{
    public const int MostTypes = 1 << 14;
    public const int MostPlaces = (1 << 16) - 1;
    private const int MostCells = (1 << 22) - 1;

    /// <summary>Where what found no room among the places stands: no unit filter takes it.</summary>
    private static readonly UnitPath Elsewhere = new([default], default);

    private readonly Dictionary<UnitPath, int> _places = [];
    private readonly Dictionary<TermId, int> _types = [];
    private readonly Dictionary<long, int> _cells = [];

    /// <summary>The place behind a number; number 0 is none.</summary>
    public List<UnitPath> Places { get; } = [Elsewhere];

    public List<TermId> Types { get; } = [];

    /// <summary>The cell behind a number; number 0 stands for a record without a place.</summary>
    public List<(int Latitude, int Longitude)> Cells { get; } = [default];

    /// <summary>Some of what is counted is not told apart any more.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Rough size in memory.</summary>
    public long Bytes => (Places.Count * 80L) + (Types.Count * 40L) + (Cells.Count * 48L);

    public ulong KeyOf(in HeatMarks marks, int hour) =>
        ((ulong)Number(_places, Places, marks.Place, marks.Place, mostPlaces, Elsewhere) << 48)
        | ((ulong)Number(_types, Types, marks.Type, marks.Type, mostTypes, default) << 34)
        | ((ulong)CellOf(marks) << 12)
        | ((ulong)hour << 7)
        | ((ulong)marks.Kind << 3)
        | ((ulong)marks.Level << 1)
        | (marks.Weapon ? 1UL : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlaceOf(ulong key) => (int)(key >> 48);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TypeOf(ulong key) => (int)(key >> 34) & 0x3FFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CellOf(ulong key) => (int)(key >> 12) & 0x3F_FFFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int HourOf(ulong key) => (int)(key >> 7) & 31;

    /// <summary>Kind, level and weapon as one number of 7 bits: what a filter looks up at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SortOf(ulong key) => (int)key & 127;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int KindOf(ulong key) => (int)(key >> 3) & 15;

    private int CellOf(in HeatMarks marks)
    {
        if (marks.CellLatitude is not { } latitude || marks.CellLongitude is not { } longitude)
        {
            return 0;
        }

        // A cell without room is a record without a place: it stays in every other view.
        var key = ((long)latitude << 32) | (uint)longitude;
        if (Cells.Count >= MostCells && !_cells.ContainsKey(key))
        {
            IsFull = true;
            return 0;
        }

        return Number(_cells, Cells, key, (latitude, longitude), MostCells + 1, default);
    }

    /// <param name="other">What stands for everything that finds no room.</param>
    private int Number<TKey, TValue>(Dictionary<TKey, int> numbers, List<TValue> values, TKey key, TValue value, int most, TValue other)
        where TKey : notnull
    {
        if (numbers.TryGetValue(key, out var known))
        {
            return known;
        }

        if (values.Count < most - 1)
        {
            values.Add(value);
            return numbers[key] = values.Count - 1;
        }

        if (values.Count == most - 1)
        {
            values.Add(other);
        }

        IsFull = true;
        return most - 1;
    }
}
