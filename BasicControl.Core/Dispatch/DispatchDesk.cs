using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Dispatch;

/// <summary>What the centre does with an order: send it out, move it, merge it, cancel it. Every answer is the order's new version.</summary>
public sealed class DispatchDesk(OrderMoves moves)
{
    public Task<Outcome<int>> Dispatch(WorkOrderId order, int version, UnitId unit, Actor actor, CancellationToken stop = default) =>
        moves.Move(new(order, version, OrderAction.Dispatch, actor) { Unit = unit }, stop);

    public Task<Outcome<int>> Reassign(WorkOrderId order, int version, UnitId unit, string reason, Actor actor, CancellationToken stop = default) =>
        moves.Move(new(order, version, OrderAction.Reassign, actor) { Unit = unit, Text = reason }, stop);

    public Task<Outcome<int>> Cancel(WorkOrderId order, int version, string reason, Actor actor, CancellationToken stop = default) =>
        moves.Move(new(order, version, OrderAction.Cancel, actor) { Text = reason }, stop);

    public Task<Outcome<int>> Merge(WorkOrderId order, int version, WorkOrderId into, string reason, Actor actor, CancellationToken stop = default) =>
        moves.Move(new(order, version, OrderAction.Merge, actor) { Other = into, Text = reason }, stop);

    public Task<Outcome<int>> Unmerge(WorkOrderId order, int version, string reason, Actor actor, CancellationToken stop = default) =>
        moves.Move(new(order, version, OrderAction.Unmerge, actor) { Text = reason }, stop);
}
