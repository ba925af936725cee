using System.Runtime.InteropServices;
using BasicControl.Core.Clock;

namespace BasicControl.Core.WorkOrders.Recent;

/// <summary>
/// The orders whose life reaches beyond an instant, with the marks since then: plain arrays that are walked from end to end,
/// since a walk over some hundred thousand ids costs less than keeping an index of them. Not safe for two threads.
/// </summary>
/// <param name="from">UTC milliseconds: what was closed before is not in it.</param>
/// <param name="position">Journal position that it stands at.</param>
internal sealed class RecentOrderSet(long from, long position)
{
    private readonly Dictionary<long, int> _slots = [];
    private readonly List<RecentOrder> _orders = [];

    // Beside the rows, so that a walk for one unit or officer touches little memory.
    private readonly List<int> _units = [];
    private readonly List<int> _officers = [];
    private readonly Dictionary<long, List<RecentMark>> _marks = [];

    public long From { get; } = from;

    public long Position { get; set; } = position;

    public int Count => _orders.Count;

    public IEnumerable<RecentMark> Marks => _marks.Values.SelectMany(marks => marks);

    /// <summary>Takes an order in as it stands now; one that was closed before <see cref="From"/> leaves.</summary>
    public void Set(in RecentOrder order)
    {
        if (order.Closed < From && order.Created < From)
        {
            Remove(order.Id);
            return;
        }

        if (_slots.TryGetValue(order.Id, out var slot))
        {
            (_orders[slot], _units[slot], _officers[slot]) = (order, order.Unit, order.Officer);
            return;
        }

        _slots[order.Id] = _orders.Count;
        _orders.Add(order);
        _units.Add(order.Unit);
        _officers.Add(order.Officer);
    }

    /// <summary>The last order takes the place of the one that leaves.</summary>
    public void Remove(long id)
    {
        if (!_slots.Remove(id, out var slot))
        {
            return;
        }

        var last = _orders.Count - 1;
        if (slot != last)
        {
            (_orders[slot], _units[slot], _officers[slot]) = (_orders[last], _units[last], _officers[last]);
            _slots[_orders[slot].Id] = slot;
        }

        _orders.RemoveAt(last);
        _units.RemoveAt(last);
        _officers.RemoveAt(last);
    }

    public void Mark(in RecentMark mark)
    {
        if (mark.At >= From)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_marks, mark.Order, out _) ??= new(1)).Add(mark);
        }
    }

    public void RemoveMarks(long order) => _marks.Remove(order);

    /// <summary>Gives back what growing has taken too much.</summary>
    public void Trim()
    {
        _orders.TrimExcess();
        _units.TrimExcess();
        _officers.TrimExcess();
        _slots.TrimExcess();
    }

    /// <summary>The latest first. The orders of a city that were created in a span or were still open at an instant.</summary>
    public IEnumerable<RecentOrder> Touching(long city, long start, long then, long at)
    {
        for (var slot = _orders.Count - 1; slot >= 0; slot--)
        {
            if (Touches(slot, start, then, at) && _orders[slot].City == city)
            {
                yield return _orders[slot];
            }
        }
    }

    /// <summary>The same of units or of officers.</summary>
    public IEnumerable<RecentOrder> Touching(HashSet<long> owners, bool byOfficer, long start, long then, long at)
    {
        var keys = byOfficer ? _officers : _units;
        var only = owners.Count == 1 ? (int)owners.First() : (int?)null;
        for (var slot = keys.Count - 1; slot >= 0; slot--)
        {
            var owner = keys[slot];
            if ((only is { } one ? owner == one : owners.Contains(owner)) && Touches(slot, start, then, at))
            {
                yield return _orders[slot];
            }
        }
    }

    private bool Touches(int slot, long start, long then, long at)
    {
        ref readonly var order = ref CollectionsMarshal.AsSpan(_orders)[slot];
        return order.Created <= at && (order.Created >= start || order.Closed == Instant.Never || order.Closed > then);
    }
}
