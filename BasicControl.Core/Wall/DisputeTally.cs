using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;

namespace BasicControl.Core.Wall;

/// <summary>
/// Counts of disputes by local day: of the window, and by kind and station of as many days before it, to compare with.
/// Like every tally it grows with stations, kinds and cells, never with records.
/// </summary>
/// <param name="days">The days of the window and before it; the last of them are the window.</param>
/// <param name="window">Days of the window, today included.</param>
internal sealed class DisputeTally(LocalDays days, int window)
{
    private const int HoursOfDay = 24;

    private readonly int _before = days.Count - window;

    /// <summary>By station and local hour.</summary>
    public WindowCounts StationHours { get; } = new(window);

    /// <summary>By kind and station.</summary>
    public WindowCounts KindStations { get; } = new(window);

    /// <summary>By local hour: with its days, what the weekdays and the calendar are made of.</summary>
    public WindowCounts Hours { get; } = new(window);

    /// <summary>By cell of 0.01°.</summary>
    public WindowCounts Cells { get; } = new(window);

    public DaySeries Weapons { get; } = new(window);

    /// <summary>By kind, before the window as well.</summary>
    public WindowCounts Kinds { get; } = new(days.Count);

    /// <summary>By station, before the window as well.</summary>
    public WindowCounts Stations { get; } = new(days.Count);

    /// <summary>Raised whenever a count moves.</summary>
    public long Moves => Stations.Moves + Cells.Moves;

    public static long KindKey(DisputeKind kind, long station) => ((long)kind << 40) | station;

    public static (DisputeKind Kind, long Station) KindOf(long key) => ((DisputeKind)(key >> 40), key & 0xFF_FFFF_FFFF);

    /// <summary>Counts or takes out one dispute, at an instant that is not after today.</summary>
    public void Add(long instant, long station, DisputeKind kind, bool weapon, int? latitude, int? longitude, int by)
    {
        if (kind == DisputeKind.None || days.IndexOf(instant) is not (>= 0 and var far))
        {
            return;
        }

        Kinds.Add(far, (long)kind, by);
        Stations.Add(far, station, by);
        if (far - _before is var day and >= 0)
        {
            var hour = days.HourOf(instant, far);
            StationHours.Add(day, GridTally.HourKey(station, hour), by);
            KindStations.Add(day, KindKey(kind, station), by);
            Hours.Add(day, hour, by);
            Weapons[day] += weapon ? by : 0;
            if (latitude is { } row && longitude is { } column)
            {
                Cells.Add(day, GridTally.CellKey(row, column), by);
            }
        }
    }

    /// <summary>The oldest day leaves and a new one begins.</summary>
    public void Roll()
    {
        StationHours.Roll();
        KindStations.Roll();
        Hours.Roll();
        Cells.Roll();
        Weapons.Roll();
        Kinds.Roll();
        Stations.Roll();
    }

    /// <summary>All disputes of days of the window, the last day excluded.</summary>
    public int OfDays(int from, int to)
    {
        var sum = 0;
        for (var hour = 0; hour < HoursOfDay; hour++)
        {
            sum += Hours.Sum(hour, from, to);
        }

        return sum;
    }

    /// <summary>Of a key of <see cref="Kinds"/> or <see cref="Stations"/>: the whole window, today included.</summary>
    public int InWindow(WindowCounts counts, long key) => counts.Sum(key, _before, days.Count);

    /// <summary>Of a key of <see cref="Kinds"/> or <see cref="Stations"/>: the window's whole days beside as many before them.</summary>
    public CountChange Change(WindowCounts counts, long key)
    {
        var today = days.Today;
        return new(counts.Sum(key, _before, today), counts.Sum(key, _before - (today - _before), _before));
    }
}
