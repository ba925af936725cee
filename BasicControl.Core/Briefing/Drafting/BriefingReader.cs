using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Briefing.Drafting;

/// <summary>Reads what a briefing is drafted from. Every number comes from the query layer of <c>Figures/</c>; lists name orders only.</summary>
public sealed class BriefingReader(OrganisationBook book, TargetQueries targets, FeedWatch feeds, RubricBook rubrics)
{
    public const int MostDirectives = 20;
    public const int MostOverdue = 30;
    public const int MostReturned = 30;

    public BriefingFacts Read(BasicControlDb db, BriefingPlan plan)
    {
        var figures = SpanFigureQueries.At(db, book, plan.Question);
        var directives = Directives(db, plan);
        var hasOrders = HasOrders(db, plan);
        return new(
            plan,
            new BriefingNames(book, plan.At),
            db.Changes.Max(row => (long?)row.Position) ?? 0,
            plan.Source is { } source ? book.Source(source) : null,
            hasOrders,
            figures,
            [.. directives.Take(MostDirectives)],
            directives.Count,
            Overdue(db, plan),
            Returned(db, plan),
            Feeds(plan),
            targets.ShareOf(FigureCodes.OnTime, plan.City.Id, plan.At),
            targets.ShareOf(FigureCodes.Closure, plan.City.Id, plan.At),
            hasOrders && plan.Source is null ? new ScoreQueries(book, rubrics).City(db, plan.City.Id, ScorePeriod.Until(plan.Zone, plan.At), plan.At) : null);
    }

    private static bool HasOrders(BasicControlDb db, BriefingPlan plan)
    {
        var at = plan.At;
        return db.WorkOrders.In(plan.Scope).Any(order => order.CreatedAt <= at);
    }

    private static List<DirectiveFact> Directives(BasicControlDb db, BriefingPlan plan)
    {
        var (from, to, at) = (plan.Question.Span.From!.Value, plan.Question.Span.To!.Value, plan.At);
        return
        [
            .. db.WorkOrders.In(plan.Scope with { Kind = OrderKind.Directive }).Where(order => order.CreatedAt >= from && order.CreatedAt < to && order.CreatedAt <= at)
                .OrderByDescending(order => order.Level).ThenBy(order => order.CreatedAt).ThenBy(order => order.Id)
                .Select(order => new DirectiveFact(
                    order.Number, order.Level, order.TypeId, order.Measures, order.ResponsibleUnitId ?? order.UnitId, order.DoneDue, order.State, order.ClosedAt)),
        ];
    }

    private static List<OverdueFact> Overdue(BasicControlDb db, BriefingPlan plan)
    {
        var at = plan.At;
        var late = db.WorkOrders.In(plan.Scope).Where(order => order.DoneDue < at);

        // Open ones and those closed after T each have an index of their own; that they were created by T is looked at afterwards,
        // since as a condition it would draw the store to the wrong index.
        return
        [
            .. First(late.Where(order => order.ClosedAt == null)).Concat(First(late.Where(order => order.ClosedAt > at)))
                .Where(order => order.CreatedAt <= at).OrderBy(order => order.Due).ThenBy(order => order.Number, StringComparer.Ordinal).Take(MostOverdue),
        ];

        static List<OverdueFact> First(IQueryable<WorkOrder> orders) =>
        [
            .. orders.OrderBy(order => order.DoneDue).ThenBy(order => order.Id).Take(MostOverdue)
                .Select(order => new OverdueFact(order.Number, order.Level, order.TypeId, order.UnitId, order.CreatedAt, order.DoneDue!.Value)),
        ];
    }

    private static List<ReturnedFact> Returned(BasicControlDb db, BriefingPlan plan)
    {
        const string Returns = "{\"Action\":4,";
        var (from, to, at) = (plan.Question.Span.From!.Value, plan.Question.Span.To!.Value, plan.At);
        var first = FirstRecordedFrom(db, from);
        var moves = db.Changes
            .Where(row => row.Position >= first && row.Kind == OrderChanged.Moved && row.HappenedAt >= from && row.HappenedAt < to && row.HappenedAt <= at && row.Open.StartsWith(Returns))
            .OrderByDescending(row => row.HappenedAt).ThenByDescending(row => row.Position).Take(MostReturned)
            .Select(row => new { row.SubjectId, row.HappenedAt, row.UnitId }).ToList();
        var ids = moves.Select(move => new WorkOrderId(move.SubjectId)).Distinct().ToList();
        var orders = db.WorkOrders.In(plan.Scope).Where(order => ids.Contains(order.Id))
            .Select(order => new { order.Id, order.Number, order.TypeId, order.UnitId, order.State }).ToDictionary(order => order.Id.Value);
        return
        [
            .. moves.Where(move => orders.ContainsKey(move.SubjectId)).Select(move =>
            {
                var order = orders[move.SubjectId];
                return new ReturnedFact(order.Number, order.TypeId, move.UnitId is { } unit ? new(unit) : order.UnitId, move.HappenedAt, order.State);
            }),
        ];
    }

    /// <summary>Positions rise with record time, and nothing is recorded before it happens: so a search by halves spares an index.</summary>
    private static long FirstRecordedFrom(BasicControlDb db, DateTime from)
    {
        var (low, high) = (1L, (db.Changes.Max(row => (long?)row.Position) ?? 0) + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (db.Changes.Where(row => row.Position == middle).Select(row => row.RecordedAt).First() < from)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private List<FeedFact> Feeds(BriefingPlan plan) =>
    [
        .. book.Sources.Where(source => source.CityId == plan.City.Id && source.ExpectedIntervalMs is not null && (plan.Source is null || source.Id == plan.Source))
            .OrderBy(source => source.Key, StringComparer.Ordinal)
            .Select(source => new FeedFact(source.LocalName, feeds.LastArrival(source), TimeSpan.FromMilliseconds(source.ExpectedIntervalMs!.Value))),
    ];
}
