namespace BasicControl.Core.Figures;

/// <summary>How many records bear a name.</summary>
public readonly record struct NamedCount(string Name, long Count);

/// <summary>The totals of a scope's orders.</summary>
/// <param name="Rows">Orders that are looked at: those created by T and in the span.</param>
/// <param name="Stations">Units that stand on them, the unassigned one included.</param>
/// <param name="Types">Types among them.</param>
/// <param name="Officers">Officers that stand on them.</param>
/// <param name="Status">By the source's own word, most first.</param>
/// <param name="WeekdayCreated">By local day of the week of their creation, 1 is Monday.</param>
/// <param name="Steps">What is known of the steps of these sources' cases.</param>
public sealed record OrderTotals(
    OrderFigures Figures,
    long Rows,
    int Stations,
    int Types,
    int Officers,
    IReadOnlyList<NamedCount> Status,
    IReadOnlyList<NamedCount> WeekdayCreated,
    StepTotals Steps);

/// <param name="Steps">Steps taken by T.</param>
/// <param name="People">Who took them.</param>
/// <param name="CasesTouched">Cases by person that took a step in them, most first.</param>
/// <param name="Last">The last step, UTC.</param>
public sealed record StepTotals(long Steps, int People, IReadOnlyList<NamedCount> CasesTouched, DateTime? Last);

/// <summary>The totals of a scope's incidents.</summary>
/// <param name="Rows">Incidents that are looked at: those that happened by T and in the span.</param>
/// <param name="RowsWithoutNumber">Rows that were refused because they had no number.</param>
/// <param name="Stations">By unit, most first.</param>
/// <param name="First">UTC.</param>
/// <param name="Last">UTC.</param>
/// <param name="Days">Local days with at least one incident.</param>
/// <param name="DoubledHours">Incidents within an hour that the clock ran twice.</param>
public sealed record IncidentTotals(
    long Rows,
    long RowsWithoutNumber,
    IReadOnlyList<NamedCount> Stations,
    int Types,
    DateTime? First,
    DateTime? Last,
    int Days,
    IReadOnlyList<DoubledHour> DoubledHours);

/// <param name="Fold">0 before the clock was set back, 1 after.</param>
/// <param name="Offset">From UTC.</param>
public readonly record struct DoubledHour(DateOnly Day, int Fold, TimeSpan Offset, long Count);
