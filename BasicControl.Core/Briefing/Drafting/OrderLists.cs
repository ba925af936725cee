using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Briefing.Drafting;

/// <summary>Reads the orders that a briefing names. Each list is cut in the store and counts nothing: numbers come from <c>Figures/</c>.</summary>
internal sealed class OrderLists(ScopeReach reach, BasicControlDb db, BriefingPlan plan)
{
    private readonly DateTime _from = plan.Question.Span.From!.Value;
    private readonly DateTime _to = plan.Question.Span.To!.Value;
    private readonly DateTime _at = plan.At;

    private IQueryable<WorkOrder> Orders => db.WorkOrders.In(reach, plan.Scope);

    public bool HasAny() => Orders.Any(order => order.CreatedAt <= _at);

    /// <summary>Directives of the period, the most urgent first, and how many there are.</summary>
    public (List<DirectiveFact> First, int Count) Directives(int most)
    {
        var all = db.WorkOrders.In(reach, plan.Scope with { Kind = OrderKind.Directive }).Where(order => order.CreatedAt >= _from && order.CreatedAt < _to && order.CreatedAt <= _at);
        var first = all.OrderByDescending(order => order.Level).ThenBy(order => order.CreatedAt).ThenBy(order => order.Id).Take(most)
            .Select(order => new { order.Number, order.Id, order.Level, order.TypeId, order.Measures, Unit = order.ResponsibleUnitId ?? order.UnitId, order.DoneDue, order.State, order.ClosedAt })
            .ToList();
        var states = OrderStates.At(db, [.. first.Select(order => order.Id)], _at);
        return (
            [
                .. first.Select(order => new DirectiveFact(
                    new(order.Number, order.Id.Value), order.Level, order.TypeId, order.Measures, order.Unit, order.DoneDue,
                    StateAt(states, order.Id, order.State, order.ClosedAt))),
            ],
            all.Count());
    }

    /// <summary>Overdue at T, the longest first.</summary>
    public List<OverdueFact> Overdue(int most)
    {
        var late = Orders.Where(order => order.DoneDue < _at);

        // Open ones and those closed after T each have an index of their own; that they were created by T is looked at afterwards,
        // since as a condition it would draw the store to the wrong index.
        return
        [
            .. First(late.Where(order => order.ClosedAt == null)).Concat(First(late.Where(order => order.ClosedAt > _at)))
                .Where(order => order.CreatedAt <= _at).OrderBy(order => order.Due).ThenBy(order => order.Order.Number, StringComparer.Ordinal).Take(most),
        ];

        List<OverdueFact> First(IQueryable<WorkOrder> orders) =>
        [
            .. orders.OrderBy(order => order.DoneDue).ThenBy(order => order.Id).Take(most)
                .Select(order => new OverdueFact(new(order.Number, order.Id.Value), order.Level, order.TypeId, order.UnitId, order.CreatedAt, order.DoneDue!.Value)),
        ];
    }

    /// <summary>Overdue at T that fell due in the period, the most urgent first.</summary>
    public List<NamedOrder> NewlyOverdue(int most)
    {
        var late = Orders.Where(order => order.DoneDue >= _from && order.DoneDue < _at && order.DoneDue < _to);
        return
        [
            .. First(late.Where(order => order.ClosedAt == null)).Concat(First(late.Where(order => order.ClosedAt > _at)))
                .Where(order => order.CreatedAt <= _at).OrderByDescending(order => order.Level).ThenBy(order => order.Due).Take(most).Select(order => order.Order),
        ];

        List<(NamedOrder Order, Level Level, DateTime CreatedAt, DateTime Due)> First(IQueryable<WorkOrder> orders) =>
        [
            .. orders.OrderByDescending(order => order.Level).ThenBy(order => order.DoneDue).ThenBy(order => order.Id).Take(most)
                .Select(order => new { order.Number, order.Id, order.Level, order.CreatedAt, order.DoneDue }).AsEnumerable()
                .Select(order => (new NamedOrder(order.Number, order.Id.Value), order.Level, order.CreatedAt, order.DoneDue!.Value)),
        ];
    }

    /// <summary>Closed in the period after their due, the latest first.</summary>
    public List<NamedOrder> ClosedLate(int most)
    {
        const string Columns =
            """
            SELECT number, id FROM work_orders
            WHERE city_id = @city AND (@source = 0 OR source_id = @source) AND state NOT IN (9, 10)
              AND closed_at >= @from AND closed_at < @to AND closed_at <= @at AND +created_at <= @at AND closed_at > done_due
            ORDER BY closed_at - done_due DESC, id LIMIT @most
            """;
        return Read(Columns, most, row => new NamedOrder(row.GetString(0), row.GetInt64(1)));
    }

    /// <summary>Created in the period at some of the units, or of some of the types, the most urgent first.</summary>
    public List<NamedOrder> Created(IReadOnlyCollection<UnitId> units, IReadOnlyCollection<TermId> types, int most)
    {
        var orders = Orders.Where(order => order.CreatedAt >= _from && order.CreatedAt < _to && order.CreatedAt <= _at);
        orders = units.Count > 0 ? orders.Where(order => units.Contains(order.UnitId)) : orders.Where(order => types.Contains(order.TypeId));
        return
        [
            .. orders.OrderByDescending(order => order.Level).ThenBy(order => order.CreatedAt).ThenBy(order => order.Id).Take(most)
                .Select(order => new NamedOrder(order.Number, order.Id.Value)),
        ];
    }

    /// <summary>Returned by a unit in the period, the latest first.</summary>
    public List<ReturnedFact> Returned(int most)
    {
        const string Returns =
            """
            SELECT o.number, o.id, o.type_id, coalesce(c.unit_id, o.unit_id), c.happened_at, o.state, o.closed_at FROM changes c JOIN work_orders o ON o.id = c.subject_id
            WHERE c.position >= @first AND c.kind = 'order.moved' AND c.happened_at >= @from AND c.happened_at < @to AND c.happened_at <= @at
              AND o.city_id = @city AND (@source = 0 OR o.source_id = @source) AND o.state NOT IN (9, 10) AND json_extract(c.open, '$.Action') = @action
            ORDER BY c.happened_at DESC, c.position DESC LIMIT @most
            """;
        var found = Read(
            Returns, most,
            row => (Fact: new ReturnedFact(new(row.GetString(0), row.GetInt64(1)), row.Term(2), row.Unit(3), row.Instant(4), (WorkOrderState)row.GetInt32(5)), ClosedAt: row.IsDBNull(6) ? (DateTime?)null : row.Instant(6)),
            ("@first", FirstRecordedFrom(_from)), ("@action", (int)OrderAction.Return));
        var states = OrderStates.At(db, [.. found.Select(one => new WorkOrderId(one.Fact.Order.Id))], _at);
        return [.. found.Select(one => one.Fact with { State = StateAt(states, new(one.Fact.Order.Id), one.Fact.State!.Value, one.ClosedAt) })];
    }

    // Of an order without a journal of its own it is known when it was closed, and where it stands now.
    private WorkOrderState? StateAt(IReadOnlyDictionary<WorkOrderId, WorkOrderState> states, WorkOrderId order, WorkOrderState now, DateTime? closedAt) =>
        states.TryGetValue(order, out var then) ? then : closedAt <= _at ? WorkOrderState.Closed : closedAt is null ? now : null;

    /// <summary>Positions rise with record time, and nothing is recorded before it happens: so a search by halves spares an index.</summary>
    private long FirstRecordedFrom(DateTime from)
    {
        var (low, high) = (1L, (db.Changes.Max(row => (long?)row.Position) ?? 0) + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (db.Changes.Where(row => row.Position == middle).Select(row => row.RecordedAt).First() < from)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private List<T> Read<T>(string sql, int most, Func<System.Data.Common.DbDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> more)
    {
        using var command = PlainSql.Command(
            db, sql,
            [
                ("@city", plan.City.Id.Value), ("@source", plan.Source?.Value ?? 0), ("@from", Instants.ToMilliseconds(_from)), ("@to", Instants.ToMilliseconds(_to)),
                ("@at", Instants.ToMilliseconds(_at)), ("@most", most), .. more,
            ]);
        using var row = command.ExecuteReader();
        var found = new List<T>();
        while (row.Read())
        {
            found.Add(read(row));
        }

        return found;
    }
}
