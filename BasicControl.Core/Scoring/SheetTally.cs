using System.Runtime.InteropServices;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Scoring;

/// <summary>Takes the facts of one sheet as they are read: counts, the page of lines, where they arose, the trend and the load.</summary>
internal sealed class SheetTally(LinePicker lines, Exemptions exemptions, UnitPaths paths, UnitId? scope, UnitId? meanOf, DateTime at, TrendDays trend) : IFactSink
{
    private const int MostExempted = 500;
    private const long Soon = 24 * 3_600_000L;

    private readonly Dictionary<long, int> _units = [];
    private readonly long _at = Instants.ToMilliseconds(at);
    private RuleCounts _counts;

    public RuleCounts Counts => _counts;

    public RuleCounts[] Trend { get; } = new RuleCounts[trend.Count];

    public List<(long Order, PlainFact Fact, long Mark)> Exempted { get; } = [];

    public int Open { get; private set; }

    public int Overdue { get; private set; }

    public int DueSoon { get; private set; }

    public int Handled { get; private set; }

    public IReadOnlyList<UnitFacts> Units =>
        [.. _units.OrderByDescending(unit => unit.Value).ThenBy(unit => unit.Key).Select(unit => new UnitFacts(new(unit.Key), unit.Value))];

    /// <summary>Whether the mean above counts the fact as well.</summary>
    public bool IsInMean(in PlainFact fact) => meanOf is { } above && paths.IsUnder(fact.Unit, above, fact.At);

    public void Order(in ScoredOrder order)
    {
        if (order.Created > _at || (scope is { } unit && !paths.IsUnder(order.Unit, unit, _at)))
        {
            return;
        }

        if (order.Closed <= _at)
        {
            Handled += order.Closed >= trend.Start ? 1 : 0;
            return;
        }

        Open++;
        Overdue += order.Due < _at ? 1 : 0;
        DueSoon += order.Due >= _at && order.Due != ScoredOrder.Never && order.Due <= _at + Soon ? 1 : 0;
    }

    public void Fact(long order, in PlainFact fact, long mark)
    {
        if (scope is { } unit && !paths.IsUnder(fact.Unit, unit, fact.At))
        {
            return;
        }

        if (exemptions.Has(order, fact, mark))
        {
            if (Exempted.Count < MostExempted)
            {
                Exempted.Add((order, fact, mark));
            }

            return;
        }

        _counts.Add(fact.Rule);
        Trend[trend.IndexOf(fact)].Add(fact.Rule);
        CollectionsMarshal.GetValueRefOrAddDefault(_units, fact.Unit, out _)++;
        lines.Add(order, fact, mark);
    }
}

/// <summary>The spans of a trend: weeks from Monday on, or months when the period is long.</summary>
internal sealed class TrendDays
{
    private const int LongestInWeeks = 100;

    private readonly List<DateOnly> _firsts = [];
    private readonly long[] _starts;
    private readonly DateOnly _last;

    public TrendDays(CityZone zone, ScorePeriod period, DateTime at)
    {
        Start = Instants.ToMilliseconds(period.From);
        var first = zone.DayOf(period.From);
        _last = at < period.From ? first : zone.DayOf(at);
        var months = _last.DayNumber - first.DayNumber > LongestInWeeks;
        for (var day = first; day <= _last;)
        {
            _firsts.Add(day);
            day = months ? new DateOnly(day.Year, day.Month, 1).AddMonths(1) : day.AddDays(7 - (((int)day.DayOfWeek + 6) % 7));
        }

        _starts = [.. _firsts.Select(day => Instants.ToMilliseconds(zone.StartOf(day)))];
    }

    /// <summary>The period's first instant, UTC milliseconds.</summary>
    public long Start { get; }

    public int Count => _firsts.Count;

    /// <summary>Mondays to Fridays that have begun.</summary>
    public int WorkingDays
    {
        get
        {
            var days = 0;
            for (var day = _firsts[0]; day <= _last; day = day.AddDays(1))
            {
                days += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
            }

            return days;
        }
    }

    public (DateOnly From, DateOnly To) SpanOf(int index) => (_firsts[index], index + 1 < Count ? _firsts[index + 1].AddDays(-1) : _last);

    /// <summary>What still runs belongs to the last span.</summary>
    public int IndexOf(in PlainFact fact)
    {
        if (fact.IsRunning)
        {
            return Count - 1;
        }

        var found = Array.BinarySearch(_starts, fact.At);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }
}
