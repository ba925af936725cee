using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.WorkOrders;

/// <summary>What a move must bring and who may make it on this very order; the table has already allowed it to the post.</summary>
internal static class MoveRules
{
    public static List<Refusal> Check(WriteSession session, OrganisationBook book, InspectionSample inspection, WorkOrder order, Transition row, MoveOrder move)
    {
        var refusals = new List<Refusal>();
        CheckActor(refusals, order, row, move.Actor);
        CheckText(refusals, row.Needs, move.Text);
        CheckUnit(refusals, book, order, row.Needs, move, session.Now);
        CheckOfficer(refusals, book, order, row.Needs, move, session.Now);
        CheckOther(refusals, session, book, order, row.Needs, move);
        if (move.Action == OrderAction.ReportBack && (move.Settlement is { } told ? !Enum.IsDefined(told) : order.Dispute != DisputeKind.None))
        {
            refusals.Add(new("order.settlement-needed", "settlement", order.Number));
        }

        if (move.Action == OrderAction.Close && inspection.Demands(order) is { } demand)
        {
            refusals.Add(demand);
        }

        return refusals;
    }

    private static void CheckActor(List<Refusal> refusals, WorkOrder order, Transition row, Actor actor)
    {
        if (actor.Post is Post.StationDesk or Post.Officer && actor.Unit != order.UnitId)
        {
            refusals.Add(new("order.other-unit", null, order.Number));
        }

        if (actor.Post == Post.Officer && row.From != WorkOrderState.Dispatched && actor.Person != order.OfficerId)
        {
            refusals.Add(new("order.other-officer", null, order.Number));
        }

        if (row.Needs.HasFlag(Needs.NotOwnWork) && actor.Person is { } person && (person == order.OfficerId || person == order.ReporterId))
        {
            refusals.Add(new("order.own-work", null, order.Number));
        }
    }

    private static void CheckText(List<Refusal> refusals, Needs needs, string? text)
    {
        var field = needs.HasFlag(Needs.Outcome) ? "outcome" : "reason";
        if (needs.HasFlag(Needs.Reason) || needs.HasFlag(Needs.Outcome))
        {
            OrderTextRules.Require(refusals, field, text, TextBounds.Text);
        }
        else
        {
            OrderTextRules.Bound(refusals, field, text, TextBounds.Text);
        }
    }

    private static void CheckUnit(List<Refusal> refusals, OrganisationBook book, WorkOrder order, Needs needs, MoveOrder move, DateTime now)
    {
        if (!needs.HasFlag(Needs.Unit))
        {
            return;
        }

        if (move.Unit is not { } unit)
        {
            refusals.Add(new("order.unit-needed", "unit"));
        }
        else if (!book.TryUnit(unit, out var known) || known.CityId != order.CityId)
        {
            refusals.Add(new("unit.unknown", "unit", unit.Value.ToString(CultureInfo.InvariantCulture)));
        }
        else if (book.MayAct(move.Actor, unit, now, "unit") is { } no)
        {
            refusals.Add(no);
        }
    }

    private static void CheckOfficer(
        List<Refusal> refusals, OrganisationBook book, WorkOrder order, Needs needs, MoveOrder move, DateTime now)
    {
        if (!needs.HasFlag(Needs.Officer))
        {
            return;
        }

        if (move.Officer is not { } officer)
        {
            refusals.Add(new("order.officer-needed", "officer"));
        }
        else if (book.Person(officer) is not { } person
            || !(book.UnitOf(officer, now) is { } unit && book.PathOf(unit, now).Any(above => above.Id == order.UnitId)))
        {
            refusals.Add(new("order.officer-not-in-unit", "officer", book.Person(officer)?.Number ?? officer.Value.ToString(CultureInfo.InvariantCulture)));
        }
        else if (move.Actor is { Post: Post.Officer, Person: { } self } && self != person.Id)
        {
            refusals.Add(new("order.other-officer", "officer", order.Number));
        }
    }

    private static void CheckOther(List<Refusal> refusals, WriteSession session, OrganisationBook book, WorkOrder order, Needs needs, MoveOrder move)
    {
        if (!needs.HasFlag(Needs.OtherOrder))
        {
            return;
        }

        if (move.Other is not { } id || id == order.Id || session.Db.WorkOrders.SingleOrDefault(row => row.Id == id) is not { } target
            || target.CityId != order.CityId || target.State is WorkOrderState.Cancelled or WorkOrderState.Merged)
        {
            refusals.Add(new("order.merge-target", "other", move.Other?.Value.ToString(CultureInfo.InvariantCulture) ?? ""));
        }
        else if (book.MayAct(move.Actor, target.UnitId, session.Now, "other") is { } no)
        {
            refusals.Add(no);
        }
    }
}
