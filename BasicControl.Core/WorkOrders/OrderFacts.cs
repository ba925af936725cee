using System.Text.Json.Serialization;
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

    /// <summary>Kind of the dispute it is about, or none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DisputeKind Dispute { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Weapon { get; init; }

    /// <summary>How the dispute ended, as told at the last report back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Settlement Settlement { get; init; }

    /// <summary>When a dispute at the same address came in again inside the watch window after closing, or null.</summary>
    public DateTime? RepeatAt { get; init; }

    public DateTime? SignForDue { get; init; }

    public DateTime? SignedAt { get; init; }

    public DateTime? FirstActionDue { get; init; }

    public DateTime? FirstActionAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public OrderConduct Conduct { get; init; }

    /// <summary>Neither cancelled nor merged: such an order is in no figure.</summary>
    public bool Counts => State is not (WorkOrderState.Cancelled or WorkOrderState.Merged);

    public bool IsClosedAt(DateTime instant) => ClosedAt <= instant;

    public bool IsOverdueAt(DateTime instant) => CreatedAt <= instant && DoneDue < instant && !IsClosedAt(instant);

    /// <summary>A dispute that was opened here: only such an order is asked how the dispute ended.</summary>
    public bool IsDispute => Dispute != DisputeKind.None && Origin != Origin.External;

    /// <summary>
    /// Closed with agreement or accepted referral, and no dispute at the same address again by the instant.
    /// <see cref="RepeatAt"/> lies inside the watch window already.
    /// </summary>
    public bool IsSettledAt(DateTime instant) =>
        IsDispute && Settlement != Settlement.None && IsClosedAt(instant) && !(RepeatAt <= instant);

    public bool IsOnTime => ClosedAt <= DoneDue;
}
