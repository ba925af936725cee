using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>
/// The heat counts of one city: incidents, or orders where its sources bring orders only, by local day and packed key.
/// Folds changes (out as it was, in as it is) and ticks (a record with a future instant joins when it comes; at local
/// midnight the oldest day leaves). Single-threaded; T never goes back.
/// </summary>
internal sealed class HeatCube
{
    private readonly StationMap _stations;
    private readonly LocalDays _days;
    private readonly HeatDay[] _counts;
    private readonly Dictionary<long, HeatMarks> _coming = [];
    private readonly InstantHeap _comingAt = new();
    private readonly OrganisationBook _book;
    private long _at;

    /// <param name="days">Local days kept, the one of the instant included.</param>
    public HeatCube(OrganisationBook book, UnitId city, int days, DateTime at)
    {
        (City, _book, _at) = (city, book, Instants.ToMilliseconds(at));
        _stations = new StationMap(book);
        _days = new LocalDays(book.ZoneOf(city), days - 1, _at);
        _counts = [.. Enumerable.Range(0, _days.Count).Select(_ => new HeatDay())];
        CountsIncidents = book.Sources.Any(source => source.CityId == city && source.Makes == Makes.Incident);
    }

    public UnitId City { get; }

    /// <summary>True when incidents are counted, false when orders are.</summary>
    public bool CountsIncidents { get; }

    /// <summary>Another source has come that makes the city count something else: only the store can help.</summary>
    public bool CountsSomethingElse => CountsIncidents != _book.Sources.Any(source => source.CityId == City && source.Makes == Makes.Incident);

    public DateTime At => Instants.FromMilliseconds(_at);

    /// <summary>First local day that is kept.</summary>
    public DateOnly From => _days.From;

    /// <summary>The local day of T.</summary>
    public DateOnly Today => _days.DayAt(_days.Today);

    /// <summary>The instant at which <see cref="From"/> begins, UTC milliseconds.</summary>
    public long Start => _days.Start;

    public HeatIndex Index { get; } = new();

    public StationMap StationMap => _stations;

    /// <summary>Rough size in memory.</summary>
    public long Bytes => _counts.Sum(day => day.Bytes) + Index.Bytes + (_coming.Count * 120L);

    public void Apply(in Change change)
    {
        switch (change.Event)
        {
            case IncidentChanged incident when CountsIncidents && incident.After.City == City:
                Fold(change.SubjectId, incident.Before is { } was ? HeatMarks.Of(was, _stations) : null, HeatMarks.Of(incident.After, _stations));
                break;
            case OrderChanged order when !CountsIncidents && order.After.City == City:
                Fold(change.SubjectId, order.Before is { } before ? HeatMarks.Of(before, _stations) : null, HeatMarks.Of(order.After, _stations));
                break;
            case UnitChanged unit when unit.City == City:
                _stations.Forget();
                break;
        }
    }

    /// <summary>Moves T; an instant that is not later does nothing.</summary>
    public void Tick(DateTime now)
    {
        var at = Instants.ToMilliseconds(now);
        if (at <= _at)
        {
            return;
        }

        for (var gone = Math.Min(_days.Roll(at), _counts.Length); gone > 0; gone--)
        {
            Array.Copy(_counts, 1, _counts, 0, _counts.Length - 1);
            _counts[^1] = new HeatDay();
        }

        _at = at;
        while (_comingAt.Count > 0 && _comingAt.Top.At <= at)
        {
            var (instant, id) = _comingAt.Pop();
            if (_coming.TryGetValue(id, out var marks) && marks.At == instant)
            {
                _coming.Remove(id);
                Add(marks, 1);
            }
        }
    }

    /// <summary>Counts a record as the store holds it.</summary>
    public void Load(long id, in HeatMarks marks)
    {
        if (marks.At > _at)
        {
            _coming[id] = marks;
            _comingAt.Push(marks.At, id);
            return;
        }

        Add(marks, 1);
    }

    /// <summary>The counts of a local day that is kept.</summary>
    public HeatDay Day(DateOnly day) => _counts[day.DayNumber - _days.From.DayNumber];

    private void Fold(long id, HeatMarks? before, HeatMarks? after)
    {
        // Most changes of an order leave alone what is counted here.
        if (before == after)
        {
            return;
        }

        if (before is { } old && !_coming.Remove(id))
        {
            Add(old, -1);
        }

        if (after is { } now)
        {
            Load(id, now);
        }
    }

    private void Add(in HeatMarks marks, int by)
    {
        if (_days.IndexOf(marks.At) is var day and >= 0)
        {
            _counts[day].Add(Index.KeyOf(marks, _days.HourOf(marks.At, day)), by);
        }
    }
}
