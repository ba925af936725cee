namespace BasicControl.Core.Figures;

/// <summary>What a table of figures is broken down by.</summary>
public enum FigureBy
{
    Unit,
    Type,
    Officer,
    Day,
    UnitHour,
    TypeUnit,
    DayUnit,
    Weekday,
    Status,
    Group,
    Department,
    Channel,
}

/// <summary>How a breakdown is written on the command line and in addresses.</summary>
public static class FigureBys
{
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<FigureBy>().Select(NameOf)];

    public static string NameOf(this FigureBy by) => by switch
    {
        FigureBy.UnitHour => "unit-hour",
        FigureBy.TypeUnit => "type-unit",
        FigureBy.DayUnit => "day-unit",
        _ => by.ToString().ToLowerInvariant(),
    };

    public static FigureBy? Find(string name) => Names.ToList().IndexOf(name) is var index and >= 0 ? (FigureBy)index : null;

    /// <summary>A grid counts records by two things; every other table has figures in its columns.</summary>
    public static bool IsGrid(this FigureBy by) => by is FigureBy.UnitHour or FigureBy.TypeUnit or FigureBy.DayUnit;

    /// <summary>Heading of the key column.</summary>
    public static string KeyOf(this FigureBy by) => by switch
    {
        FigureBy.Unit or FigureBy.UnitHour => "station",
        FigureBy.Type or FigureBy.TypeUnit => "type",
        FigureBy.Day or FigureBy.DayUnit => "day",
        FigureBy.Officer => "off",
        FigureBy.Group => "g",
        FigureBy.Department => "dep",
        FigureBy.Channel => "ch",
        _ => by.NameOf(),
    };
}
