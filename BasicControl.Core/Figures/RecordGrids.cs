using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Figures;

/// <summary>What a grid needs of a record: of an order its creation, of an incident its event time.</summary>
internal readonly record struct GridRow(UnitId Unit, TermId Type, DateTime At);

/// <summary>The grids that orders and incidents share, each from one reading of the rows.</summary>
internal sealed class RecordGrids(FigureNames names, CityZone zone)
{
    private const int HoursPerDay = 24;

    private static readonly string[] Hours = [.. Enumerable.Range(0, HoursPerDay).Select(hour => FigureTable.TextOf(hour))];

    public FigureTable By(FigureBy by, IEnumerable<GridRow> rows) => by switch
    {
        FigureBy.UnitHour => Count(rows.Select(row => (row.Unit, zone.ToLocal(row.At).Hour)))
            .Grid(by.KeyOf(), cell => names.Of(cell.Unit), cell => Hours[cell.Hour], Hours),
        FigureBy.TypeUnit => Count(rows.Select(row => (row.Type, row.Unit))).Grid(by.KeyOf(), cell => names.Of((TermId?)cell.Type), cell => names.Of(cell.Unit)),
        FigureBy.DayUnit => Count(rows.Select(row => (Day: zone.DayOf(row.At), row.Unit))).Grid(by.KeyOf(), cell => FigureNames.Of(cell.Day), cell => names.Of(cell.Unit)),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "This is no grid."),
    };

    private static NameCounts<TCell> Count<TCell>(IEnumerable<TCell> cells)
        where TCell : notnull
    {
        var counts = new NameCounts<TCell>();
        foreach (var cell in cells)
        {
            counts.Add(cell);
        }

        return counts;
    }
}
