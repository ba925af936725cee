using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Disputes;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;

namespace BasicControl.Core.Briefing.Drafting;

/// <summary>Reads what a briefing is drafted from. Every number comes from the query layer of <c>Figures/</c> or the facts of <c>Scoring/</c>; lists name orders only.</summary>
public sealed class BriefingReader(OrganisationBook book, TargetQueries targets, FeedWatch feeds, RubricBook rubrics)
{
    public const int MostDirectives = 20;
    public const int MostOverdue = 30;
    public const int MostReturned = 30;
    public const int MostFaults = 30;
    public const int MostRepeats = 100;

    /// <summary>Orders that a sentence names.</summary>
    public const int MostNamed = 2;

    /// <summary>Reads what a briefing of a whole city is made of; whoever asks has shown that they may.</summary>
    public BriefingFacts Read(BasicControlDb db, BriefingPlan plan)
    {
        var lists = new OrderLists(ScopeReach.Of(book, Scope.Everything, plan.At), db, plan);
        var figures = SpanFigureQueries.At(Scope.Everything, db, book, plan.Question);
        var (directives, directiveCount) = lists.Directives(MostDirectives);
        var (scores, faults) = lists.HasAny() && plan.Source is null ? Scores(db, plan) : default;
        var facts = new BriefingFacts(
            plan,
            new BriefingNames(book, plan.At),
            db.Changes.Max(row => (long?)row.Position) ?? 0,
            plan.Source is { } source ? book.Source(source) : null,
            lists.HasAny(),
            figures,
            directives,
            directiveCount,
            lists.Overdue(MostOverdue),
            lists.Returned(MostReturned),
            Repeats(db, plan, figures.CountsIncidents),
            [.. new FeedReading(db, book, feeds).At(plan.City.Id, plan.Source, plan.At)],
            targets.ShareOf(FigureCodes.OnTime, plan.City.Id, plan.At),
            targets.ShareOf(FigureCodes.Closure, plan.City.Id, plan.At),
            scores,
            faults);
        return facts with { Reasons = Reasons(facts, lists) };
    }

    /// <summary>One reading of the facts for both: scores over the wall's span, faults of the period.</summary>
    private (ScoreTable? Scores, FaultFacts? Faults) Scores(BasicControlDb db, BriefingPlan plan)
    {
        var faults = new FaultTally(plan, Exemptions.Of(db, plan.City.Id));
        var scores = new ScoreQueries(book, rubrics).CityWith(db, plan.City.Id, ScorePeriod.Until(plan.Zone, plan.At), plan.At, faults, faults.From);
        return (scores, faults.Facts(db, MostFaults));
    }

    /// <summary>Addresses with a record in the period that came in again and again by then: in the period, or in the rule's span when that is longer.</summary>
    private RepeatFacts Repeats(BasicControlDb db, BriefingPlan plan, bool ofIncidents)
    {
        var rule = MappingQueries.InForce(db).Document.Repeat;
        var (period, span) = (plan.Question.Span, plan.Zone.StartOf(plan.Period.To.AddDays(1 - rule.Span.Days)));
        var first = plan.Period.From.ToDateTime(TimeOnly.MinValue);
        var all = RepeatRecords.Addresses(Scope.Everything, db, book, plan.Scope, ofIncidents, disputesOnly: false, plan.Zone, plan.At, period with { From = span < period.From ? span : period.From })
            .Where(address => address.Last >= first).ToList();
        return new(rule, [.. all.Take(MostRepeats)], all.Count);
    }

    private static ReasonFacts Reasons(BriefingFacts facts, OrderLists lists)
    {
        var change = facts.Now.Created - (facts.Before?.Created ?? facts.Now.Created);
        var (units, types) = change > 0 && CommentaryRules.HasMoved(facts.Now.Created, facts.Now.Created - change)
            ? (CommentaryRules.Because(change, Movements.OfUnits(facts)).Select(part => part.Unit).OfType<UnitId>().ToList(), CommentaryRules.Because(change, Movements.OfTypes(facts)).Select(part => part.Type).OfType<TermId>().ToList())
            : ([], []);
        return new(
            units.Count + types.Count == 0 ? [] : lists.Created(units, types, MostNamed),
            facts.Now.ClosedLate == 0 ? [] : lists.ClosedLate(MostNamed),
            facts.Now.Overdue == 0 ? [] : lists.NewlyOverdue(MostNamed));
    }
}
