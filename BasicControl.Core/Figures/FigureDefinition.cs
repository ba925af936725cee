using BasicControl.Core.Basics;

namespace BasicControl.Core.Figures;

/// <summary>What a figure is told in.</summary>
public enum FigureMeasure
{
    /// <summary>A number of orders or incidents.</summary>
    Count = 0,

    /// <summary>Numerator over denominator, 0–1; shown as a percentage beside its base.</summary>
    Share = 1,

    /// <summary>Hours, from exact instants.</summary>
    Hours = 2,
}

/// <summary>Which span of event time a figure looks at. T is the instant it is judged at.</summary>
public enum FigureWindow
{
    /// <summary>Everything created by T.</summary>
    UntilNow = 0,

    /// <summary>From local midnight to T.</summary>
    Today = 1,

    /// <summary>The span that is asked for; on the wall the last 30 whole local days and today.</summary>
    Span = 2,
}

/// <summary>Which way a figure should move, and so what its target means.</summary>
public enum TargetDirection
{
    /// <summary>Neither way is better; such a figure takes no target.</summary>
    None = 0,

    /// <summary>At least the target.</summary>
    AtLeast = 1,

    /// <summary>At most the target.</summary>
    AtMost = 2,
}

/// <summary>
/// What a figure is: the one place that its name, formula and base are worded. Cancelled and merged orders are in no figure.
/// </summary>
/// <param name="Code">Stable, lower case: stands in addresses, targets and exports.</param>
/// <param name="Numerator">What is counted or measured; for a share, what stands above the line.</param>
/// <param name="Denominator">What stands below the line; null unless <see cref="FigureMeasure.Share"/>.</param>
/// <param name="Cohort">The records that are looked at.</param>
public sealed record FigureDefinition(
    string Code,
    LocalName Name,
    FigureMeasure Measure,
    LocalName Numerator,
    LocalName? Denominator,
    LocalName Cohort,
    FigureWindow Window,
    TargetDirection Direction)
{
    /// <summary>Whether a value meets a target; true when neither way is better.</summary>
    public bool Meets(double value, double target) => Direction switch
    {
        TargetDirection.AtLeast => value >= target,
        TargetDirection.AtMost => value <= target,
        _ => true,
    };

    /// <summary>The formula in words: what is counted, or what is divided by what.</summary>
    public LocalName Formula => Denominator is { } below
        ? new($"{Numerator.Zh} ÷ {below.Zh}", $"{Numerator.En} ÷ {below.En}")
        : Numerator;

    /// <summary>The window in words.</summary>
    public LocalName WindowName => Window switch
    {
        FigureWindow.Today => new("当日零时至统计时刻", "since local midnight"),
        FigureWindow.Span => new("统计时段", "the span asked for"),
        _ => new("截至统计时刻", "up to the instant"),
    };
}
