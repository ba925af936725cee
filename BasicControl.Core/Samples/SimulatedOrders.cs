using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Samples;

/// <summary>An open order that the simulator works on: its own copy, moved along with the store's.</summary>
internal sealed class SimulatedOrder(WorkOrder order, int? station)
{
    public WorkOrder Order { get; } = order;

    /// <summary>Station whose matter it is, where known.</summary>
    public int? Station { get; } = station;

    /// <summary>Left alone until then, so that a life does not pass in seconds.</summary>
    public DateTime RestsUntil { get; set; }
}

/// <summary>The simulator's open orders and which of them is next.</summary>
internal sealed class SimulatedOrders(SimulatorOptions options)
{
    private readonly Dictionary<WorkOrderId, SimulatedOrder> _orders = [];

    public int Count => _orders.Count;

    public int Red => _orders.Values.Count(one => one.Order.Level == Level.Red);

    /// <summary>Whether one more red order keeps the share of reds.</summary>
    public bool HasRoomForRed => Red + 1 <= (Count + 1) * options.MostRed;

    public void Add(SimulatedOrder order) => _orders[order.Order.Id] = order;

    public void Forget(SimulatedOrder order) => _orders.Remove(order.Order.Id);

    public void Clear() => _orders.Clear();

    /// <summary>
    /// The order to move on: an overdue one when too many are, a red one when reds crowd, else the most urgent and any
    /// other by turns. A few overdue ones are left to stand for a while.
    /// </summary>
    public SimulatedOrder? Next(DateTime now, Random random)
    {
        var rested = _orders.Values.Where(one => one.RestsUntil <= now).ToList();
        var overdue = rested.Where(one => one.Order.DoneDue < now).OrderBy(one => one.Order.DoneDue).ThenBy(one => one.Order.Id.Value).ToList();
        if (overdue.Count > options.LeftOverdue || (overdue.Count > 0 && random.NextDouble() < 0.004))
        {
            return overdue[0];
        }

        var inTime = rested.Except(overdue).OrderBy(one => one.Order.NextDue ?? DateTime.MaxValue).ThenBy(one => one.Order.Id.Value).ToList();
        var red = Red > Count * options.MostRed * 0.8 ? inTime.Find(one => one.Order.Level == Level.Red) : null;
        return red
            ?? (inTime.Count == 0 ? null
            : random.NextDouble() < 0.45 ? inTime[0]
            : inTime[random.Next(inTime.Count)]);
    }
}
