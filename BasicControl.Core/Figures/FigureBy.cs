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
    DisputeKindUnit,
    DisputeUnitHour,
    DisputeWeekdayHour,
    DisputeCell,
    Repeat,
    RepeatDispute,
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
        FigureBy.DisputeKindUnit => "dispute-kind-unit",
        FigureBy.DisputeUnitHour => "dispute-unit-hour",
        FigureBy.DisputeWeekdayHour => "dispute-weekday-hour",
        FigureBy.DisputeCell => "dispute-cell",
        FigureBy.RepeatDispute => "repeat-dispute",
        _ => by.ToString().ToLowerInvariant(),
    };

    public static FigureBy? Find(string name) => Names.ToList().IndexOf(name) is var index and >= 0 ? (FigureBy)index : null;

    /// <summary>A grid counts records by two things; every other table has figures in its columns.</summary>
    public static bool IsGrid(this FigureBy by) => by is FigureBy.UnitHour or FigureBy.TypeUnit or FigureBy.DayUnit;

    /// <summary>Told of disputes or of repeat addresses: one reading of either orders or incidents.</summary>
    public static bool IsOfDisputes(this FigureBy by) => by >= FigureBy.DisputeKindUnit;

    /// <summary>Rows are addresses, which lists for many eyes mask.</summary>
    public static bool IsOfAddresses(this FigureBy by) => by is FigureBy.Repeat or FigureBy.RepeatDispute;

    /// <summary>Heading of the key column.</summary>
    public static string KeyOf(this FigureBy by) => by switch
    {
        FigureBy.Unit or FigureBy.UnitHour or FigureBy.DisputeUnitHour => "station",
        FigureBy.Type or FigureBy.TypeUnit => "type",
        FigureBy.Day or FigureBy.DayUnit => "day",
        FigureBy.DisputeKindUnit => "kind",
        FigureBy.DisputeWeekdayHour => "weekday",
        FigureBy.DisputeCell => "lat_floor_x100",
        FigureBy.Repeat or FigureBy.RepeatDispute => "address",
        FigureBy.Officer => "off",
        FigureBy.Group => "g",
        FigureBy.Department => "dep",
        FigureBy.Channel => "ch",
        _ => by.NameOf(),
    };
}
