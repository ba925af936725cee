namespace BasicControl.Core.Figures;

/// <summary>The figures of one group of orders, judged at one instant.</summary>
/// <param name="P50Hours">Median of the hours to close, interpolated; null when none is closed.</param>
/// <param name="P90Hours">90th percentile, interpolated.</param>
/// <param name="P90NearestRankHours">90th percentile by nearest rank.</param>
public sealed record OrderFigures(OrderCounts Counts, double? P50Hours, double? P90Hours, double? P90NearestRankHours)
{
    /// <summary>Names of the columns that every table of orders has after its key.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "created", "closed", "open", "closure_rate", "closed_before_created", "p50_h", "p90_h", "p90_nr_h",
        "with_due", "due_and_closed", "on_time_closed", "on_time_rate", "overdue_open", "sla_rate",
    ];

    /// <summary>The values of <see cref="Columns"/>: counts, rates and hours; null where there is nothing to divide or to rank.</summary>
    public IReadOnlyList<object?> Values =>
    [
        Counts.Created, Counts.Closed, Counts.Open, Counts.Closure.Value, Counts.ClosedBeforeCreated, P50Hours, P90Hours, P90NearestRankHours,
        Counts.WithDue, Counts.DueAndClosed, Counts.OnTimeClosed, Counts.OnTime.Value, Counts.OverdueOpen, Counts.Sla.Value,
    ];
}
