using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Figures;

/// <summary>Counts the records of a period, one at a time, into <see cref="SpanFigures"/>.</summary>
internal sealed class SpanCount
{
    private readonly SpanQuestion _question;
    private readonly bool _countsIncidents;
    private readonly DayFlowCount _flows;
    private readonly DayFlowCount? _flowsBefore;
    private readonly DayFlowCount? _flowsLastWeek;
    private readonly Window _period;
    private readonly Window _before;
    private readonly Window _next;
    private readonly OrderTally _cohortBefore;
    private readonly Dictionary<UnitId, OrderTally> _units = [];
    private readonly Dictionary<TermId, OrderTally> _types = [];
    private readonly Dictionary<TermId, (long Now, long Before)> _created = [];
    private readonly Dictionary<PersonId, OfficerFigures> _officers = [];
    private readonly Dictionary<(UnitId, int), int> _hours = [];
    private readonly Dictionary<(TermId, UnitId), int> _typeUnits = [];
    private readonly Dictionary<UnitId, DueNext> _due = [];
    private readonly SpanDisputeCount _disputes;
    private long _incidents;
    private long _incidentsBefore;

    public SpanCount(SpanQuestion question, bool countsIncidents)
    {
        (_question, _countsIncidents) = (question, countsIncidents);
        _flows = new DayFlowCount(question.Zone, new(question.From, question.Period.To), question.At);
        _period = Window.Of(question.Zone, question.Period);
        _before = new Window(question.Zone.StartOf(question.Before.Days.From), question.Before.At.AddMilliseconds(1));
        _flowsBefore = Part(question.Zone, question.Before);
        _flowsLastWeek = question.LastWeek is { } days ? Part(question.Zone, days) : null;
        _disputes = new SpanDisputeCount(question.Zone);
        _cohortBefore = new OrderTally(question.Before.At);
        var day = question.Period.To.AddDays(1);
        _next = Window.Of(question.Zone, new(day, day));
    }

    /// <param name="before">Only orders created before it, UTC.</param>
    public void Add(IQueryable<WorkOrder> orders, DateTime before)
    {
        var columns = orders.Select(order => new
        {
            order.UnitId,
            order.OfficerId,
            order.TypeId,
            order.Level,
            order.CreatedAt,
            order.DoneDue,
            order.ClosedAt,
            order.Dispute,
            order.Weapon,
            order.Origin,
            order.Settlement,
            order.RepeatAt,
        });
        foreach (var order in RowStream.Read(columns, row => new Row(
            row.Unit(0), row.PersonOrNull(1), row.Term(2), (Level)row.GetInt32(3), row.Instant(4), row.InstantOrNull(5), row.InstantOrNull(6),
            (DisputeKind)row.GetInt32(7), row.GetBoolean(8), (Origin)row.GetInt32(9), (Settlement)row.GetInt32(10), row.InstantOrNull(11))))
        {
            if (order.CreatedAt < before)
            {
                Add(order);
            }
        }
    }

    public void Add(IQueryable incidents)
    {
        foreach (var incident in RowStream.Read(incidents, row => new DisputeRow(row.Unit(0), row.Term(1), row.Instant(2), (DisputeKind)row.GetInt32(3), row.GetBoolean(4), null, null)))
        {
            if (_countsIncidents)
            {
                _disputes.Add(incident, _period.Has(incident.At), _before.Has(incident.At));
            }

            if (_period.Has(incident.At))
            {
                _incidents++;
                if (_countsIncidents)
                {
                    AddToGrids(new(incident.Unit, incident.Type, incident.At));
                }
            }
            else if (_before.Has(incident.At))
            {
                _incidentsBefore++;
            }
        }
    }

    public SpanFigures Figures(DateOnly? first)
    {
        var (all, flows) = (new OrderTally(_question.At), _flows.Flows());
        foreach (var unit in _units.Values)
        {
            all.Add(unit);
        }

        return new(
            flows, _flowsBefore?.Flows() ?? flows, _question.LastWeek is null ? null : _flowsLastWeek?.Flows() ?? flows, all.Figures(), _cohortBefore.Figures().Counts, Of(_units), Of(_types), _created, _officers, _countsIncidents, _incidents,
            _incidentsBefore, _hours, _typeUnits, _due, _disputes.Disputes(), first);
    }

    private void Add(Row order)
    {
        _flows.Add(order.Unit, order.CreatedAt, order.Due, order.ClosedAt);
        _flowsBefore?.Add(order.Unit, order.CreatedAt, order.Due, order.ClosedAt);
        _flowsLastWeek?.Add(order.Unit, order.CreatedAt, order.Due, order.ClosedAt);
        if (!_countsIncidents)
        {
            _disputes.Add(new(order.Unit, order.Type, order.CreatedAt, order.Dispute, order.Weapon, null, null), _period.Has(order.CreatedAt), _before.Has(order.CreatedAt));
        }

        if (order.Dispute != DisputeKind.None && order.Origin != Origin.External && _period.Has(order.CreatedAt))
        {
            _disputes.AddOrder(order.ClosedAt <= _question.At && order.Settlement != Settlement.None && !(order.RepeatAt <= _question.At));
        }

        var created = _created.GetValueOrDefault(order.Type);
        if (_period.Has(order.CreatedAt))
        {
            _created[order.Type] = (created.Now + 1, created.Before);
            Tally(_units, order.Unit).Add(order.CreatedAt, order.Due, order.ClosedAt);
            Tally(_types, order.Type).Add(order.CreatedAt, order.Due, order.ClosedAt);
            if (!_countsIncidents)
            {
                AddToGrids(new(order.Unit, order.Type, order.CreatedAt));
            }
        }
        else if (_before.Has(order.CreatedAt))
        {
            _created[order.Type] = (created.Now, created.Before + 1);
            _cohortBefore.Add(order.CreatedAt, order.Due, order.ClosedAt);
        }

        var closed = order.ClosedAt <= _question.At;
        if (closed && order.Officer is { } officer && _period.Has(order.ClosedAt!.Value))
        {
            var sum = _officers.GetValueOrDefault(officer);
            _officers[officer] = new(sum.ClosedOnTime + (order.ClosedAt <= order.Due ? 1 : 0), sum.Closed + 1);
        }

        if (!closed && order.Due is { } due && due >= _question.At && _next.Has(due))
        {
            var sum = _due.GetValueOrDefault(order.Unit);
            _due[order.Unit] = new(sum.Orders + 1, sum.Red + (order.Level == Level.Red ? 1 : 0), sum.Yellow + (order.Level == Level.Yellow ? 1 : 0));
        }
    }

    /// <summary>Days that are judged before their end are counted by themselves; whole ones stand among the others.</summary>
    private static DayFlowCount? Part(CityZone zone, JudgedDays days) => days.At == zone.EndOf(days.Days.To) ? null : new(zone, days.Days, days.At);

    private void AddToGrids(GridRow record)
    {
        Raise(_hours, (record.Unit, _question.Zone.ToLocal(record.At).Hour));
        Raise(_typeUnits, (record.Type, record.Unit));
    }

    private OrderTally Tally<TKey>(Dictionary<TKey, OrderTally> tallies, TKey key)
        where TKey : notnull => tallies.TryGetValue(key, out var tally) ? tally : tallies[key] = new OrderTally(_question.At);

    private static Dictionary<TKey, OrderFigures> Of<TKey>(Dictionary<TKey, OrderTally> tallies)
        where TKey : notnull => tallies.ToDictionary(tally => tally.Key, tally => tally.Value.Figures());

    private static void Raise<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private readonly record struct Row(
        UnitId Unit, PersonId? Officer, TermId Type, Level Level, DateTime CreatedAt, DateTime? Due, DateTime? ClosedAt, DisputeKind Dispute, bool Weapon, Origin Origin,
        Settlement Settlement, DateTime? RepeatAt);

    private readonly record struct Window(DateTime From, DateTime To)
    {
        public static Window Of(CityZone zone, DayRange days) => new(zone.StartOf(days.From), zone.StartOf(days.To.AddDays(1)));

        public bool Has(DateTime instant) => instant >= From && instant < To;
    }
}
