using BasicControl.Core.Basics;

namespace BasicControl.Core.WorkOrders;

/// <summary>
/// A step of a case. A step of a foreign case may arrive before the case, so it is kept by (source, number) and unique
/// by (source, number, instant, activity, person); a step of an own order has the order's version besides.
/// </summary>
public sealed class OrderStep
{
    public long Id { get; init; }

    public SourceId SourceId { get; init; }

    public required string ExternalNumber { get; init; }

    public TermId ActivityId { get; init; }

    public PersonId? PersonId { get; init; }

    public UnitId? UnitId { get; init; }

    public DateTime At { get; init; }

    public DateTime RecordedAt { get; init; }

    /// <summary>Version of the own order that this step made, so that two in one millisecond stay two; 0 for a foreign case.</summary>
    public int Version { get; init; }

    /// <summary>What the officer wrote; own orders only.</summary>
    public string? Note { get; init; }
}
