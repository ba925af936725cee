using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;

namespace BasicControl.Core.WorkOrders;

/// <summary>Where orders stood at an instant that has passed, by what the journal says of them.</summary>
public static class OrderStates
{
    /// <param name="orders">A few: every word that the journal has of them is read.</param>
    /// <param name="at">Event time, UTC; what happened at it counts.</param>
    /// <returns>The state of each that was opened by then. What other systems told in one go has no states in between and is absent.</returns>
    public static IReadOnlyDictionary<WorkOrderId, WorkOrderState> At(BasicControlDb db, IReadOnlyCollection<WorkOrderId> orders, DateTime at)
    {
        var ids = orders.Select(order => order.Value).ToList();
        var states = new Dictionary<WorkOrderId, WorkOrderState>();
        foreach (var row in db.Changes
            .Where(row => row.Subject == Subject.WorkOrder && ids.Contains(row.SubjectId) && row.HappenedAt <= at && (row.Kind == OrderChanged.Opened || row.Kind == OrderChanged.Moved))
            .OrderBy(row => row.Position).Select(row => new { row.SubjectId, row.Open }))
        {
            var change = JsonSerializer.Deserialize(row.Open, OrderJson.Default.OrderChanged)!;
            if (change.Action != OrderAction.Record) states[new(row.SubjectId)] = change.After.State;
        }

        return states;
    }
}
