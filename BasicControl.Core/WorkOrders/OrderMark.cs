using BasicControl.Core.Basics;

namespace BasicControl.Core.WorkOrders;

/// <summary>What happened to an order once, or may happen several times, and stays with whoever stood on it then.</summary>
public enum MarkKind
{
    /// <summary>退回重办: the desk sent it back.</summary>
    SentBack = 1,

    /// <summary>督查不通过.</summary>
    InspectionFailed = 2,

    /// <summary>督查一次通过.</summary>
    InspectionPassed = 3,

    /// <summary>办结后重开.</summary>
    Reopened = 4,

    /// <summary>结果为空: nothing but a word or punctuation.</summary>
    OutcomeEmpty = 5,

    /// <summary>结果雷同: the text of another order of the same person within 30 days.</summary>
    OutcomeCopied = 6,

    /// <summary>A clock that an officer stopped, or let run out, before the order was given to another.</summary>
    SignedInTime = 11,

    SignedLate = 12,

    ActedInTime = 13,

    ActedLate = 14,

    FedBackInTime = 15,

    FedBackLate = 16,
}

/// <summary>A mark as a change carries it: folded without a look at the store.</summary>
/// <param name="Id">Of its row.</param>
/// <param name="Person">The officer who stood on the order at that time; null when none did.</param>
/// <param name="Unit">The unit that stood on the order at that time.</param>
/// <param name="At">When it happened, UTC.</param>
public sealed record MarkFacts(long Id, MarkKind Kind, PersonId? Person, UnitId Unit, DateTime At);

/// <summary>A mark as it is stored: sparse, written in the transaction of the move that left it.</summary>
public sealed class OrderMark
{
    public long Id { get; init; }

    public WorkOrderId OrderId { get; init; }

    public UnitId CityId { get; init; }

    public MarkKind Kind { get; init; }

    public PersonId? PersonId { get; init; }

    public UnitId UnitId { get; init; }

    public DateTime At { get; init; }

    /// <summary>Version of the order after the move: with it the move is found in the order's trail.</summary>
    public int Version { get; init; }

    /// <summary>Who made the move; null for a desk without a person.</summary>
    public PersonId? MakerId { get; init; }
}
