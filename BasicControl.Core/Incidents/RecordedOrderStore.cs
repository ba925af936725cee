using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.Sealing;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Incidents;

/// <summary>
/// Upserts orders of other systems through the one action <see cref="OrderAction.Record"/>: from nothing to the state
/// that the record's own times prove, with all its event times in one journal row. Never alarmed, never escalated.
/// </summary>
internal sealed class RecordedOrderStore(OrganisationWriter organisation, IDisputeReader disputes)
{
    private const string Find =
        """
        SELECT id, unit_id, officer_id, type_id, level, state, created_at, done_due, closed_at, next_due, source_updated_at, digest, version, origin, latitude, longitude, dispute, weapon, erased_at
        FROM work_orders WHERE source_id = ?1 AND external_number = ?2
        """;

    private const string Insert =
        """
        INSERT INTO work_orders (id, number, city_id, source_id, external_number, kind, origin, type_id, level, state, version, unit_id, officer_id, sealed,
            latitude, longitude, created_at, recorded_at, done_due, closed_at, next_due, channel_id, department_id, status_id, faults, source_updated_at, digest,
            dispute, weapon, address_key)
        VALUES (?1, ?2, ?3, ?4, ?2, ?5, ?6, ?7, ?8, ?9, 1, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25,
            ?26, ?27, ?28)
        """;

    private const string Update =
        """
        UPDATE work_orders SET type_id = ?2, level = ?3, state = ?4, version = version + 1, unit_id = ?5, officer_id = ?6, sealed = ?7, latitude = ?8,
            longitude = ?9, created_at = ?10, done_due = ?11, closed_at = ?12, next_due = ?13, channel_id = ?14, department_id = ?15, status_id = ?16,
            faults = ?17, source_updated_at = ?18, digest = ?19, dispute = ?20, weapon = ?21, address_key = ?22
        WHERE id = ?1
        """;

    public Receipt Write(WriteSession session, Source source, SourceRecord record)
    {
        var stored = Known(session, source, record.Number);
        var digest = RecordDigest.Of(session.Vault, record);
        if (stored is { IsErased: true } || (stored is not null && !RecordDigest.Wins(record.UpdatedAt, digest, stored.UpdatedAt, stored.Digest)))
        {
            return new(Arrival.Unchanged, stored.Id.Value, []);
        }

        if (stored is { Facts.Origin: not Origin.External })
        {
            return IncidentBatchWriter.Refused([new Refusal("order.not-external", "number", record.Number)]);
        }

        var unit = organisation.UnitFor(session, source, record.Unit);
        var officer = record.Officer is { } key ? organisation.PersonFor(session, source, key) : null;
        if (!unit.IsAccepted || officer is { IsAccepted: false })
        {
            return IncidentBatchWriter.Refused([.. unit.Refusals, .. officer?.Refusals ?? []]);
        }

        var mark = disputes.Mark(record.Type, source.Key, record.Text);
        var after = FactsOf(source, record, mark, unit.Value.Id, officer?.Value.Id, organisation.Term(session, TermKind.Type, record.Type));
        var id = stored?.Id ?? new WorkOrderId(session.NextId("work_orders"));
        var texts = JsonSerializer.SerializeToUtf8Bytes(TextsOf(record), OrderJson.Default.OrderTexts);
        Save(session, source, record, id, after, stored is null, digest, texts);
        session.Record(new(
            Subject.WorkOrder, id.Value, record.At, new OrderChanged(OrderAction.Record, stored?.Facts, after) { Version = (stored?.Version ?? 0) + 1 },
            Actor.Import, after.Unit, texts));
        return new(stored is null ? Arrival.Created : Arrival.Updated, id.Value, []);
    }

    /// <summary>The state that the record's own times prove; a status says the rest, but no status closes an order without a time.</summary>
    internal static WorkOrderState StateOf(SourceRecord record) => record switch
    {
        { ClosedAt: not null } => WorkOrderState.Closed,
        { State: WorkOrderState.Closed } => WorkOrderState.ReportedBack,
        { State: { } told } => told,
        { Officer: not null } => WorkOrderState.Handling,
        { Unit: not null } => WorkOrderState.Dispatched,
        _ => WorkOrderState.Received,
    };

    internal static DataFaults FaultsOf(SourceRecord record) =>
        (record.ClosedAt < record.At ? DataFaults.ClosedBeforeCreated : DataFaults.None)
        | (record is { ClosedAt: null, State: WorkOrderState.Closed } ? DataFaults.StatusClosedWithoutTime : DataFaults.None)
        | (record is { ClosedAt: not null, State: not null and not WorkOrderState.Closed } ? DataFaults.TimeClosedWithoutStatus : DataFaults.None);

    private static OrderFacts FactsOf(Source source, SourceRecord record, DisputeMark mark, UnitId unit, PersonId? officer, TermId type)
    {
        var open = record.ClosedAt is null;
        return new(
            record.Number, source.CityId, unit, officer, source.Id, type, OrderKind.Request, Origin.External, record.Level, StateOf(record),
            record.At, record.Due, record.ClosedAt, null, open ? record.Due : null, open && record.Due is not null ? OrderClock.Done : null)
        {
            CellLatitude = GridCell.Of(record.Latitude),
            CellLongitude = GridCell.Of(record.Longitude),
            Dispute = mark.Kind,
            Weapon = mark.Weapon,
        };
    }

    private static OrderTexts TextsOf(SourceRecord record) => new()
    {
        Title = record.Text,
        Address = record.Address,
        Latitude = record.Latitude,
        Longitude = record.Longitude,
        Outcome = record.Outcome,
    };

    private void Save(WriteSession session, Source source, SourceRecord record, WorkOrderId id, OrderFacts facts, bool isNew, byte[] digest, byte[] texts)
    {
        var sealedTexts = session.Seal(SealedPart.Order, id.Value, KeyGroup.Of(KeyKind.Orders, facts.CreatedAt), texts);
        var (latitude, longitude) = (GridCell.Middle(record.Latitude), GridCell.Middle(record.Longitude));
        var channel = TermOf(session, TermKind.Channel, record.Channel);
        var department = TermOf(session, TermKind.Department, record.Department);
        var status = TermOf(session, TermKind.Status, record.Status);
        var created = Instants.ToMilliseconds(facts.CreatedAt);
        if (isNew)
        {
            session.Prepare(Insert).Execute(
                id.Value, record.Number, source.CityId.Value, source.Id.Value, (int)facts.Kind, (int)facts.Origin, facts.Type.Value, (int)facts.Level,
                (int)facts.State, facts.Unit.Value, facts.Officer?.Value, sealedTexts, latitude, longitude, created,
                Instants.ToMilliseconds(session.Now), Ms(facts.DoneDue), Ms(facts.ClosedAt), Ms(facts.NextDue), channel, department,
                status, (int)FaultsOf(record), Ms(record.UpdatedAt), digest, (int)facts.Dispute, facts.Weapon ? 1 : 0, disputes.KeyOf(record.Address));
            return;
        }

        session.Prepare(Update).Execute(
            id.Value, facts.Type.Value, (int)facts.Level, (int)facts.State, facts.Unit.Value, facts.Officer?.Value, sealedTexts,
            latitude, longitude, created, Ms(facts.DoneDue), Ms(facts.ClosedAt), Ms(facts.NextDue), channel, department,
            status, (int)FaultsOf(record), Ms(record.UpdatedAt), digest, (int)facts.Dispute, facts.Weapon ? 1 : 0, disputes.KeyOf(record.Address));
    }

    private int? TermOf(WriteSession session, TermKind kind, string? name) => name is null ? null : organisation.Term(session, kind, name).Value;

    private static long? Ms(DateTime? instant) => instant is { } known ? Instants.ToMilliseconds(known) : null;

    private static Stored? Known(WriteSession session, Source source, string number)
    {
        using var row = session.Prepare(Find).Query(source.Id.Value, number);
        if (!row.Read())
        {
            return null;
        }

        DateTime? Instant(int column) => row.IsDBNull(column) ? null : Instants.FromMilliseconds(row.GetInt64(column));
        var facts = new OrderFacts(
            number, source.CityId, new(row.GetInt64(1)), row.IsDBNull(2) ? null : new PersonId(row.GetInt64(2)), source.Id, new(row.GetInt32(3)),
            OrderKind.Request, (Origin)row.GetInt32(13), (Level)row.GetInt32(4), (WorkOrderState)row.GetInt32(5),
            Instants.FromMilliseconds(row.GetInt64(6)), Instant(7), Instant(8), null, Instant(9), row.IsDBNull(9) ? null : OrderClock.Done)
        {
            CellLatitude = row.IsDBNull(14) ? null : GridCell.Of(row.GetDouble(14)),
            CellLongitude = row.IsDBNull(15) ? null : GridCell.Of(row.GetDouble(15)),
            Dispute = (DisputeKind)row.GetInt32(16),
            Weapon = row.GetBoolean(17),
        };
        return new(new(row.GetInt64(0)), facts, row.IsDBNull(10) ? null : row.GetInt64(10), row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11), row.GetInt32(12), !row.IsDBNull(18));
    }

    private sealed record Stored(WorkOrderId Id, OrderFacts Facts, long? UpdatedAt, byte[]? Digest, int Version, bool IsErased);
}
