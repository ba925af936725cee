using System.Runtime.InteropServices;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Scoring.Board;

/// <summary>The orders with an instant to come at which one of their facts changes by itself: the only ones kept one by one.</summary>
internal sealed class KeptScores
{
    private const int Slack = 1_024;

    private readonly Dictionary<long, (ScoredOrder Order, long Next)> _orders = [];
    private readonly InstantQueue _instants = new();

    public int Count => _orders.Count;

    /// <summary>No fact changes by itself before this instant.</summary>
    public long Next => _instants.Next;

    /// <summary>Keeps the order as it is now, if an instant of it is to come; else forgets it.</summary>
    public void Set(in ScoredOrder order, long at)
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
    public void Keep(in ScoredOrder order, long at)
    {
        var next = order.NextAfter(at);
        ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_orders, order.Id, out _);
        var isOther = kept.Next != next;
        kept = (order, next);
        if (isOther)
        {
            _instants.Push(next, order.Id);
            Compact();
        }
    }

    public void Remove(long id) => _orders.Remove(id);

    /// <summary>Takes one order whose next instant has come, or none.</summary>
    public bool TryTakeDue(long at, out ScoredOrder order)
    {
        while (_instants.TryPop(at, out var entry))
        {
            if (_orders.TryGetValue(entry.Id, out var kept) && kept.Next == entry.At)
            {
                order = kept.Order;
                return true;
            }
        }

        order = default;
        return false;
    }

    /// <summary>A queue that is mostly stale is built again, so that it does not outgrow the orders kept.</summary>
    private void Compact()
    {
        if (_instants.Count > (2 * _orders.Count) + Slack)
        {
            _instants.Clear();
            foreach (var (id, kept) in _orders)
            {
                _instants.Push(kept.Next, id);
            }
        }
    }
}
