using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Core.WorkOrders.Recent;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Figures.Drill;

/// <summary>An order with by how much it is or was late at T; null when it is not.</summary>
public sealed record LateLine(OrderLine Order, TimeSpan? Late);

/// <summary>A page of the orders of an officer: the latest by most first, then what is due, then the rest.</summary>
/// <param name="Count">All of them.</param>
/// <param name="Next">The last order of this page, or null when nothing follows.</param>
public sealed record LatePage(IReadOnlyList<LateLine> Rows, int Count, WorkOrderId? Next);

/// <summary>Lists the orders of a scope that an officer's figures in a period are counted of: those created in it and those open at T.</summary>
public static class LateOrders
{
    public const int PageSize = 50;

    /// <param name="after">The last order of the page before; one that is not in the list begins it anew.</param>
    /// <param name="recent">The orders of the last months in memory; null: the store alone is asked.</param>
    public static LatePage Of(
        Scope scope, BasicControlDb db, OrganisationBook book, PersonId officer, FigurePeriod period, WorkOrderId? after = null, int size = PageSize, RecentOrders? recent = null)
    {
        var at = Instants.ToMilliseconds(period.At);
        var start = Instants.ToMilliseconds(period.Start);
        var end = Instants.ToMilliseconds(period.End);
        var all = new DrillRows(ScopeReach.Of(book, scope, period.At), db, period, period.Before(), recent).OfOfficers([officer])
            .Where(order => !order.IsClosedAt(at) || (order.Created >= start && order.Created < end))
            .OrderByDescending(order => Math.Max(LateBy(order, at) ?? 0, 0))
            .ThenBy(order => order.IsClosedAt(at))
            .ThenBy(order => order.Due ?? long.MaxValue)
            .ThenByDescending(order => order.Created).ThenByDescending(order => order.Id)
            .ToList();
        var first = after is { } last ? all.FindIndex(order => order.Id == last.Value) + 1 : 0;
        var page = all.Skip(first).Take(size).ToList();
        var ids = page.ConvertAll(order => new WorkOrderId(order.Id));
        var orders = db.WorkOrders.AsNoTracking().Where(order => ids.Contains(order.Id)).ToDictionary(order => order.Id);
        return new(
            [.. page.Select(order => new LateLine(OrderLine.Of(orders[new(order.Id)], period.At), LateBy(order, at) is > 0 and { } late ? TimeSpan.FromMilliseconds(late) : null))],
            all.Count,
            first + page.Count < all.Count ? ids[^1] : null);
    }

    private static long? LateBy(DrillOrder order, long at) => (order.IsClosedAt(at) ? order.Closed!.Value : at) - order.Due;
}
