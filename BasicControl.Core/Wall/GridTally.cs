using BasicControl.Core.Figures;

namespace BasicControl.Core.Wall;

/// <summary>Counts of the window behind the grids and the map.</summary>
internal sealed class GridTally(int days)
{
    /// <summary>By station and local hour.</summary>
    public WindowCounts Hours { get; } = new(days);

    /// <summary>By type and station.</summary>
    public WindowCounts Types { get; } = new(days);

    /// <summary>By cell of 0.01°.</summary>
    public WindowCounts Cells { get; } = new(days);

    /// <summary>Raised whenever a count moves.</summary>
    public long Moves => Hours.Moves + Cells.Moves;

    public static long HourKey(long station, int hour) => (station << 5) | (long)hour;

    public static (long Station, int Hour) HourOf(long key) => (key >> 5, (int)(key & 31));

    public static long TypeKey(int type, long station) => ((long)type << 40) | station;

    public static (int Type, long Station) TypeOf(long key) => ((int)(key >> 40), key & 0xFF_FFFF_FFFF);

    public static long CellKey(int latitude, int longitude) => ((long)latitude << 32) | (uint)longitude;

    public static (int Latitude, int Longitude) CellOf(long key) => ((int)(key >> 32), (int)key);

    public void Add(int day, int hour, long station, int type, int by)
    {
        Hours.Add(day, HourKey(station, hour), by);
        Types.Add(day, TypeKey(type, station), by);
    }

    public void AddCell(int day, int? latitude, int? longitude, int by)
    {
        if (latitude is { } row && longitude is { } column)
        {
            Cells.Add(day, CellKey(row, column), by);
        }
    }

    public void Roll()
    {
        Hours.Roll();
        Types.Roll();
        Cells.Roll();
    }
}
