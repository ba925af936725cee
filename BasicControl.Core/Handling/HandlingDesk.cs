using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Handling;

/// <summary>
/// What station, officer and inspector do with an order, from sign-for (签收) to closing (办结). Every answer is the
/// order's new version; <c>version</c> is the one the person has seen.
/// </summary>
public sealed class HandlingDesk(OrderMoves moves)
{
    public Task<Outcome<int>> SignFor(WorkOrderId order, int version, PersonId officer, Actor actor, CancellationToken stop = default) =>
        moves.Move(new(order, version, OrderAction.SignFor, actor) { Officer = officer }, stop);

    public Task<Outcome<int>> Return(WorkOrderId order, int version, string reason, Actor actor, CancellationToken stop = default) =>
        Told(order, version, OrderAction.Return, reason, actor, stop);

    public Task<Outcome<int>> Step(WorkOrderId order, int version, string note, Actor actor, CancellationToken stop = default) =>
        Told(order, version, OrderAction.Step, note, actor, stop);

    public Task<Outcome<int>> Feedback(WorkOrderId order, int version, string text, Actor actor, CancellationToken stop = default) =>
        Told(order, version, OrderAction.Feedback, text, actor, stop);

    public Task<Outcome<int>> Suspend(WorkOrderId order, int version, string cause, Actor actor, CancellationToken stop = default) =>
        Told(order, version, OrderAction.Suspend, cause, actor, stop);

    public Task<Outcome<int>> Resume(WorkOrderId order, int version, Actor actor, CancellationToken stop = default) =>
        Told(order, version, OrderAction.Resume, null, actor, stop);

    /// <param name="settlement">How the dispute ended; needed when the order is about one.</param>
    public Task<Outcome<int>> ReportBack(
        WorkOrderId order, int version, string outcome, Actor actor, Settlement? settlement = null, CancellationToken stop = default) =>
        moves.Move(new(order, version, OrderAction.ReportBack, actor) { Text = outcome, Settlement = settlement }, stop);

    public Task<Outcome<int>> SendBack(WorkOrderId order, int version, string reason, Actor actor, CancellationToken stop = default) =>
        Told(order, version, OrderAction.SendBack, reason, actor, stop);

    public Task<Outcome<int>> Inspect(WorkOrderId order, int version, Actor actor, CancellationToken stop = default) =>
        Told(order, version, OrderAction.Inspect, null, actor, stop);

    public Task<Outcome<int>> Pass(WorkOrderId order, int version, Actor actor, CancellationToken stop = default) =>
        Told(order, version, OrderAction.Pass, null, actor, stop);

    public Task<Outcome<int>> Fault(WorkOrderId order, int version, string faults, Actor actor, CancellationToken stop = default) =>
        Told(order, version, OrderAction.Fault, faults, actor, stop);

    public Task<Outcome<int>> Close(WorkOrderId order, int version, Actor actor, CancellationToken stop = default) =>
        Told(order, version, OrderAction.Close, null, actor, stop);

    public Task<Outcome<int>> Reopen(WorkOrderId order, int version, string reason, Actor actor, CancellationToken stop = default) =>
        Told(order, version, OrderAction.Reopen, reason, actor, stop);

    private Task<Outcome<int>> Told(WorkOrderId order, int version, OrderAction action, string? text, Actor actor, CancellationToken stop) =>
        moves.Move(new(order, version, action, actor) { Text = text }, stop);
}
