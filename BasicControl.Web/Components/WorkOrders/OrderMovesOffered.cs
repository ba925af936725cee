using BasicControl.Core.Changes;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Web.Components.WorkOrders;

/// <summary>
/// The moves a page offers to an actor: the table's, less those that the door would refuse this very actor on this very
/// order. The door checks again.
/// </summary>
internal static class OrderMovesOffered
{
    public static IEnumerable<Transition> To(WorkOrder order, Actor actor, InspectionSample inspection) =>
        order.Origin == Origin.External ? [] : Transitions.From(order.State, actor.Post).Where(row => IsHis(order, row, actor, inspection));

    /// <summary>Actions that end, delay or turn back: offered, but not as the expected next step.</summary>
    public static bool IsTurningBack(OrderAction action) => action is OrderAction.Cancel or OrderAction.Merge or OrderAction.Return or OrderAction.Reassign
        or OrderAction.Suspend or OrderAction.SendBack or OrderAction.Reopen or OrderAction.Unmerge;

    private static bool IsHis(WorkOrder order, Transition row, Actor actor, InspectionSample inspection)
    {
        var elsewhere = actor.Post is Post.StationDesk or Post.Officer && actor.Unit != order.UnitId;
        var ofAnother = actor.Post == Post.Officer && row.From != WorkOrderState.Dispatched && actor.Person != order.OfficerId;
        var ownWork = row.Needs.HasFlag(Needs.NotOwnWork) && actor.Person is { } person && (person == order.OfficerId || person == order.ReporterId);
        var uninspected = row.Action == OrderAction.Close && inspection.Demands(order) is not null;
        return !elsewhere && !ofAnother && !ownWork && !uninspected;
    }
}
