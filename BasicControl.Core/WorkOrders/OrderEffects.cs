using System.Text.Json;
using BasicControl.Core.Changes;

namespace BasicControl.Core.WorkOrders;

/// <summary>What an allowed move does to an order, at an instant, and the journal row that tells it.</summary>
internal static class OrderEffects
{
    /// <summary>Moves the order; the caller has checked the move and keeps the order and the row together.</summary>
    /// <param name="at">Event time of the move, UTC.</param>
    /// <param name="known">Ids of marks, and what was marked and told before.</param>
    public static ChangeDraft Apply(WorkOrder order, Transition row, MoveOrder move, DateTime at, IMarks known)
    {
        var before = order.Facts();
        var marks = MoveMarks.Leave(order, move, at, known);
        order.State = row.To;
        order.Version++;
        Effect(order, move, at);
        order.NextDue = OrderClocks.Next(order)?.Due;
        return new(
            Subject.WorkOrder, order.Id.Value, at,
            new OrderChanged(move.Action, before, order.Facts()) { Version = order.Version, Officer = move.Officer, Unit = move.Unit, Other = move.Other, Marks = marks },
            move.Actor, order.UnitId,
            move.Text is null ? null : JsonSerializer.SerializeToUtf8Bytes(TextsOf(row, move.Text), OrderJson.Default.OrderTexts));
    }

    /// <summary>The journal row of an order that has just been opened.</summary>
    public static ChangeDraft Opened(WorkOrder order, Actor actor) => new(
        Subject.WorkOrder, order.Id.Value, order.CreatedAt, new OrderChanged(OrderAction.Open, null, order.Facts()) { Version = 1 }, actor, order.UnitId,
        JsonSerializer.SerializeToUtf8Bytes(
            new OrderTexts
            {
                Title = order.Title,
                Measures = order.Measures,
                Address = order.Address,
                Latitude = order.Latitude,
                Longitude = order.Longitude,
            },
            OrderJson.Default.OrderTexts));

    private static OrderTexts TextsOf(Transition row, string text) =>
        row.Needs.HasFlag(Needs.Outcome) ? new() { Outcome = text } : new() { Reason = text };

    private static void Effect(WorkOrder order, MoveOrder move, DateTime at)
    {
        switch (move.Action)
        {
            case OrderAction.Dispatch or OrderAction.Reassign:
                order.UnitId = move.Unit!.Value;
                order.OfficerId = null;
                break;
            case OrderAction.SignFor:
                order.OfficerId = move.Officer;
                order.SignedAt ??= at;
                break;
            case OrderAction.Step:
                order.FirstActionAt ??= at;
                break;
            case OrderAction.Feedback:
                order.FeedbackAt ??= at;
                break;
            case OrderAction.ReportBack:
                order.FirstActionAt ??= at;
                order.DoneAt ??= at;
                order.ReporterId = move.Actor.Person ?? order.OfficerId;
                order.Outcome = move.Text;
                order.Settlement = move.Settlement ?? Settlement.None;
                break;
            case OrderAction.SendBack or OrderAction.Fault:
                order.DoneAt = null;
                break;
            case OrderAction.Close or OrderAction.Pass:
                order.ClosedAt = at;
                order.FeedbackAt ??= at;
                break;
            case OrderAction.Reopen:
                order.ClosedAt = null;
                order.DoneAt = null;
                order.Settlement = Settlement.None;
                order.RepeatAt = null;
                break;
            case OrderAction.Merge:
                order.MergedIntoId = move.Other;
                break;
            case OrderAction.Unmerge:
                order.MergedIntoId = null;
                break;
        }
    }
}
