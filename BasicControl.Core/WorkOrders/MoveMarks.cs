using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.WorkOrders;

/// <summary>What marks are made with: ids, the marks an order has already, and the outcomes told before.</summary>
internal interface IMarks
{
    long NextId();

    IReadOnlyList<MarkFacts> Of(WorkOrderId order);

    /// <summary>Equal for outcomes that say the same.</summary>
    long HashOf(string outcome);

    bool IsCopy(PersonId person, long hash, WorkOrderId order, DateTime at);
}

/// <summary>Which marks a move leaves, to whom, and how it changes the order's conduct. Called before the move's effects.</summary>
internal static class MoveMarks
{

    /// <summary>An order that leaves the loop takes its marks along, one that comes back brings them: the change then carries those it has.</summary>
    public static bool CarriesKnown(OrderAction action) => action is OrderAction.Cancel or OrderAction.Merge or OrderAction.Unmerge;

    /// <returns>Marks, or null when the move leaves none.</returns>
    public static IReadOnlyList<MarkFacts>? Leave(WorkOrder order, MoveOrder move, DateTime at, IMarks known)
    {
        if (CarriesKnown(move.Action))
        {
            return known.Of(order.Id) is { Count: > 0 } old ? old : null;
        }

        List<MarkFacts>? marks = null;
        switch (move.Action)
        {
            case OrderAction.SendBack:
                Rework(MarkKind.SentBack);
                break;
            case OrderAction.Fault:
                Rework(MarkKind.InspectionFailed);
                break;
            case OrderAction.Reopen:
                Rework(MarkKind.Reopened);
                break;
            case OrderAction.Pass when !order.Conduct.HasFlag(OrderConduct.Reworked):
                Add(MarkKind.InspectionPassed, order.OfficerId, at);
                break;
            case OrderAction.ReportBack:
                Tell(order.OfficerId ?? move.Actor.Person, move.Text ?? "");
                break;
            case OrderAction.Reassign:
                Credit();
                break;
        }

        return marks;

        void Add(MarkKind kind, PersonId? person, DateTime when) => (marks ??= []).Add(new(known.NextId(), kind, person, order.UnitId, when));

        void Rework(MarkKind kind)
        {
            Add(kind, order.OfficerId, at);
            order.Conduct |= OrderConduct.Reworked;
        }

        void Tell(PersonId? person, string text)
        {
            var hash = known.HashOf(text);
            var isEmpty = OutcomeText.IsEmpty(text);
            var isCopy = !isEmpty && person is { } teller && known.IsCopy(teller, hash, order.Id, at);
            order.OutcomeHash = isEmpty ? null : hash;
            order.Conduct = (order.Conduct & ~OrderConduct.OutcomeFaulty) | OrderConduct.OutcomeTold | (isEmpty || isCopy ? OrderConduct.OutcomeFaulty : OrderConduct.None);
            if (isEmpty || isCopy)
            {
                Add(isEmpty ? MarkKind.OutcomeEmpty : MarkKind.OutcomeCopied, person, at);
            }
        }

        // Clocks that this officer has stopped, or let run out, stay with them; whoever comes next begins anew.
        void Credit()
        {
            CreditClock(OrderConduct.SignForCredited, order.SignForDue, order.SignedAt, MarkKind.SignedInTime, MarkKind.SignedLate);
            CreditClock(OrderConduct.FirstActionCredited, order.FirstActionDue, order.FirstActionAt, MarkKind.ActedInTime, MarkKind.ActedLate);
            CreditClock(
                OrderConduct.FeedbackCredited, order.Kind == OrderKind.Pushed ? order.CreatedAt + ClockRules.Feedback : null, order.FeedbackAt,
                MarkKind.FedBackInTime, MarkKind.FedBackLate);
            order.Conduct &= ~(OrderConduct.Reworked | OrderConduct.OutcomeFaulty | OrderConduct.OutcomeTold);
        }

        void CreditClock(OrderConduct flag, DateTime? due, DateTime? stopped, MarkKind inTime, MarkKind late)
        {
            if (due is not { } limit || order.Conduct.HasFlag(flag) || (stopped is null && limit >= at))
            {
                return;
            }

            order.Conduct |= flag;
            Add((stopped ?? at) <= limit ? inTime : late, order.OfficerId, stopped ?? limit);
        }
    }
}
