using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Figures;

/// <summary>Counts the records of one city, one at a time, into <see cref="CityFigures"/>.</summary>
internal sealed class CityCount(CityZone zone, DaySpan span, DateTime at, bool countsIncidents)
{

    private readonly int[] _pending = new int[Enum.GetValues<Level>().Length];
    private readonly Dictionary<UnitId, UnitFigures> _units = [];
    private readonly Dictionary<(UnitId, int), int> _hours = [];
    private readonly Dictionary<(TermId, UnitId), int> _types = [];
    private readonly Dictionary<(int, int), int> _cells = [];
    private readonly Dictionary<PersonId, OfficerFigures> _officers = [];
    private readonly int[] _createdOn = new int[span.Days];
    private readonly int[] _closedOn = new int[span.Days];
    private readonly int[] _openMoves = new int[span.Days];
    private int _overdue;
    private int _createdToday;
    private int _closedToday;
    private int _incidentsToday;
    private int _disputesToday;
    private Rate _closure;
    private Rate _onTime;
    private Rate _feedback;
    private Rate _directives;
    private Rate _settled;

    public void Add(CountedOrder order)
    {
        var closed = order.ClosedAt <= at;
        var overdue = !closed && order.Due < at;
        var inSpan = order.CreatedAt >= span.Start;
        _createdToday += order.CreatedAt >= span.Midnight ? 1 : 0;
        _closedToday += closed && order.ClosedAt >= span.Midnight ? 1 : 0;
        _overdue += overdue ? 1 : 0;
        _pending[(int)order.Level] += closed ? 0 : 1;
        AddDays(order.CreatedAt, closed ? order.ClosedAt : null);
        if (inSpan)
        {
            AddRates(order, closed);
        }

        var before = _units.GetValueOrDefault(order.Unit);
        var after = new UnitFigures(
            before.Open + (closed ? 0 : 1),
            before.Overdue + (overdue ? 1 : 0),
            before.Created + (inSpan ? 1 : 0),
            before.Closed + (inSpan && closed ? 1 : 0),
            before.DueAndClosed + (inSpan && closed && order.Due is not null ? 1 : 0),
            before.OnTime + (inSpan && closed && order.ClosedAt <= order.Due ? 1 : 0));
        if (after != default)
        {
            _units[order.Unit] = after;
        }

        if (inSpan && !countsIncidents)
        {
            _disputesToday += order.Dispute != DisputeKind.None && order.CreatedAt >= span.Midnight ? 1 : 0;
            AddToGrids(order.Unit, order.Type, order.CreatedAt);
            AddCell(order.Latitude, order.Longitude);
        }
    }

    public void Add(CountedIncident incident)
    {
        _incidentsToday += incident.At >= span.Midnight ? 1 : 0;
        _disputesToday += countsIncidents && incident.IsDispute && incident.At >= span.Midnight ? 1 : 0;
        AddToGrids(incident.Unit, incident.Type, incident.At);
        AddCell(incident.Latitude, incident.Longitude);
    }

    public CityFigures Figures() => new(
        at, span, countsIncidents, _pending, _overdue, _createdToday, _closedToday, _incidentsToday, _disputesToday, _closure, _onTime, _feedback, _directives,
        _settled, _units, _hours, _types, _cells, Days(), _officers);

    private void AddRates(CountedOrder order, bool closed)
    {
        var onTime = closed && order.ClosedAt <= order.Due;
        _closure = Plus(_closure, closed);
        _onTime = closed && order.Due is not null ? Plus(_onTime, onTime) : _onTime;
        _feedback = order.Kind == OrderKind.Pushed ? Plus(_feedback, order.FeedbackAt <= at && order.FeedbackAt <= order.CreatedAt + ClockRules.Feedback) : _feedback;
        _directives = order.Kind == OrderKind.Directive ? Plus(_directives, closed) : _directives;
        _settled = order.Dispute != DisputeKind.None && order.Origin != Origin.External ? Plus(_settled, closed && order.IsSettledIfClosed(at)) : _settled;
        if (closed && order.Officer is { } officer)
        {
            var before = _officers.GetValueOrDefault(officer);
            _officers[officer] = new(before.ClosedOnTime + (onTime ? 1 : 0), before.Closed + 1);
        }
    }

    private void AddDays(DateTime createdAt, DateTime? closedAt)
    {
        var created = Day(createdAt);
        if (created >= 0)
        {
            _createdOn[created]++;
        }

        _openMoves[Math.Max(created, 0)]++;
        if (closedAt is not { } instant)
        {
            return;
        }

        var closed = Day(instant);
        if (closed >= 0)
        {
            _closedOn[closed]++;
        }

        _openMoves[Math.Max(Math.Max(created, closed), 0)]--;
    }

    /// <summary>Index of the local day in the span; below zero when before it.</summary>
    private int Day(DateTime instant) => instant < span.Start ? -1 : zone.DayOf(instant).DayNumber - span.From.DayNumber;

    private DayFigures[] Days()
    {
        var days = new DayFigures[span.Days];
        var open = 0;
        for (var day = 0; day < days.Length; day++)
        {
            open += _openMoves[day];
            days[day] = new(span.From.AddDays(day), _createdOn[day], _closedOn[day], open);
        }

        return days;
    }

    private void AddToGrids(UnitId unit, TermId type, DateTime instant)
    {
        Raise(_hours, (unit, zone.ToLocal(instant).Hour));
        Raise(_types, (type, unit));
    }

    private void AddCell(double? latitude, double? longitude)
    {
        if (GridCell.Of(latitude) is { } row && GridCell.Of(longitude) is { } column)
        {
            Raise(_cells, (row, column));
        }
    }

    private static void Raise<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static Rate Plus(Rate rate, bool hit) => new(rate.Numerator + (hit ? 1 : 0), rate.Denominator + 1);
}
