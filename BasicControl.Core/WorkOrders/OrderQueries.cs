using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.WorkOrders;

/// <summary>Reads orders within a scope: lists by key, one order with its steps.</summary>
public sealed class OrderQueries(StoreReader reader, OrganisationBook book, TimeProvider clock)
{
    public const int PageSize = 50;

    private const int ExportPart = 2_000;

    /// <summary>One page of a list, as things stand at an instant.</summary>
    /// <param name="at">UTC: what is open, overdue or closed is judged at it; orders created later are not shown.</param>
    /// <param name="cursor">The <see cref="OrderPage.Next"/> of the page before.</param>
    /// <returns>
    /// Refusals: <c>list.cursor-unreadable</c> when the cursor was not made for this list, <c>access.out-of-scope</c> when the unit asked for
    /// lies beside the scope; one above it narrows to the scope.
    /// </returns>
    public async Task<Outcome<OrderPage>> List(
        Scope scope, OrderFilter filter, DateTime at, string? cursor = null, int size = PageSize, CancellationToken stop = default)
    {
        var narrowed = ListOf(scope, filter, at);
        if (!narrowed.TryGet(out var list))
        {
            return Outcome<OrderPage>.Refused(narrowed.Refusals);
        }

        ListCursor? after = null;
        if (cursor is not null && (!ListCursor.TryRead(cursor, list.Order, out after) || after.Phase > list.LastPhase))
        {
            return new Refusal("list.cursor-unreadable");
        }

        // Where a search by number stopped is a number that the reader may not know: it is not given away to go on from.
        return await reader.Read(db => list.Read(db, after, size) is var page && page.IsCut ? page with { Next = null } : page, stop);
    }

    /// <summary>A whole list, read part by part while it is walked: for files. Empty when the unit asked for lies beside the scope.</summary>
    public IEnumerable<OrderLine> All(Scope scope, BasicControlDb db, OrderFilter filter, DateTime at)
    {
        if (!ListOf(scope, filter, at).TryGet(out var list))
        {
            yield break;
        }

        ListCursor? after = null;
        while (true)
        {
            var page = list.Read(db, after, ExportPart);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if (page.Next is null || !ListCursor.TryRead(page.Next, list.Order, out after))
            {
                yield break;
            }
        }
    }

    /// <summary>The order, or null when the scope holds none with this id.</summary>
    public Task<OrderFile?> Find(Scope scope, WorkOrderId id, CancellationToken stop = default) => reader.Read(
        db =>
        {
            var order = db.WorkOrders.FirstOrDefault(row => row.Id == id);
            var now = clock.UtcNow();
            if (order is null || !book.Covers(scope, order.UnitId, order.CreatedAt, now))
            {
                return null;
            }

            var (source, number) = (order.SourceId, order.ExternalNumber);
            var steps = db.OrderSteps.Where(step => step.SourceId == source && step.ExternalNumber == number)
                .OrderBy(step => step.At).ThenBy(step => step.Id).ToList();
            var into = order.MergedIntoId is { } other ? db.WorkOrders.FirstOrDefault(row => row.Id == other) : null;
            return new OrderFile(order, steps, into is not null && book.Covers(scope, into.UnitId, into.CreatedAt, now) ? into.Number : null);
        },
        stop);

    /// <summary>The order of a city that has this very number, or null when the scope holds none.</summary>
    public Task<WorkOrderId?> IdOf(Scope scope, UnitId city, string number, CancellationToken stop = default) => reader.Read(
        db =>
        {
            foreach (var source in book.Sources.Where(source => source.CityId == city))
            {
                var id = source.Id;
                if (db.WorkOrders.FirstOrDefault(row => row.SourceId == id && row.ExternalNumber == number) is { } found
                    && book.Covers(scope, found.UnitId, found.CreatedAt, clock.UtcNow()))
                {
                    return found.Id;
                }
            }

            return (WorkOrderId?)null;
        },
        stop);

    private Outcome<OrderList> ListOf(Scope scope, OrderFilter filter, DateTime at) => ListScope
        .Of(book, scope, filter.Number is null ? filter.Unit : null, at, unit => filter.Counted ? UnitScope.OfEvents(book, unit, filter.Own) : UnitScope.Of(book, unit, at, filter.Own))
        .Then(within => (Outcome<OrderList>)new OrderList(filter, within, at, [.. book.Sources.Select(source => source.Id).OrderBy(id => id.Value)]));
}
