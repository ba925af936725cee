using BasicControl.Core.Clock;

namespace BasicControl.Core.Figures.Drill;

/// <summary>Counts the orders of one line in a period and the one before it, and keeps the few that tell why a figure moved.</summary>
internal sealed class DrillTally(FigurePeriod period, FigurePeriod before)
{
    private readonly OrderTally _now = new(period.At);
    private readonly OrderTally _then = new(before.At);
    private readonly (long Start, long End, long At) _period = Bounds(period);
    private readonly (long Start, long End, long At) _before = Bounds(before);
    private readonly FewOrders[] _evidence = [.. Enumerable.Range(0, Enum.GetValues<Evidence>().Length).Select(_ => new FewOrders())];
    private long _open;
    private long _overdue;
    private long _openThen;
    private long _overdueThen;

    public void Add(DrillOrder order)
    {
        AddStock(order);
        if (order.Created >= _period.Start && order.Created < _period.End && order.Created <= _period.At)
        {
            AddTo(_now, order);
            AddEvidence(order);
        }
        else if (order.Created >= _before.Start && order.Created < _before.End && order.Created <= _before.At)
        {
            AddTo(_then, order);
            AddEvidenceBefore(order);
        }
    }

    /// <summary>Counts another line in; its orders stay with it.</summary>
    public void Add(DrillTally part)
    {
        _now.Add(part._now);
        _then.Add(part._then);
        _open += part._open;
        _overdue += part._overdue;
        _openThen += part._openThen;
        _overdueThen += part._overdueThen;
    }

    public PeriodComparison Figures() => new(Of(_now.Figures(), _open, _overdue), Of(_then.Figures(), _openThen, _overdueThen));

    public IReadOnlyList<DrillOrder> Orders(Evidence evidence) => _evidence[(int)evidence].Ids;

    /// <summary>Closed orders of the period that took longer than a number of hours.</summary>
    public long SlowerThan(double hours) => _now.SlowerThan(hours);

    private void AddStock(DrillOrder order)
    {
        var open = order.Created <= _period.At && !order.IsClosedAt(_period.At);
        var openThen = order.Created <= _before.At && !order.IsClosedAt(_before.At);
        var overdue = open && order.Due < _period.At;
        var overdueThen = openThen && order.Due < _before.At;
        _open += open ? 1 : 0;
        _openThen += openThen ? 1 : 0;
        _overdue += overdue ? 1 : 0;
        _overdueThen += overdueThen ? 1 : 0;
        if (open != openThen)
        {
            Keep(open ? Evidence.NewlyOpen : Evidence.NoLongerOpen, open ? -order.Created : order.Closed!.Value, order);
        }

        if (overdue != overdueThen)
        {
            Keep(overdue ? Evidence.NewlyOverdue : Evidence.NoLongerOverdue, overdue ? -order.Due!.Value : order.Closed!.Value, order);
        }
    }

    private void AddEvidence(DrillOrder order)
    {
        Keep(Evidence.Created, order.Created, order);
        if (!order.IsClosedAt(_period.At))
        {
            Keep(Evidence.NotClosed, -order.Created, order);
            return;
        }

        var closed = order.Closed!.Value;
        Keep(Evidence.Closed, closed, order);
        if (closed >= order.Created)
        {
            Keep(Evidence.Slowest, closed - order.Created, order);
            Keep(Evidence.Fastest, order.Created - closed, order);
        }

        if (order.Due is { } due)
        {
            Keep(closed <= due ? Evidence.OnTime : Evidence.Late, closed <= due ? closed : closed - due, order);
        }
    }

    private void AddEvidenceBefore(DrillOrder order)
    {
        Keep(Evidence.CreatedBefore, order.Created, order);
        if (!order.IsClosedAt(_before.At))
        {
            Keep(Evidence.NotClosedBefore, -order.Created, order);
            return;
        }

        var closed = order.Closed!.Value;
        Keep(Evidence.ClosedBefore, closed, order);
        if (order.Due is { } due)
        {
            Keep(closed <= due ? Evidence.OnTimeBefore : Evidence.LateBefore, closed <= due ? closed : closed - due, order);
        }
    }

    private void Keep(Evidence evidence, long rank, DrillOrder order) => _evidence[(int)evidence].Add(rank, order);

    private static void AddTo(OrderTally tally, DrillOrder order) => tally.Add(order.Created, order.Due, order.Closed);

    private static PeriodFigures Of(OrderFigures figures, long open, long overdue) => new(figures.Counts, open, overdue, figures.P50Hours, figures.P90Hours);

    private static (long Start, long End, long At) Bounds(FigurePeriod days) =>
        (Instants.ToMilliseconds(days.Start), Instants.ToMilliseconds(days.End), Instants.ToMilliseconds(days.At));

    /// <summary>The few orders of highest rank; of equal rank the later id.</summary>
    private sealed class FewOrders
    {
        private const int Most = 3;

        private readonly List<(long Rank, DrillOrder Order)> _kept = [];
        private long _last;

        public IReadOnlyList<DrillOrder> Ids => [.. _kept.Select(kept => kept.Order)];

        public void Add(long rank, DrillOrder order)
        {
            if (_kept.Count == Most && (rank < _last || (rank == _last && order.Id < _kept[^1].Order.Id)))
            {
                return;
            }

            var place = _kept.FindIndex(kept => (rank, order.Id).CompareTo((kept.Rank, kept.Order.Id)) > 0);
            _kept.Insert(place < 0 ? _kept.Count : place, (rank, order));
            if (_kept.Count > Most)
            {
                _kept.RemoveAt(Most);
            }

            _last = _kept[^1].Rank;
        }
    }
}
