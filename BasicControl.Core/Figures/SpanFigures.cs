using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Figures;

/// <summary>What a period asks of the query layer.</summary>
/// <param name="Scope">A city, or one source of it.</param>
/// <param name="Zone">The zone that days and hours are told in.</param>
/// <param name="Period">The days that are told of.</param>
/// <param name="Before">The days that they are compared with, right before them or not.</param>
/// <param name="LastWeek">Other days that they are compared with, or null.</param>
/// <param name="From">The first day that flows are wanted of: on or before all of them.</param>
/// <param name="At">T, UTC.</param>
public sealed record SpanQuestion(FigureScope Scope, CityZone Zone, DayRange Period, JudgedDays Before, JudgedDays? LastWeek, DateOnly From, DateTime At)
{
    public FigureSpan Span => new(Zone.StartOf(Period.From), Zone.StartOf(Period.To.AddDays(1)));
}

/// <summary>The figures of a period, each order of the days that matter and each order open at T read once.</summary>
/// <param name="Flows">By day and unit, from <see cref="SpanQuestion.From"/> to the period's end.</param>
/// <param name="FlowsBefore">The same of the days before, judged at their own instant.</param>
/// <param name="FlowsLastWeek">The same of the other days, or null.</param>
/// <param name="Cohort">Of the orders created in the period, all together.</param>
/// <param name="CohortBefore">Of the orders created in the days before, judged at their own instant.</param>
/// <param name="UnitCohorts">The same by the unit that stands on the order.</param>
/// <param name="TypeCohorts">The same by type.</param>
/// <param name="CreatedByType">Created in the period and in the days before, by type.</param>
/// <param name="Officers">Closed in the period with an officer on it, by officer.</param>
/// <param name="CountsIncidents">True when the grids count incidents, since a source of the city brings them.</param>
/// <param name="Incidents">Incidents in the period.</param>
/// <param name="IncidentsBefore">Incidents in the days before.</param>
/// <param name="UnitHours">Records of the period by unit and local hour.</param>
/// <param name="TypeUnits">Records of the period by type and unit.</param>
/// <param name="DueNext">Open at T and due on the local day after the period, by unit.</param>
/// <param name="Disputes">Disputes of the period.</param>
/// <param name="FirstDay">Local day of the scope's first record; null without any by T.</param>
public sealed record SpanFigures(
    DayFlows Flows,
    DayFlows FlowsBefore,
    DayFlows? FlowsLastWeek,
    OrderFigures Cohort,
    OrderCounts CohortBefore,
    IReadOnlyDictionary<UnitId, OrderFigures> UnitCohorts,
    IReadOnlyDictionary<TermId, OrderFigures> TypeCohorts,
    IReadOnlyDictionary<TermId, (long Now, long Before)> CreatedByType,
    IReadOnlyDictionary<PersonId, OfficerFigures> Officers,
    bool CountsIncidents,
    long Incidents,
    long IncidentsBefore,
    IReadOnlyDictionary<(UnitId Unit, int Hour), int> UnitHours,
    IReadOnlyDictionary<(TermId Type, UnitId Unit), int> TypeUnits,
    IReadOnlyDictionary<UnitId, DueNext> DueNext,
    SpanDisputes Disputes,
    DateOnly? FirstDay);

/// <summary>The disputes of a period: of incidents where the city has them, else of orders.</summary>
/// <param name="Kinds">In the period and in the days before, by kind.</param>
/// <param name="KindUnits">In the period, by kind and unit.</param>
/// <param name="UnitHours">In the period, by unit and local hour.</param>
/// <param name="WithWeapon">Of those in the period.</param>
/// <param name="Settled">Of the dispute orders opened here in the period, settled at T.</param>
public sealed record SpanDisputes(
    IReadOnlyDictionary<DisputeKind, (long Now, long Before)> Kinds,
    IReadOnlyDictionary<(DisputeKind Kind, UnitId Unit), int> KindUnits,
    IReadOnlyDictionary<(UnitId Unit, int Hour), int> UnitHours,
    long WithWeapon,
    Rate Settled)
{
    public long Now => Kinds.Values.Sum(kind => kind.Now);

    public long Before => Kinds.Values.Sum(kind => kind.Before);
}

/// <summary>What falls due on one day.</summary>
public readonly record struct DueNext(int Orders, int Red, int Yellow);

/// <summary>Reads <see cref="SpanFigures"/> within a scope from the store.</summary>
public static class SpanFigureQueries
{
    public static SpanFigures At(Scope reads, BasicControlDb db, OrganisationBook book, SpanQuestion question)
    {
        var (scope, at, start) = (question.Scope, question.At, question.Zone.StartOf(question.From));
        var ofSource = scope.Source is { } one ? book.Source(one).Makes == Makes.Incident : (bool?)null;
        var countsIncidents = ofSource ?? book.Sources.Any(source => source.CityId == scope.City && source.Makes == Makes.Incident);
        var count = new SpanCount(question, countsIncidents);
        var reach = ScopeReach.Of(book, reads, at);
        var orders = db.WorkOrders.In(reach, scope);

        // Three ranges, each along an index of its own: begun in the days, ended in them or later, and still open. What was begun
        // in the days is left out of the other two while reading: as a condition it would draw the store to the wrong index.
        count.Add(orders.Where(order => order.CreatedAt >= start && order.CreatedAt <= at), DateTime.MaxValue);
        count.Add(orders.Where(order => order.ClosedAt >= start), start);
        count.Add(orders.Where(order => order.ClosedAt == null), start);
        var (from, to) = (question.Zone.StartOf(question.Before.Days.From), question.Span.To!.Value);
        count.Add(db.Incidents.In(reach, scope).Where(incident => incident.At >= from && incident.At < to && incident.At <= at)
            .Select(incident => new { incident.UnitId, incident.TypeId, incident.At, incident.Dispute, incident.Weapon }));
        return count.Figures(FirstDay(reach, db, question));
    }

    private static DateOnly? FirstDay(ScopeReach reach, BasicControlDb db, SpanQuestion question)
    {
        var order = db.WorkOrders.In(reach, question.Scope).OrderBy(row => row.CreatedAt).Select(row => (DateTime?)row.CreatedAt).FirstOrDefault();
        var incident = db.Incidents.In(reach, question.Scope).OrderBy(row => row.At).Select(row => (DateTime?)row.At).FirstOrDefault();
        var first = order < incident ? order : incident ?? order;
        return first is { } instant && instant <= question.At ? question.Zone.DayOf(instant) : null;
    }
}
