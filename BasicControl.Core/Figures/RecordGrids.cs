using BasicControl.Core.Basics;

namespace BasicControl.Core.Figures;

/// <summary>The grids that orders (by creation) and incidents (by event time) share.</summary>
internal static class RecordGrids
{
    private static readonly string[] Hours = [.. Enumerable.Range(0, 24).Select(hour => FigureTable.TextOf(hour))];

    public static FigureTable UnitHours(FigureNames names, IEnumerable<(UnitId Unit, string Hour)> records) =>
        Count(records).Grid(FigureBy.Unit.KeyOf(), cell => names.Of(cell.Unit), cell => cell.Hour, Hours);

    public static FigureTable TypeUnits(FigureNames names, IEnumerable<(TermId Type, UnitId Unit)> records) =>
        Count(records).Grid(FigureBy.Type.KeyOf(), cell => names.Of((TermId?)cell.Type), cell => names.Of(cell.Unit));

    public static FigureTable DayUnits(FigureNames names, IEnumerable<(DateOnly Day, UnitId Unit)> records) =>
        Count(records).Grid(FigureBy.Day.KeyOf(), cell => FigureNames.Of(cell.Day), cell => names.Of(cell.Unit));

    private static NameCounts<TCell> Count<TCell>(IEnumerable<TCell> records)
        where TCell : notnull
    {
        var counts = new NameCounts<TCell>();
        foreach (var record in records)
        {
            counts.Add(record);
        }

        return counts;
    }
}
