using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Dispatch;
using BasicControl.Core.Handling;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Web.Components.WorkOrders;

/// <summary>What a person fills in to make a move.</summary>
public sealed class ActionInput
{
    /// <summary>The version of the order that the person has seen.</summary>
    public int Version { get; set; }

    public string? Text { get; set; }

    public long? Unit { get; set; }

    public long? Officer { get; set; }

    /// <summary>Number of another order of the city.</summary>
    public string? Other { get; set; }

    /// <summary>How a dispute ended.</summary>
    public Settlement? Settlement { get; set; }
}

/// <summary>Hands a filled-in form to the desk that its action belongs to.</summary>
public sealed class OrderCommands(DispatchDesk dispatch, HandlingDesk handling, OrderQueries orders)
{
    /// <returns>The order's new version, or the refusals of the desk.</returns>
    public async Task<Outcome<int>> Do(WorkOrder order, OrderAction action, ActionInput input, Actor actor)
    {
        var (id, version, text) = (order.Id, input.Version, input.Text?.Trim() ?? "");
        return action switch
        {
            OrderAction.Dispatch => input.Unit is { } unit ? await dispatch.Dispatch(id, version, new(unit), actor) : new Refusal("order.unit-needed", "unit"),
            OrderAction.Reassign => input.Unit is { } unit ? await dispatch.Reassign(id, version, new(unit), text, actor) : new Refusal("order.unit-needed", "unit"),
            OrderAction.Cancel => await dispatch.Cancel(id, version, text, actor),
            OrderAction.Merge => await Merge(order, input, text, actor),
            OrderAction.Unmerge => await dispatch.Unmerge(id, version, text, actor),
            OrderAction.SignFor => input.Officer is { } officer
                ? await handling.SignFor(id, version, new(officer), actor)
                : new Refusal("order.officer-needed", "officer"),
            OrderAction.Return => await handling.Return(id, version, text, actor),
            OrderAction.Step => await handling.Step(id, version, text, actor),
            OrderAction.Feedback => await handling.Feedback(id, version, text, actor),
            OrderAction.Suspend => await handling.Suspend(id, version, text, actor),
            OrderAction.Resume => await handling.Resume(id, version, actor),
            OrderAction.ReportBack => await handling.ReportBack(id, version, text, actor, input.Settlement),
            OrderAction.SendBack => await handling.SendBack(id, version, text, actor),
            OrderAction.Inspect => await handling.Inspect(id, version, actor),
            OrderAction.Pass => await handling.Pass(id, version, actor),
            OrderAction.Fault => await handling.Fault(id, version, text, actor),
            OrderAction.Close => await handling.Close(id, version, actor),
            OrderAction.Reopen => await handling.Reopen(id, version, text, actor),
            _ => new Refusal("order.move-not-allowed", null, order.State.ToString(), action.ToString()),
        };
    }

    private async Task<Outcome<int>> Merge(WorkOrder order, ActionInput input, string text, Actor actor)
    {
        var number = input.Other?.Trim() ?? "";
        return await orders.IdOf(actor.Acts, order.CityId, number) is { } other
            ? await dispatch.Merge(order.Id, input.Version, other, text, actor)
            : new Refusal("order.merge-target", "other", number);
    }
}
