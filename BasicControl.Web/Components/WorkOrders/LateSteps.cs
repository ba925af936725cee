using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Web.Components.WorkOrders;

/// <summary>Finds the step of an order's trail that was late: the event that stopped a clock past its due, or the one at which the order is stuck.</summary>
internal static class LateSteps
{
    /// <param name="now">The instant of the page, UTC.</param>
    /// <param name="marks">The order's changes in the order of the journal.</param>
    /// <returns>Journal position by late clock.</returns>
    public static IReadOnlyDictionary<OrderClock, long> Of(WorkOrder order, DateTime now, IReadOnlyList<TrailMark> marks)
    {
        var late = new Dictionary<OrderClock, long>();
        foreach (var (clock, due, stopped) in OrderClocks.All(order))
        {
            var end = stopped <= now ? stopped : null;
            if (due < (end ?? now) && PositionOf(marks, end) is { } position)
            {
                late[clock] = position;
            }
        }

        return late;
    }

    /// <summary>A record of another system tells its times in one event: its last one then stands for the step.</summary>
    private static long? PositionOf(IReadOnlyList<TrailMark> marks, DateTime? stopped)
    {
        if (marks.Count == 0)
        {
            return null;
        }

        return stopped is { } at && marks.FirstOrDefault(mark => mark.HappenedAt == at) is { Position: > 0 } found ? found.Position : marks[^1].Position;
    }
}
