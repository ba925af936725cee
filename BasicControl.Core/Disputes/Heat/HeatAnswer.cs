using BasicControl.Core.Basics;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>Counts of a period in every view, at (position, T), and of the period before. The views of a period have one total.</summary>
/// <param name="Position">Journal position: what was known.</param>
/// <param name="At">T, UTC.</param>
/// <param name="CountsIncidents">True when incidents are counted; false when the city's sources bring orders only.</param>
/// <param name="KeptFrom">First local day that is kept in memory; what is older was counted from the store, more slowly.</param>
public sealed record HeatAnswer(HeatQuery Query, long Position, DateTime At, bool CountsIncidents, DateOnly KeptFrom, HeatCount Count, HeatCount? Before)
{
    /// <summary>More types, places or cells have come than are told apart; what came last is counted together.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether a part of it was counted from the store.</summary>
    public bool IsOlderThanKept => Count.Span.From < KeptFrom || Before?.Span.From < KeptFrom;
}

/// <summary>The counts of one period.</summary>
/// <param name="Total">Records in the period; the total of each view.</param>
/// <param name="Weapons">Of them, those that tell of a weapon.</param>
/// <param name="StationHours">Rows: stations; columns: local hours 0–23.</param>
/// <param name="KindStations">Rows: kinds of dispute (<see cref="DisputeKind"/>, "none" only where it is counted); columns: stations.</param>
/// <param name="TypeStations">Rows: types (term ids), the fullest first; columns: stations.</param>
/// <param name="WeekdayHours">Rows: 1 Monday – 7 Sunday; columns: local hours.</param>
/// <param name="Days">Every local day of the period in order.</param>
/// <param name="Cells">Cells of 0.01°, the fullest first: never an address.</param>
/// <param name="WithoutCell">Records without a place: with them the cells add up to the total.</param>
public sealed record HeatCount(
    HeatSpan Span,
    long Total,
    long Weapons,
    HeatTable StationHours,
    HeatTable KindStations,
    HeatTable TypeStations,
    HeatTable WeekdayHours,
    IReadOnlyList<HeatDayCount> Days,
    IReadOnlyList<HeatCellCount> Cells,
    long WithoutCell)
{
    /// <summary>Stations with their totals, in the order of the rows.</summary>
    public IEnumerable<(UnitId Unit, int Count)> Stations => StationHours.Rows.Select((unit, row) => (new UnitId(unit), StationHours.RowTotal(row)));
}

/// <summary>A grid of counts by keys: unit ids, term ids, kinds, weekdays or hours.</summary>
/// <param name="Cells"><c>Cells[row * Columns.Count + column]</c>.</param>
public sealed record HeatTable(IReadOnlyList<long> Rows, IReadOnlyList<long> Columns, IReadOnlyList<int> Cells)
{
    public long Total => Cells.Sum(count => (long)count);

    public int this[int row, int column] => Cells[(row * Columns.Count) + column];

    public int RowTotal(int row)
    {
        var sum = 0;
        for (var column = 0; column < Columns.Count; column++)
        {
            sum += this[row, column];
        }

        return sum;
    }

    /// <summary>The counts of a row, empty cells included.</summary>
    public IReadOnlyList<int> Row(int row) => [.. Cells.Skip(row * Columns.Count).Take(Columns.Count)];

    /// <summary>The count behind two keys; 0 where there is none.</summary>
    public int At(long rowKey, long columnKey)
    {
        var (row, column) = (Place(Rows, rowKey), Place(Columns, columnKey));
        return row < 0 || column < 0 ? 0 : this[row, column];
    }

    private static int Place(IReadOnlyList<long> keys, long key)
    {
        for (var place = 0; place < keys.Count; place++)
        {
            if (keys[place] == key)
            {
                return place;
            }
        }

        return -1;
    }
}

public readonly record struct HeatDayCount(DateOnly Day, int Count);

/// <param name="Latitude">floor(latitude × 100).</param>
/// <param name="Longitude">floor(longitude × 100).</param>
public readonly record struct HeatCellCount(int Latitude, int Longitude, int Count);
