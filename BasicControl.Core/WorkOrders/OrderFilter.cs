using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;

namespace BasicControl.Core.WorkOrders;

/// <summary>Which orders a list holds, by where they stand in the loop at the instant of asking.</summary>
public enum OrderStage
{
    /// <summary>Neither closed nor cancelled nor merged.</summary>
    Open,

    /// <summary>Open past the due instant of the <i>done</i> clock.</summary>
    Overdue,
    Closed,
    All,
}

/// <summary>How a list is sorted. A stable id is always last.</summary>
public enum OrderSort
{
    /// <summary>The next due first; orders without a running clock last.</summary>
    Due,

    /// <summary>The latest created first.</summary>
    Created,

    /// <summary>The latest closed first.</summary>
    Closed,
}

/// <summary>A list of orders as it is asked for. Everything that is null or empty leaves nothing out.</summary>
public sealed record OrderFilter
{
    public OrderStage Stage { get; init; } = OrderStage.Open;

    /// <summary>Null: by what the stage is about.</summary>
    public OrderSort? Sort { get; init; }

    /// <summary>States among those of the stage.</summary>
    public IReadOnlyList<WorkOrderState> States { get; init; } = [];

    /// <summary>The unit and everything below it.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>Only what names the unit itself, not what lies below it.</summary>
    public bool Own { get; init; }

    /// <summary>Only what figures count: neither cancelled nor merged.</summary>
    public bool Counted { get; init; }

    /// <summary>Only what is moved here, not what is recorded from other systems.</summary>
    public bool Movable { get; init; }

    public Level? Level { get; init; }

    public OrderKind? Kind { get; init; }

    public TermId? Type { get; init; }

    public PersonId? Officer { get; init; }

    public SourceId? Source { get; init; }

    /// <summary>The hour and weekday are those of creation.</summary>
    public RecordTraits Traits { get; init; } = RecordTraits.Any;

    /// <summary>First instant of creation, UTC.</summary>
    public DateTime? CreatedFrom { get; init; }

    /// <summary>End of creation, UTC, exclusive.</summary>
    public DateTime? CreatedTo { get; init; }

    /// <summary>First instant of closing, UTC.</summary>
    public DateTime? ClosedFrom { get; init; }

    /// <summary>End of closing, UTC, exclusive.</summary>
    public DateTime? ClosedTo { get; init; }

    /// <summary>The beginning of a number. A search by number looks at every order: the other filters are at rest.</summary>
    public string? Number { get; init; }

    /// <summary>The order that the list really has: only open orders have a next due, only closed ones a closing.</summary>
    public OrderSort EffectiveSort => (Stage, Sort) switch
    {
        (OrderStage.Overdue, _) => OrderSort.Due,
        (OrderStage.Closed, OrderSort.Created) => OrderSort.Created,
        (OrderStage.Closed, _) => OrderSort.Closed,
        (OrderStage.Open, OrderSort.Created) => OrderSort.Created,
        (OrderStage.Open, _) => OrderSort.Due,
        _ => OrderSort.Created,
    };
}

/// <summary>A row of a list. Instants UTC; address and title are as stored, a list masks them.</summary>
/// <param name="Due">Due instant of the next clock, or null when none runs.</param>
/// <param name="Clock">The clock that <paramref name="Due"/> belongs to.</param>
/// <param name="IsClosed">Closed at the instant of asking.</param>
public sealed record OrderLine(
    WorkOrderId Id, string Number, OrderKind Kind, Origin Origin, TermId Type, Level Level, WorkOrderState State, UnitId Unit, PersonId? Officer,
    SourceId Source, string? Title, string? Address, DateTime CreatedAt, DateTime? DoneDue, DateTime? Due, OrderClock? Clock, DateTime? ClosedAt, bool IsClosed)
{
    /// <summary>The row of an order as it stands at an instant.</summary>
    internal static OrderLine Of(WorkOrder row, DateTime at)
    {
        var closed = row.ClosedAt <= at;
        var due = row.ClosedAt is not null ? closed ? null : row.DoneDue : row.NextDue;
        return new(
            row.Id, row.Number, row.Kind, row.Origin, row.TypeId, row.Level, row.State, row.UnitId, row.OfficerId, row.SourceId, row.Title, row.Address,
            row.CreatedAt, row.DoneDue, due, due is null ? null : OrderClocks.Next(row)?.Clock ?? OrderClock.Done, row.ClosedAt, closed);
    }
}

/// <summary>A page of a list of orders.</summary>
/// <param name="Next">Opaque text for the next request, or null on the last page.</param>
/// <param name="LookedUpTo">When the page stopped looking before it was full: the key it got to. More may follow.</param>
public sealed record OrderPage(IReadOnlyList<OrderLine> Rows, string? Next, DateTime? LookedUpTo)
{
    /// <summary>A search by number stopped before it was full: more may follow, and a longer number finds it.</summary>
    public bool IsCut { get; init; }
}

/// <summary>An order with its steps in the order of their events.</summary>
/// <param name="MergedInto">Number of the order that it was merged into.</param>
public sealed record OrderFile(WorkOrder Order, IReadOnlyList<OrderStep> Steps, string? MergedInto);
