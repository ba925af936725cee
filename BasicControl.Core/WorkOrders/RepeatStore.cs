using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.WorkOrders;

/// <summary>How long a closed dispute is watched.</summary>
public interface IRepeatWatch
{
    TimeSpan Watch { get; }
}

/// <summary>Where and when a dispute came in: what repeats go by.</summary>
public sealed record DisputePlace(string AddressKey, DateTime At);

/// <summary>
/// Keeps <see cref="WorkOrder.RepeatAt"/> what it is defined as, whatever arrives first: the earliest incident about a
/// dispute at the order's address later than its closing and inside the watch window; the order's own incident is none.
/// </summary>
public sealed class RepeatStore(IRepeatWatch watch)
{
    private const string Watched =
        """
        SELECT id, closed_at, repeat_at, incident_id FROM work_orders
        WHERE address_key = ?1 AND closed_at >= ?2 AND closed_at < ?3 AND city_id = ?4 AND dispute <> 0 AND origin <> 1 AND closed_at IS NOT NULL
        """;

    private const string First =
        "SELECT min(at) FROM incidents WHERE at > ?1 AND at <= ?2 AND +address_key = ?3 AND +city_id = ?4 AND dispute <> 0 AND id IS NOT ?5";

    private const string Mark = "UPDATE work_orders SET repeat_at = ?2 WHERE id = ?1";

    /// <summary>To be called when an incident has been written, with what it was before and what it is now; null: no dispute with an address.</summary>
    public void Arrived(WriteSession session, UnitId city, DisputePlace? before, DisputePlace? after)
    {
        if (before == after)
        {
            return;
        }

        foreach (var order in Around(session, city, before).Concat(Around(session, city, after)).DistinctBy(order => order.Id).ToList())
        {
            // A first arrival can only make the mark earlier, so nothing else need be looked at.
            var first = before is null && after is { } place && place.At > order.ClosedAt
                ? order.RepeatAt <= place.At ? order.RepeatAt : place.At
                : FirstAfter(session, city, order.ClosedAt, order.AddressKey, order.Incident);
            Set(session, order.Id, order.RepeatAt, first);
        }
    }

    /// <summary>To be called when an order has moved: a dispute that came in after it was closed may be known already.</summary>
    internal void Closed(WriteSession session, WorkOrder order)
    {
        if (order is not { ClosedAt: { } closed, AddressKey: { } key, RepeatAt: null } || !order.Facts().IsDispute
            || FirstAfter(session, order.CityId, closed, key, order.IncidentId) is not { } first)
        {
            return;
        }

        var before = order.Facts();
        order.RepeatAt = first;
        session.Record(Told(order, before, first));
    }

    /// <summary>Puts the mark right after the kinds or keys of incidents have changed all over.</summary>
    internal void Review(WriteSession session, WorkOrderId id)
    {
        var order = Read(session, id);
        if (order is { ClosedAt: { } closed, AddressKey: { } key } && order.Facts().IsDispute)
        {
            Set(session, id, order.RepeatAt, FirstAfter(session, order.CityId, closed, key, order.IncidentId));
        }
        else
        {
            Set(session, id, order.RepeatAt, null);
        }
    }

    private List<WatchedOrder> Around(WriteSession session, UnitId city, DisputePlace? place)
    {
        var orders = new List<WatchedOrder>();
        if (place is null)
        {
            return orders;
        }

        var at = Instants.ToMilliseconds(place.At);
        using var row = session.Prepare(Watched).Query(place.AddressKey, at - (long)watch.Watch.TotalMilliseconds, at, city.Value);
        while (row.Read())
        {
            orders.Add(new(
                new(row.GetInt64(0)), place.AddressKey, Instants.FromMilliseconds(row.GetInt64(1)), row.IsDBNull(2) ? null : Instants.FromMilliseconds(row.GetInt64(2)),
                row.IsDBNull(3) ? null : new IncidentId(row.GetInt64(3))));
        }

        return orders;
    }

    private DateTime? FirstAfter(WriteSession session, UnitId city, DateTime closed, string key, IncidentId? own)
    {
        using var row = session.Prepare(First).Query(
            Instants.ToMilliseconds(closed), Instants.ToMilliseconds(closed + watch.Watch), key, city.Value, own?.Value);
        return row.Read() && !row.IsDBNull(0) ? Instants.FromMilliseconds(row.GetInt64(0)) : null;
    }

    private static void Set(WriteSession session, WorkOrderId id, DateTime? known, DateTime? first)
    {
        if (known == first)
        {
            return;
        }

        var order = Read(session, id);
        var before = order.Facts();
        order.RepeatAt = first;
        session.Prepare(Mark).Execute(id.Value, first is { } at ? Instants.ToMilliseconds(at) : null);
        session.Record(Told(order, before, first ?? session.Now));
    }

    private static WorkOrder Read(WriteSession session, WorkOrderId id) => session.Db.WorkOrders.AsNoTracking().Single(row => row.Id == id);

    private static ChangeDraft Told(WorkOrder order, OrderFacts before, DateTime at) => new(
        Subject.WorkOrder, order.Id.Value, at, new OrderChanged(OrderAction.Repeat, before, order.Facts()) { Version = order.Version }, Actor.System, order.UnitId);

    private sealed record WatchedOrder(WorkOrderId Id, string AddressKey, DateTime ClosedAt, DateTime? RepeatAt, IncidentId? Incident);
}
