using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
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
}

/// <summary>The span of event time a figure looks at: from an instant (included) to an instant (excluded); null is open.</summary>
public readonly record struct FigureSpan(DateTime? From, DateTime? To);

/// <summary>The records that figures look at.</summary>
internal static class FigureRows
{
    /// <summary>The orders of a scope that count: cancelled and merged ones are in no figure.</summary>
    public static IQueryable<WorkOrder> In(this IQueryable<WorkOrder> orders, FigureScope scope)
    {
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

        return scope.Kind is { } kind ? orders.Where(order => order.Kind == kind) : orders;
    }

    /// <summary>The incidents of a scope.</summary>
    public static IQueryable<Incident> In(this IQueryable<Incident> incidents, FigureScope scope)
    {
        if (scope.City is { } city)
        {
            incidents = incidents.Where(incident => incident.CityId == city);
        }

        if (scope.Source is { } source)
        {
            incidents = incidents.Where(incident => incident.SourceId == source);
        }

        return scope.Units is { } units ? incidents.Where(incident => units.Contains(incident.UnitId)) : incidents;
    }
}
