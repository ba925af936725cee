using System.Runtime.InteropServices;

namespace BasicControl.Core.Figures;

/// <summary>
/// Takes orders of one group, one at a time, and works out their figures at an instant. Tallies of parts can be put
/// together: the figures of the whole are those of all its orders.
/// </summary>
/// <param name="at">T, UTC: the caller hands in only orders created by then.</param>
public sealed class OrderTally(DateTime at)
{
    private const double MillisecondsPerSecond = 1000;
    private const double SecondsPerHour = 3600;

    private readonly List<long> _milliseconds = [];
    private OrderCounts _counts;

    public void Add(DateTime createdAt, DateTime? due, DateTime? closedAt)
    {
        var isClosed = closedAt <= at;
        var span = isClosed ? closedAt!.Value - createdAt : TimeSpan.Zero;
        _counts += new OrderCounts(
            1,
            One(isClosed),
            One(span < TimeSpan.Zero),
            One(due is not null),
            One(isClosed && due is not null),
            One(isClosed && closedAt <= due),
            One(!isClosed && due < at));
        if (isClosed && span >= TimeSpan.Zero)
        {
            _milliseconds.Add(span.Ticks / TimeSpan.TicksPerMillisecond);
        }
    }

    public void Add(OrderTally part)
    {
        _counts += part._counts;
        _milliseconds.AddRange(part._milliseconds);
    }

    /// <summary>Closed orders, none closed before its creation, that took longer than a number of hours.</summary>
    public long SlowerThan(double hours) => _milliseconds.Count(span => span / MillisecondsPerSecond / SecondsPerHour > hours);

    public OrderFigures Figures()
    {
        CollectionsMarshal.AsSpan(_milliseconds).Sort();
        var hours = _milliseconds.ConvertAll(span => span / MillisecondsPerSecond / SecondsPerHour);
        var ascending = CollectionsMarshal.AsSpan(hours);
        return new(_counts, Percentile.Interpolated(ascending, 0.5), Percentile.Interpolated(ascending, 0.9), Percentile.NearestRank(ascending, 90));
    }

    private static int One(bool counts) => counts ? 1 : 0;
}
