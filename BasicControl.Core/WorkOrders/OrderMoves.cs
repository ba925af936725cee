using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.WorkOrders;

/// <summary>A move that somebody asks for: the order, the version they have seen, the action, who they are, and what the action needs.</summary>
public sealed record MoveOrder(WorkOrderId Order, int Version, OrderAction Action, Actor Actor)
{
    /// <summary>Reason, step note or feedback text, as the action needs.</summary>
    public string? Text { get; init; }

    public UnitId? Unit { get; init; }

    public PersonId? Officer { get; init; }

    public WorkOrderId? Other { get; init; }

    /// <summary>How the dispute ended; required to report back an order about one.</summary>
    public Settlement? Settlement { get; init; }
}

/// <summary>
/// The one door for every transition after birth: checks version, table and needs, applies the effects, writes the
/// journal row. Refuses with a code, never silently; <c>access.out-of-scope</c> for an order or a unit that the actor may not act on.
/// </summary>
public sealed class OrderMoves(Commit commit, OrganisationBook book, OrganisationWriter organisation, RepeatStore repeats, InspectionSample inspection)
{
    /// <returns>The order's new version.</returns>
    public Task<Outcome<int>> Move(MoveOrder move, CancellationToken stop = default) => commit.Desk(session => Move(session, move), stop);

    private Outcome<int> Move(WriteSession session, MoveOrder move)
    {
        if (session.Db.WorkOrders.SingleOrDefault(row => row.Id == move.Order) is not { } order)
        {
            return new Refusal("order.unknown", "order", Text(move.Order.Value));
        }

        if (book.MayAct(move.Actor, order.UnitId, session.Now) is { } no)
        {
            return no;
        }

        return Row(order, move)
            .Then(row => MoveRules.Check(session, book, inspection, order, row, move) is { Count: > 0 } refusals ? refusals : (Outcome<int>)Apply(session, order, row, move));
    }

    private static Outcome<Transition> Row(WorkOrder order, MoveOrder move)
    {
        if (order.Origin == Origin.External)
        {
            return new Refusal("order.external", "order", order.Number);
        }

        // What is written now would stay for ever: no rule of retention looks at an erased order again.
        if (order.ErasedAt is not null)
        {
            return new Refusal("order.erased", "order", order.Number);
        }

        return order.Version != move.Version
            ? new Refusal("order.version-moved", "version", Text(move.Version), Text(order.Version))
            : Transitions.Check(order.State, move.Action, move.Actor.Post);
    }

    private int Apply(WriteSession session, WorkOrder order, Transition row, MoveOrder move)
    {
        var change = OrderEffects.Apply(order, row, move, session.Now, new OrderMarkStore(session));
        OrderMarkStore.Save(session, change);
        session.Record(change);
        if (move.Action == OrderAction.Step)
        {
            AddStep(session, order, move);
        }

        repeats.Closed(session, order);

        return order.Version;
    }

    private void AddStep(WriteSession session, WorkOrder order, MoveOrder move) =>
        session.Db.OrderSteps.Add(new OrderStep
        {
            Id = session.NextId("order_steps"),
            SourceId = order.SourceId,
            ExternalNumber = order.ExternalNumber,
            ActivityId = organisation.Term(session, TermKind.Activity, "处置记录", "Step"),
            PersonId = move.Actor.Person,
            UnitId = order.UnitId,
            At = session.Now,
            RecordedAt = session.Now,
            Version = order.Version,
            Note = move.Text,
        });

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
