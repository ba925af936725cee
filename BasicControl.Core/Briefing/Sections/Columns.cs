using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Figures;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>The columns that tables of units and types share. Keys are those of the query layer's own tables.</summary>
internal static class Columns
{
    public static BriefingColumn Text(string key, string title) => new(key, Said.Of(title), ValueKind.Text);

    public static BriefingColumn Count(string key, string title) => new(key, Said.Of(title), ValueKind.Count);

    /// <summary>How a cohort was dealt with, after the key column: each share with its base.</summary>
    public static IReadOnlyList<BriefingColumn> Cohort { get; } =
    [
        Count("created", "Col_Created"),
        Count("closed", "Col_ClosedOf"),
        Count("open", "Col_OpenOf"),
        new("closure_rate", Said.Of("Col_Closure"), ValueKind.Share),
        Count("overdue_open", "Col_OverdueOf"),
        Count("with_due", "Col_WithDue"),
        new("on_time_rate", Said.Of("Col_OnTime"), ValueKind.Share),
        new("sla_rate", Said.Of("Col_Sla"), ValueKind.Share),
        new("p50_h", Said.Of("Col_P50"), ValueKind.Hours),
        new("p90_h", Said.Of("Col_P90"), ValueKind.Hours),
        new("p90_nr_h", Said.Of("Col_P90Nr"), ValueKind.Hours),
        Count("closed_before_created", "Col_ClosedBefore"),
    ];

    public static IReadOnlyList<BriefingValue?> Of(OrderFigures figures) =>
    [
        new CountValue(figures.Counts.Created),
        new CountValue(figures.Counts.Closed),
        new CountValue(figures.Counts.Open),
        Comparisons.Value(figures.Counts.Closure),
        new CountValue(figures.Counts.OverdueOpen),
        new CountValue(figures.Counts.WithDue),
        Comparisons.Value(figures.Counts.OnTime),
        Comparisons.Value(figures.Counts.Sla),
        Hours(figures.P50Hours),
        Hours(figures.P90Hours),
        Hours(figures.P90NearestRankHours),
        new CountValue(figures.Counts.ClosedBeforeCreated),
    ];

    public static NumberValue? Hours(double? hours) => hours is { } known ? new(FigureTable.Rounded(known)) : null;

    public static TextValue Name(LocalName name) => new(name);

    public static TextValue Total => new(Said.Of("Total"));
}
