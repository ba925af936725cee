using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Samples;

/// <summary>
/// Writes the sample's orders move by move at their own times: the same effects and journal rows as a desk's, with
/// prepared statements. Rows of orders are written once a transaction, as they stand at its end.
/// </summary>
internal sealed class SampleOrderStore(OrganisationBook book, SampleRoster roster, InspectionSample inspection)
{
    private const string Upsert =
        """
        INSERT INTO work_orders (id, number, city_id, source_id, external_number, kind, origin, type_id, level, state, version, unit_id, officer_id, reporter_id,
            incident_id, sealed, responsible_unit_id, latitude, longitude, created_at, recorded_at, sign_for_due, first_action_due, done_due,
            feedback_due, signed_at, first_action_at, done_at, closed_at, feedback_at, next_due, faults,
            dispute, weapon, address_key, settlement, outcome_hash, conduct)
        VALUES (?1, ?2, ?3, ?4, ?2, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, 0, ?31, ?32, ?33, ?34, ?35, ?36)
        ON CONFLICT (id) DO UPDATE SET state = ?9, version = ?10, unit_id = ?11, officer_id = ?12, reporter_id = ?13, sealed = ?15, signed_at = ?25,
            first_action_at = ?26, done_at = ?27, closed_at = ?28, feedback_at = ?29, next_due = ?30, settlement = ?34,
            repeat_at = iif(?28 IS NULL, NULL, repeat_at), outcome_hash = ?35, conduct = ?36
        """;

    private const string InsertStep =
        """
        INSERT INTO order_steps (id, source_id, external_number, activity_id, person_id, unit_id, at, recorded_at, sealed, version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """;

    private readonly OrderNumbers _numbers = new();
    private readonly CityZone _zone = book.ZoneOf(roster.City.Id);
    private readonly HashSet<WorkOrder> _touched = [];
    private readonly ToldOutcomes _told = new();

    /// <summary>Gives birth to a planned order.</summary>
    public WorkOrder Open(WriteSession session, OrderPlan plan, IncidentId? incident)
    {
        var dues = OrderClocks.DuesOf(plan.Kind, plan.Level, plan.CreatedAt);
        var responsible = plan.Kind == OrderKind.Directive ? roster.Stations[plan.Station].Id : (UnitId?)null;
        var number = _numbers.Next(session, roster.Desk.Id, plan.Kind, _zone.DayOf(plan.CreatedAt));
        var order = new WorkOrder
        {
            Id = new(session.NextId("work_orders")),
            Number = number,
            CityId = roster.City.Id,
            SourceId = roster.Desk.Id,
            ExternalNumber = number,
            Kind = plan.Kind,
            Origin = Origin.Sample,
            TypeId = book.Term(TermKind.Type, plan.Type.Name.Zh)!.Id,
            Level = plan.Level,
            State = WorkOrderState.Received,
            Version = 1,
            UnitId = responsible ?? roster.Unassigned,
            IncidentId = incident,
            Title = plan.Title,
            Measures = plan.Type.Measures,
            ResponsibleUnitId = responsible,
            Address = plan.Address,
            Latitude = plan.Latitude,
            Longitude = plan.Longitude,
            CreatedAt = plan.CreatedAt,
            RecordedAt = session.Now,
            SignForDue = dues.SignFor,
            FirstActionDue = dues.FirstAction,
            DoneDue = dues.Done,
            FeedbackDue = dues.Feedback,
        };
        order.NextDue = OrderClocks.Next(order)?.Due;
        IncidentDispute.Of(session, incident)?.Give(order);
        _touched.Add(order);
        session.Record(OrderEffects.Opened(order, roster.ActorOf(SampleRole.Centre, default, null, 0.5)));
        return order;
    }

    /// <summary>Moves an order as planned; one that the sample of inspections has drawn is inspected instead of closed at the desk.</summary>
    /// <returns>Moves made.</returns>
    /// <exception cref="InvalidOperationException">The plan breaks the transition table.</exception>
    public int Move(WriteSession session, WorkOrder order, PlannedMove planned)
    {
        if (planned.Action != OrderAction.Close || !inspection.Takes(order))
        {
            Apply(session, order, planned);
            return 1;
        }

        var reported = order.DoneAt ?? planned.At;
        Apply(session, order, planned with { Action = OrderAction.Inspect, By = SampleRole.Supervisor, At = Instants.Truncate(reported + ((planned.At - reported) / 2)) });
        Apply(session, order, planned with { Action = OrderAction.Pass, By = SampleRole.Supervisor });
        return 2;
    }

    private void Apply(WriteSession session, WorkOrder order, PlannedMove planned)
    {
        var actor = roster.ActorOf(planned.By, order.UnitId, order.OfficerId, planned.Turn);
        var move = new MoveOrder(order.Id, order.Version, planned.Action, actor)
        {
            Text = planned.Text,
            Settlement = planned.Settlement,
            Unit = planned.Action == OrderAction.Dispatch ? roster.Stations[planned.Station].Id : null,
            Officer = planned.Action == OrderAction.SignFor ? roster.Officer(order.UnitId, planned.Turn).Id : null,
        };
        var row = Transitions.Check(order.State, move.Action, actor.Post).Value;
        var change = OrderEffects.Apply(order, row, move, planned.At, new SampleMarks(new OrderMarkStore(session), _told));
        OrderMarkStore.Save(session, change);
        session.Record(change);
        _touched.Add(order);
        if (move.Action == OrderAction.Step)
        {
            var step = session.NextId("order_steps");
            session.Prepare(InsertStep).Execute(
                step, order.SourceId.Value, order.ExternalNumber, book.Term(TermKind.Activity, CityWriter.StepActivity)!.Id.Value,
                actor.Person?.Value, order.UnitId.Value, Instants.ToMilliseconds(planned.At), Instants.ToMilliseconds(session.Now), move.Text is { } note ? OrderStep.SealNote(session, step, planned.At, note) : null, order.Version);
        }
    }

    /// <summary>Whether a closed order at this address waits to be written: a dispute that comes in there must find it.</summary>
    public bool Watches(string? addressKey) =>
        addressKey is not null && _touched.Any(order => order.ClosedAt is not null && order.AddressKey == addressKey);

    /// <summary>Writes the rows of the orders that this transaction has touched.</summary>
    public void Save(WriteSession session)
    {
        foreach (var order in _touched.OrderBy(order => order.Id.Value))
        {
            order.Seal(session);
            session.Prepare(Upsert).Execute(
                order.Id.Value, order.Number, order.CityId.Value, order.SourceId.Value, (int)order.Kind, (int)order.Origin, order.TypeId.Value, (int)order.Level,
                (int)order.State, order.Version, order.UnitId.Value, order.OfficerId?.Value, order.ReporterId?.Value, order.IncidentId?.Value, order.Sealed,
                order.ResponsibleUnitId?.Value, order.Latitude, order.Longitude, Ms(order.CreatedAt), Ms(order.RecordedAt),
                Ms(order.SignForDue), Ms(order.FirstActionDue), Ms(order.DoneDue), Ms(order.FeedbackDue), Ms(order.SignedAt), Ms(order.FirstActionAt),
                Ms(order.DoneAt), Ms(order.ClosedAt), Ms(order.FeedbackAt), Ms(order.NextDue),
                (int)order.Dispute, order.Weapon ? 1 : 0, order.AddressKey, (int)order.Settlement, order.OutcomeHash, (int)order.Conduct);
        }

        _touched.Clear();
    }

    private static long? Ms(DateTime? instant) => instant is { } known ? Instants.ToMilliseconds(known) : null;
}
