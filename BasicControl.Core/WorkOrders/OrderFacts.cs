using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.WorkOrders;

/// <summary>
/// What figures count of an order, carried by every change before and after, so that counters fold without a look at
/// the store. No personal data: ids, kinds and instants (UTC) only.
/// </summary>
public sealed record OrderFacts(
    string Number,
    UnitId City,
    UnitId Unit,
    PersonId? Officer,
    SourceId Source,
    TermId Type,
    OrderKind Kind,
    Origin Origin,
    Level Level,
    WorkOrderState State,
    DateTime CreatedAt,
    DateTime? DoneDue,
    DateTime? ClosedAt,
    DateTime? FeedbackAt,
    DateTime? NextDue,
    OrderClock? NextClock)
{
    /// <summary>Cell of 0.01° (<see cref="GridCell"/>), or null.</summary>
    public int? CellLatitude { get; init; }

    /// <summary>Cell of 0.01° (<see cref="GridCell"/>), or null.</summary>
    public int? CellLongitude { get; init; }

    /// <summary>Neither cancelled nor merged: such an order is in no figure.</summary>
    public bool Counts => State is not (WorkOrderState.Cancelled or WorkOrderState.Merged);

    public bool IsClosedAt(DateTime instant) => ClosedAt <= instant;

    public bool IsOverdueAt(DateTime instant) => CreatedAt <= instant && DoneDue < instant && !IsClosedAt(instant);

    public bool IsOnTime => ClosedAt <= DoneDue;
}
