using System.Runtime.InteropServices;
using BasicControl.Core.Clock;

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
    private readonly long _at = Instants.ToMilliseconds(at);
    private long _created;
    private long _closed;
    private long _closedBefore;
    private long _withDue;
    private long _dueAndClosed;
    private long _onTime;
    private long _overdue;

    public void Add(DateTime createdAt, DateTime? due, DateTime? closedAt)
    {
        var isClosed = closedAt <= at;
        var span = isClosed ? closedAt!.Value - createdAt : TimeSpan.Zero;
        Add(isClosed, due is not null, closedAt <= due, due < at, span.Ticks / TimeSpan.TicksPerMillisecond, span < TimeSpan.Zero);
    }

    /// <summary>The same in milliseconds, as the store keeps instants.</summary>
    internal void Add(long created, long? due, long? closed)
    {
        var isClosed = closed <= _at;
        var span = isClosed ? closed.GetValueOrDefault() - created : 0;
        Add(isClosed, due is not null, closed <= due, due < _at, span, span < 0);
    }

    private void Add(bool isClosed, bool hasDue, bool inTime, bool isPast, long span, bool isNegative)
    {
        _created++;
        _withDue += One(hasDue);
        if (!isClosed)
        {
            _overdue += One(isPast);
            return;
        }

        _closed++;
        _dueAndClosed += One(hasDue);
        _onTime += One(inTime);
        if (isNegative)
        {
            _closedBefore++;
        }
        else
        {
            _milliseconds.Add(span);
        }
    }

    public void Add(OrderTally part)
    {
        _created += part._created;
        _closed += part._closed;
        _closedBefore += part._closedBefore;
        _withDue += part._withDue;
        _dueAndClosed += part._dueAndClosed;
        _onTime += part._onTime;
        _overdue += part._overdue;
        _milliseconds.AddRange(part._milliseconds);
    }

    /// <summary>Closed orders, none closed before its creation, that took longer than a number of hours.</summary>
    public long SlowerThan(double hours) => _milliseconds.Count(span => Hours(span) > hours);

    public OrderFigures Figures()
    {
        var spans = CollectionsMarshal.AsSpan(_milliseconds);
        return new(
            new(_created, _closed, _closedBefore, _withDue, _dueAndClosed, _onTime, _overdue),
            Percentile.Interpolated(spans, 0.5, Hours), Percentile.Interpolated(spans, 0.9, Hours), Percentile.NearestRank(spans, 90, Hours));
    }

    private static double Hours(long milliseconds) => milliseconds / MillisecondsPerSecond / SecondsPerHour;

    private static int One(bool counts) => counts ? 1 : 0;
}
