using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.WorkOrders;

/// <summary>Reads orders: lists by key, one order with its steps.</summary>
public sealed class OrderQueries(StoreReader reader, OrganisationBook book)
{
    public const int PageSize = 50;

    private const int ExportPart = 2_000;

    /// <summary>One page of a list, as things stand at an instant.</summary>
    /// <param name="at">UTC: what is open, overdue or closed is judged at it; orders created later are not shown.</param>
    /// <param name="cursor">The <see cref="OrderPage.Next"/> of the page before.</param>
    /// <returns>Refusal <c>list.cursor-unreadable</c> when the cursor was not made for this list.</returns>
    public async Task<Outcome<OrderPage>> List(
        OrderFilter filter, DateTime at, string? cursor = null, int size = PageSize, CancellationToken stop = default)
    {
        var list = ListOf(filter, at);
        ListCursor? after = null;
        if (cursor is not null && (!ListCursor.TryRead(cursor, list.Order, out after) || after.Phase > list.LastPhase))
        {
            return new Refusal("list.cursor-unreadable");
        }

        return await reader.Read(db => list.Read(db, after, size), stop);
    }

    /// <summary>A whole list, read part by part while it is walked: for files.</summary>
    public IEnumerable<OrderLine> All(BasicControlDb db, OrderFilter filter, DateTime at)
    {
        var list = ListOf(filter, at);
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

    /// <summary>The order, or null when there is none with this id.</summary>
    public Task<OrderFile?> Find(WorkOrderId id, CancellationToken stop = default) => reader.Read(
        db =>
        {
            var order = db.WorkOrders.FirstOrDefault(row => row.Id == id);
            if (order is null)
            {
                return null;
            }

            var (source, number) = (order.SourceId, order.ExternalNumber);
            var steps = db.OrderSteps.Where(step => step.SourceId == source && step.ExternalNumber == number)
                .OrderBy(step => step.At).ThenBy(step => step.Id).ToList();
            var into = order.MergedIntoId is { } other ? db.WorkOrders.Where(row => row.Id == other).Select(row => row.Number).FirstOrDefault() : null;
            return new OrderFile(order, steps, into);
        },
        stop);

    /// <summary>The order of a city that has this very number, or null.</summary>
    public Task<WorkOrderId?> IdOf(UnitId city, string number, CancellationToken stop = default) => reader.Read(
        db =>
        {
            foreach (var source in book.Sources.Where(source => source.CityId == city))
            {
                var id = source.Id;
                if (db.WorkOrders.Where(row => row.SourceId == id && row.ExternalNumber == number).Select(row => (WorkOrderId?)row.Id).FirstOrDefault() is { } found)
                {
                    return found;
                }
            }

            return (WorkOrderId?)null;
        },
        stop);

    private OrderList ListOf(OrderFilter filter, DateTime at) =>
        new(filter, Scope(filter, at), at, [.. book.Sources.Select(source => source.Id).OrderBy(id => id.Value)]);

    private UnitScope? Scope(OrderFilter filter, DateTime at) =>
        filter.Unit is not { } id || !book.TryUnit(id, out var found) ? null
        : filter.Counted ? UnitScope.OfEvents(book, found, filter.Own) : UnitScope.Of(book, found, at, filter.Own);
}
