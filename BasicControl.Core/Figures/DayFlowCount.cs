using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Figures;

/// <summary>Folds orders, one at a time, into <see cref="DayFlows"/>: each day is judged at its own end, the last one at T.</summary>
internal sealed class DayFlowCount
{
    private const int Fields = 6;

    private readonly CityZone _zone;
    private readonly DateOnly _first;
    private readonly DateTime _from;
    private readonly DateTime _to;
    private readonly DateTime _at;

    /// <summary>The last instant of each day: midnight itself belongs to the next.</summary>
    private readonly DateTime[] _ends;
    private readonly Dictionary<UnitId, int[]> _units = [];

    /// <param name="at">T, UTC, within or after the last day: nothing created or closed after it is counted.</param>
    public DayFlowCount(CityZone zone, DayRange days, DateTime at)
    {
        (_zone, _first, _at) = (zone, days.From, at);
        _ends = [.. Enumerable.Range(0, days.Days).Select(day => zone.EndOf(days.From.AddDays(day)))];
        (_from, _to) = (zone.StartOf(days.From), zone.StartOf(days.To.AddDays(1)));
        _ends[^1] = at;
    }

    public void Add(UnitId unit, DateTime createdAt, DateTime? due, DateTime? closedAt)
    {
        if (createdAt > _at)
        {
            return;
        }

        if (!_units.TryGetValue(unit, out var counts))
        {
            _units[unit] = counts = new int[Fields * _ends.Length];
        }

        var closed = closedAt <= _at ? closedAt : null;
        if (DayOf(createdAt) is { } born)
        {
            counts[born * Fields]++;
        }

        if (closed is { } instant && DayOf(instant) is { } day)
        {
            counts[(day * Fields) + 1]++;
            counts[(day * Fields) + 2] += due is null ? 0 : 1;
            counts[(day * Fields) + 3] += instant <= due ? 1 : 0;
        }

        // Differences: the sums below turn them into what stands at each day's end.
        var gone = closed is { } end ? FirstEndFrom(Max(end, createdAt)) : _ends.Length;
        Span(counts, 4, FirstEndFrom(createdAt), gone);
        if (due is { } limit)
        {
            Span(counts, 5, FirstEndFrom(Max(limit.AddTicks(1), createdAt)), gone);
        }
    }

    public DayFlows Flows()
    {
        var units = _units.ToDictionary(unit => unit.Key, IReadOnlyList<Flow> (unit) => Read(unit.Value));
        var city = new Flow[_ends.Length];
        foreach (var flows in units.Values)
        {
            for (var day = 0; day < city.Length; day++)
            {
                city[day] = city[day].With(flows[day]);
            }
        }

        return new(_first, city, units);
    }

    private Flow[] Read(int[] counts)
    {
        var flows = new Flow[_ends.Length];
        var (open, overdue) = (0, 0);
        for (var day = 0; day < flows.Length; day++)
        {
            var at = day * Fields;
            flows[day] = new(counts[at], counts[at + 1], counts[at + 2], counts[at + 3], open += counts[at + 4], overdue += counts[at + 5]);
        }

        return flows;
    }

    private int? DayOf(DateTime instant) => instant < _from || instant >= _to ? null : _zone.DayOf(instant).DayNumber - _first.DayNumber;

    /// <summary>The first day whose end an instant does not lie after.</summary>
    private int FirstEndFrom(DateTime instant)
    {
        var found = Array.BinarySearch(_ends, instant);
        return found >= 0 ? found : ~found;
    }

    private void Span(int[] counts, int field, int from, int to)
    {
        if (from >= to)
        {
            return;
        }

        counts[(from * Fields) + field]++;
        if (to < _ends.Length)
        {
            counts[(to * Fields) + field]--;
        }
    }

    private static DateTime Max(DateTime left, DateTime right) => left > right ? left : right;
}
