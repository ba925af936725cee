using BasicControl.Core.Clock;

namespace BasicControl.Core.Wall;

/// <summary>
/// The orders that are still open or have an instant to come: the only ones kept one by one. Their next instants drive
/// the ticks; their next clocks are the queue of what is due.
/// </summary>
internal sealed class KeptOrders
{
    private const int Slack = 1_024;

    private readonly KeptByInstant<OrderMarks> _orders = new();
    private readonly InstantQueue _dues = new();

    public int Count => _orders.Count;

    /// <summary>No order moves by itself before this instant.</summary>
    public long NextInstant => _orders.Next;

    /// <summary>No order leaves the queue by itself before this instant.</summary>
    public long NextDue => _dues.Next;

    /// <summary>Keeps the order as it is now, if it is one to keep; else forgets it.</summary>
    public void Set(in OrderMarks order, long at)
    {
        if (order.IsKeptAt(at))
        {
            Keep(order, at);
        }
        else
        {
            _orders.Remove(order.Id);
        }
    }

    /// <summary>Keeps an order that is one to keep.</summary>
    public void Keep(in OrderMarks order, long at)
    {
        ref var kept = ref _orders.Slot(order.Id);
        var isOtherDue = !kept.IsKnown || kept.Record.NextDue != order.NextDue;
        _orders.Put(ref kept, order, at);
        if (isOtherDue && order.NextDue != Instant.Never && order.NextDue >= at)
        {
            _dues.Push(order.NextDue, order.Id);
            Compact(at);
        }
    }

    public void Remove(long id) => _orders.Remove(id);

    /// <summary>Takes one order whose next instant has come, or none.</summary>
    public bool TryTakeDue(long at, out OrderMarks order) => _orders.TryTakeDue(at, out order);

    /// <summary>Forgets the clocks that have run out.</summary>
    /// <returns>True when the queue may have moved.</returns>
    public bool DropPast(long at)
    {
        var moved = false;
        while (_dues.TryPop(at - 1, out _))
        {
            moved = true;
        }

        return moved;
    }

    /// <summary>Open orders in the order of their next clocks, at the instant, up to so many.</summary>
    public List<OrderMarks> Queue(int most, long at)
    {
        var queue = new List<OrderMarks>(most);
        var back = new List<InstantHeap.Entry>(most);
        InstantHeap.Entry last = default;
        while (queue.Count < most && _dues.TryPop(Instant.Never, out var entry))
        {
            if (entry == last || entry.At < at || !_orders.TryGet(entry.Id, out var order) || order.NextDue != entry.At)
            {
                continue;
            }

            back.Add(last = entry);
            if (order.IsOpenAt(at))
            {
                queue.Add(order);
            }
        }

        foreach (var (due, id) in back)
        {
            _dues.Push(due, id);
        }

        return queue;
    }

    /// <summary>A queue that is mostly stale is built again, so that it does not outgrow the orders kept.</summary>
    private void Compact(long at)
    {
        if (_dues.Count > (2 * _orders.Count) + Slack)
        {
            _dues.Clear();
            foreach (var order in _orders.Records)
            {
                if (order.NextDue != Instant.Never && order.NextDue >= at)
                {
                    _dues.Push(order.NextDue, order.Id);
                }
            }
        }
    }
}
