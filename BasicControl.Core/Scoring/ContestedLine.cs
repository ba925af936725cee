using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Scoring;

/// <summary>Finds the line that a contest is about in the facts of one order.</summary>
internal static class ContestedLine
{
    /// <summary>The line of an officer; refusals as <see cref="ContestDesk"/> has them.</summary>
    public static Outcome<(WorkOrder Order, ScoreFact Fact)> Find(BasicControlDb db, WorkOrderId id, ScoreRule rule, long mark, DateTime at, PersonId officer)
    {
        if (db.WorkOrders.AsNoTracking().SingleOrDefault(row => row.Id == id) is not { } order)
        {
            return new Refusal("contest.line-unknown", "order", id.Value.ToString(CultureInfo.InvariantCulture));
        }

        var lines = Lines(order, MarksOf(db, [id])[id], at).Where(line => line.Fact.Rule == rule && (mark == 0 || line.Fact.Mark == mark)).ToList();
        if (lines.Count == 0)
        {
            return new Refusal("contest.line-unknown", "line", order.Number);
        }

        var own = lines.FindIndex(line => line.Fact.Person == officer);
        return own < 0 ? new Refusal("contest.not-your-line", null, order.Number)
            : lines[own].Fact.IsGood ? new Refusal("contest.nothing-lost", null, order.Number)
            : (order, lines[own].Fact);
    }

    /// <summary>What stands behind a contest's line now: the order, when it tells the line itself, and the mark, when one does.</summary>
    public static (OrderFacts? Order, MarkFacts? Mark) Now(BasicControlDb db, Contest contest, DateTime at)
    {
        var id = contest.OrderId;
        var order = db.WorkOrders.AsNoTracking().SingleOrDefault(row => row.Id == id);
        if (order is null || !order.Facts().Counts)
        {
            return default;
        }

        var mark = Lines(order, MarksOf(db, [id])[id], at).FirstOrDefault(line => line.Mark is not null && line.Fact.Key == contest.Key).Mark;
        return (contest.Slot == FactSlot.Occurrence ? null : order.Facts(), mark);
    }

    /// <summary>The rules that the lines of contests tell at T, by the contest's id; a contest whose line is not told, or costs nothing now, is absent.</summary>
    public static Dictionary<long, ScoreRule> Told(BasicControlDb db, IReadOnlyCollection<Contest> contests, DateTime at)
    {
        var ids = contests.Select(contest => contest.OrderId).Distinct().ToList();
        var marks = MarksOf(db, ids);
        var rules = db.WorkOrders.AsNoTracking().Where(row => ids.Contains(row.Id)).AsEnumerable()
            .SelectMany(order => Lines(order, marks[order.Id], at)).Where(line => !line.Fact.IsGood)
            .GroupBy(line => line.Fact.Key).ToDictionary(line => line.Key, line => line.First().Fact.Rule);
        return contests.Where(contest => rules.ContainsKey(contest.Key)).ToDictionary(contest => contest.Id, contest => rules[contest.Key]);
    }

    private static ILookup<WorkOrderId, OrderMark> MarksOf(BasicControlDb db, IReadOnlyList<WorkOrderId> orders) =>
        db.OrderMarks.AsNoTracking().Where(row => orders.Contains(row.OrderId)).OrderBy(row => row.Id).ToLookup(row => row.OrderId);

    private static IEnumerable<(ScoreFact Fact, MarkFacts? Mark)> Lines(WorkOrder order, IEnumerable<OrderMark> marks, DateTime at)
    {
        if (!order.Facts().Counts)
        {
            yield break;
        }

        var told = ScoredOrder.Of(order.Id.Value, order.Facts());
        var facts = told.FactsAt(Instants.ToMilliseconds(at));
        for (var slot = 0; slot < FactSlots.Count; slot++)
        {
            if (facts[slot].Rule != ScoreRule.None)
            {
                yield return (told.Whole(facts[slot]).Of(order.Id.Value, order.Number), null);
            }
        }

        foreach (var mark in marks)
        {
            var rule = RuleRegister.RuleOf(mark.Kind);
            if (rule != ScoreRule.None)
            {
                yield return (
                    new(rule, order.Id, order.Number, mark.PersonId, mark.UnitId, mark.At, false, mark.Id), new(mark.Id, mark.Kind, mark.PersonId, mark.UnitId, mark.At));
            }
        }
    }
}
