namespace BasicControl.Core.Figures.Drill;

/// <summary>The value of a figure, in the measure that its definition names.</summary>
/// <param name="Count">For a count.</param>
/// <param name="Rate">For a share.</param>
/// <param name="Hours">For hours; null when nothing is ranked.</param>
public readonly record struct FigureValue(FigureMeasure Measure, long Count, Rate Rate, double? Hours)
{
    /// <summary>The number that two values are compared by, or null when there is nothing to tell.</summary>
    public double? Number => Measure switch
    {
        FigureMeasure.Share => Rate.Value,
        FigureMeasure.Hours => Hours,
        _ => Count,
    };
}

/// <summary>
/// What a drill page shows of a unit or a person in a period: the orders created in it, and what is open at T, whenever created.
/// </summary>
/// <param name="Counts">Of the orders created in the period, judged at T.</param>
/// <param name="Open">Open at T, whenever created: the wall's pending.</param>
/// <param name="Overdue">Of the open ones, past their due: the wall's overdue.</param>
/// <param name="P50Hours">Median of the hours to close of the period's orders; null when none is closed.</param>
/// <param name="P90Hours">90th percentile, interpolated.</param>
public sealed record PeriodFigures(OrderCounts Counts, long Open, long Overdue, double? P50Hours, double? P90Hours)
{
    /// <summary>Codes of the figures, in the order in which pages and files show them.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        FigureCodes.Created, FigureCodes.Closed, FigureCodes.Closure, FigureCodes.OnTime, FigureCodes.Open, FigureCodes.Overdue, FigureCodes.P50, FigureCodes.P90,
    ];

    public static PeriodFigures None { get; } = new(default, 0, 0, null, null);

    /// <exception cref="ArgumentOutOfRangeException">Not one of <see cref="Codes"/>.</exception>
    public FigureValue Of(string code) => code switch
    {
        FigureCodes.Created => Count(Counts.Created),
        FigureCodes.Closed => Count(Counts.Closed),
        FigureCodes.Open => Count(Open),
        FigureCodes.Overdue => Count(Overdue),
        FigureCodes.Closure => new(FigureMeasure.Share, 0, Counts.Closure, null),
        FigureCodes.OnTime => new(FigureMeasure.Share, 0, Counts.OnTime, null),
        FigureCodes.P50 => new(FigureMeasure.Hours, 0, default, P50Hours),
        FigureCodes.P90 => new(FigureMeasure.Hours, 0, default, P90Hours),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };

    private static FigureValue Count(long count) => new(FigureMeasure.Count, count, default, null);
}

/// <summary>A period's figures beside those of the period before.</summary>
public sealed record PeriodComparison(PeriodFigures Now, PeriodFigures Before)
{
    public static PeriodComparison None { get; } = new(PeriodFigures.None, PeriodFigures.None);

    /// <summary>By how much a figure moved; null when one of the periods has nothing to tell.</summary>
    public double? Change(string code) => Now.Of(code).Number - Before.Of(code).Number;

    /// <summary>1 when the move is for the better, −1 for the worse, 0 when it did not move or neither way is better.</summary>
    public int Verdict(string code) => (Change(code), FigureRegister.Of(code).Direction) switch
    {
        (null or 0, _) or (_, TargetDirection.None) => 0,
        ( > 0, TargetDirection.AtLeast) or ( < 0, TargetDirection.AtMost) => 1,
        _ => -1,
    };
}
