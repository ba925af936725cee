using System.Text.Json;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Incidents;

/// <summary>Keeps steps of foreign cases, once each, whether or not the case itself is known yet.</summary>
internal sealed class RecordedStepStore(OrganisationWriter organisation)
{
    private const string Find =
        "SELECT id FROM order_steps WHERE source_id = ?1 AND external_number = ?2 AND at = ?3 AND activity_id = ?4 AND person_id IS ?5";

    private const string Insert =
        """
        INSERT INTO order_steps (id, source_id, external_number, activity_id, person_id, unit_id, at, recorded_at, version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)
        """;

    private const string Order = "SELECT id FROM work_orders WHERE source_id = ?1 AND external_number = ?2";

    public Receipt Write(WriteSession session, Source source, SourceStep step)
    {
        var unit = organisation.UnitFor(session, source, step.Unit);
        var person = step.Officer is { } key ? organisation.PersonFor(session, source, key) : null;
        if (!unit.IsAccepted || person is { IsAccepted: false })
        {
            return IncidentBatchWriter.Refused([.. unit.Refusals, .. person?.Refusals ?? []]);
        }

        var activity = organisation.Term(session, TermKind.Activity, step.Activity);
        var at = Instants.ToMilliseconds(step.At);
        if (IdOf(session, Find, source.Id.Value, step.Number, at, activity.Value, person?.Value.Id.Value) is not null)
        {
            return new(Arrival.Unchanged, 0, []);
        }

        session.Prepare(Insert).Execute(
            session.NextId("order_steps"), source.Id.Value, step.Number, activity.Value, person?.Value.Id.Value, unit.Value.Id.Value, at,
            Instants.ToMilliseconds(session.Now));
        var order = IdOf(session, Order, source.Id.Value, step.Number) ?? 0;
        session.Record(new(
            Subject.WorkOrder, order, step.At, new StepRecorded(source.Id, activity, person?.Value.Id, unit.Value.Id), Actor.Import, unit.Value.Id,
            JsonSerializer.SerializeToUtf8Bytes(new OrderTexts { Number = step.Number }, OrderJson.Default.OrderTexts)));
        return new(Arrival.Created, 0, []);
    }

    private static long? IdOf(WriteSession session, string sql, params ReadOnlySpan<object?> values)
    {
        using var row = session.Prepare(sql).Query(values);
        return row.Read() ? row.GetInt64(0) : null;
    }
}
