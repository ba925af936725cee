using BasicControl.Core.Clock;

namespace BasicControl.Core.WorkOrders;

/// <summary>The clocks of an order: set at birth, stopped by what has happened, the earliest running one is next.</summary>
public static class OrderClocks
{

    /// <summary>
    /// Due instants for an order born at an instant (domain §5). A lead is fed back within 24 hours of its birth; any
    /// other order a day after it is due.
    /// </summary>
    public static (DateTime? SignFor, DateTime? FirstAction, DateTime? Done, DateTime? Feedback) DuesOf(OrderKind kind, Level level, DateTime born)
    {
        var spans = ClockRules.SpansOf(level);
        var done = born + spans.Done;
        return (born + spans.SignFor, born + spans.FirstAction, done, kind == OrderKind.Pushed ? born + ClockRules.Feedback : done + spans.Feedback);
    }

    /// <summary>Every clock with its due instant and the instant that stopped it, where there is one.</summary>
    public static IEnumerable<(OrderClock Clock, DateTime Due, DateTime? StoppedAt)> All(WorkOrder order)
    {
        if (order.SignForDue is { } signFor)
        {
            yield return (OrderClock.SignFor, signFor, order.SignedAt ?? order.ClosedAt);
        }

        if (order.FirstActionDue is { } firstAction)
        {
            yield return (OrderClock.FirstAction, firstAction, order.FirstActionAt ?? order.ClosedAt);
        }

        if (order.DoneDue is { } done)
        {
            yield return (OrderClock.Done, done, order.DoneAt ?? order.ClosedAt);
        }

        if (order.FeedbackDue is { } feedback)
        {
            yield return (OrderClock.Feedback, feedback, order.FeedbackAt ?? order.ClosedAt);
        }
    }

    /// <summary>The earliest clock still running, or null when none does or the order has left the loop.</summary>
    public static (OrderClock Clock, DateTime Due)? Next(WorkOrder order)
    {
        (OrderClock Clock, DateTime Due)? next = null;
        if (order.ClosedAt is not null || order.State is WorkOrderState.Cancelled or WorkOrderState.Merged)
        {
            return null;
        }

        foreach (var (clock, due, stopped) in All(order))
        {
            if (stopped is null && !(next?.Due <= due))
            {
                next = (clock, due);
            }
        }

        return next;
    }
}
