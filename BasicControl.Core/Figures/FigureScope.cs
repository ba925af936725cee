using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Figures;

/// <summary>Whose records a figure looks at; what is null does not narrow.</summary>
public sealed record FigureScope
{
    public UnitId? City { get; init; }

    public SourceId? Source { get; init; }

    /// <summary>The units that stand on the record itself: pass a subtree to look at a unit with all below it.</summary>
    public IReadOnlySet<UnitId>? Units { get; init; }

    /// <summary>Orders only.</summary>
    public PersonId? Officer { get; init; }

    /// <summary>Orders only.</summary>
    public OrderKind? Kind { get; init; }

    public FigureMarks? Marks { get; init; }
}

/// <summary>What the record itself is; null or empty leaves nothing out.</summary>
/// <param name="Kinds">Kinds of dispute.</param>
public sealed record FigureMarks(IReadOnlyList<DisputeKind> Kinds, bool WeaponOnly, Level? Level, TermId? Type);

/// <summary>The span of event time a figure looks at: from an instant (included) to an instant (excluded); null is open.</summary>
public readonly record struct FigureSpan(DateTime? From, DateTime? To);

/// <summary>The records that figures look at, within what their reader reaches.</summary>
internal static class FigureRows
{
    /// <summary>The orders of a scope that count: cancelled and merged ones are in no figure.</summary>
    public static IQueryable<WorkOrder> In(this IQueryable<WorkOrder> orders, ScopeReach reach, FigureScope scope)
    {
        orders = orders.Within(reach);
        orders = orders.Where(order => order.State != WorkOrderState.Cancelled && order.State != WorkOrderState.Merged);
        if (scope.City is { } city)
        {
            orders = orders.Where(order => order.CityId == city);
        }

        if (scope.Source is { } source)
        {
            orders = orders.Where(order => order.SourceId == source);
        }

        if (scope.Units is { } units)
        {
            orders = orders.Where(order => units.Contains(order.UnitId));
        }

        if (scope.Officer is { } officer)
        {
            orders = orders.Where(order => order.OfficerId == officer);
        }

        if (scope.Kind is { } kind)
        {
            orders = orders.Where(order => order.Kind == kind);
        }

        return scope.Marks is { } marks ? orders.Where(marks) : orders;
    }

    /// <summary>The incidents of a scope.</summary>
    public static IQueryable<Incident> In(this IQueryable<Incident> incidents, ScopeReach reach, FigureScope scope)
    {
        incidents = incidents.Within(reach);
        if (scope.City is { } city)
        {
            incidents = incidents.Where(incident => incident.CityId == city);
        }

        if (scope.Source is { } source)
        {
            incidents = incidents.Where(incident => incident.SourceId == source);
        }

        if (scope.Units is { } units)
        {
            incidents = incidents.Where(incident => units.Contains(incident.UnitId));
        }

        return scope.Marks is { } marks ? incidents.Where(marks) : incidents;
    }

    /// <summary>The orders that a reader reaches, counted or not.</summary>
    public static IQueryable<WorkOrder> Within(this IQueryable<WorkOrder> orders, ScopeReach reach) =>
        reach.Narrow(orders, order => order.CityId, order => order.UnitId, order => order.CreatedAt);

    private static IQueryable<Incident> Within(this IQueryable<Incident> incidents, ScopeReach reach) =>
        reach.Narrow(incidents, incident => incident.CityId, incident => incident.UnitId, incident => incident.At);

    private static IQueryable<WorkOrder> Where(this IQueryable<WorkOrder> orders, FigureMarks marks)
    {
        if (marks.Kinds is { Count: > 0 } kinds)
        {
            orders = orders.Where(order => kinds.Contains(order.Dispute));
        }

        if (marks.WeaponOnly)
        {
            orders = orders.Where(order => order.Weapon);
        }

        if (marks.Level is { } level)
        {
            orders = orders.Where(order => order.Level == level);
        }

        return marks.Type is { } type ? orders.Where(order => order.TypeId == type) : orders;
    }

    private static IQueryable<Incident> Where(this IQueryable<Incident> incidents, FigureMarks marks)
    {
        if (marks.Kinds is { Count: > 0 } kinds)
        {
            incidents = incidents.Where(incident => kinds.Contains(incident.Dispute));
        }

        if (marks.WeaponOnly)
        {
            incidents = incidents.Where(incident => incident.Weapon);
        }

        if (marks.Level is { } level)
        {
            incidents = incidents.Where(incident => incident.Level == level);
        }

        return marks.Type is { } type ? incidents.Where(incident => incident.TypeId == type) : incidents;
    }
}
