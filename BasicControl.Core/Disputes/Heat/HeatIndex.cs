using System.Runtime.CompilerServices;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>
/// Short numbers for what is counted by, so that a whole key fits into 64 bits: 16 for the place (unit with station), 14
/// for the type, 22 for the cell, then hour, kind, level and weapon. A place's number is never 0, so no key is.
/// </summary>
internal sealed class HeatIndex
{
    private const int MostPlaces = (1 << 16) - 1;
    private const int MostTypes = 1 << 14;
    private const int MostCells = (1 << 22) - 1;

    private readonly Dictionary<(UnitId, UnitId), int> _places = [];
    private readonly Dictionary<TermId, int> _types = [];
    private readonly Dictionary<long, int> _cells = [];

    /// <summary>Unit and station behind a place's number; number 0 is none.</summary>
    public List<(UnitId Unit, UnitId Station)> Places { get; } = [default];

    public List<TermId> Types { get; } = [];

    /// <summary>The cell behind a number; number 0 stands for a record without a place.</summary>
    public List<(int Latitude, int Longitude)> Cells { get; } = [default];

    /// <summary>Rough size in memory.</summary>
    public long Bytes => (Places.Count * 80L) + (Types.Count * 40L) + (Cells.Count * 48L);

    public ulong KeyOf(in HeatMarks marks, int hour) =>
        ((ulong)Number(_places, Places, (marks.Unit, marks.Station), (marks.Unit, marks.Station), MostPlaces) << 48)
        | ((ulong)Number(_types, Types, marks.Type, marks.Type, MostTypes) << 34)
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

        return Number(_cells, Cells, ((long)latitude << 32) | (uint)longitude, (latitude, longitude), MostCells);
    }

    /// <exception cref="InvalidOperationException">More of them than a key has room for.</exception>
    private static int Number<TKey, TValue>(Dictionary<TKey, int> numbers, List<TValue> values, TKey key, TValue value, int most)
        where TKey : notnull
    {
        if (numbers.TryGetValue(key, out var known))
        {
            return known;
        }

        if (values.Count >= most)
        {
            throw new InvalidOperationException($"Heat counts have room for {most} of {typeof(TValue).Name} only.");
        }

        values.Add(value);
        return numbers[key] = values.Count - 1;
    }
}
