using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.Sealing;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Incidents;

/// <summary>Upserts incidents by (source, number) with prepared statements, each change with its journal row.</summary>
internal sealed class IncidentStore(OrganisationWriter organisation, IDisputeReader disputes)
{
    private readonly RepeatStore _repeats = new(disputes);

    private const string Find =
        """
        SELECT id, unit_id, type_id, level, at, latitude, longitude, source_updated_at, digest, dispute, weapon, address_key, erased_at FROM incidents
        WHERE source_id = ?1 AND external_number = ?2
        """;

    private const string Insert =
        """
        INSERT INTO incidents (id, city_id, source_id, external_number, at, recorded_at, type_id, level, unit_id, channel_id, sealed, latitude, longitude, source_updated_at, digest,
            dispute, weapon, dispute_words, address_key, version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, 1)
        """;

    private const string Update =
        """
        UPDATE incidents SET at = ?2, type_id = ?3, level = ?4, unit_id = ?5, channel_id = ?6, sealed = ?7, latitude = ?8, longitude = ?9,
            source_updated_at = ?10, digest = ?11, dispute = ?12, weapon = ?13, dispute_words = ?14, address_key = ?15, version = version + 1
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

        if (!organisation.UnitFor(session, source, record.Unit).TryGet(out var unit))
        {
            return IncidentBatchWriter.Refused([new Refusal("unit.unknown", "unit", record.Unit!)]);
        }

        var type = organisation.Term(session, TermKind.Type, record.Type);
        var channel = record.Channel is null ? (TermId?)null : organisation.Term(session, TermKind.Channel, record.Channel);
        var mark = disputes.Mark(record.Type, source.Key, record.Text);
        var key = disputes.KeyOf(record.Address);
        var after = FactsOf(source, unit.Id, type, record.Level, record.At, record.Latitude, record.Longitude, mark.Kind, mark.Weapon);
        var id = stored?.Id ?? new IncidentId(session.NextId("incidents"));
        var at = Instants.ToMilliseconds(record.At);
        var updated = record.UpdatedAt is { } instant ? Instants.ToMilliseconds(instant) : (long?)null;
        var texts = JsonSerializer.SerializeToUtf8Bytes(
            new IncidentTexts(record.Address, record.Text, record.Latitude, record.Longitude), IncidentJson.Default.IncidentTexts);
        var sealedTexts = session.Seal(SealedPart.Incident, id.Value, KeyGroup.Of(KeyKind.Incidents, record.At), texts);
        var (latitude, longitude) = (GridCell.Middle(record.Latitude), GridCell.Middle(record.Longitude));
        if (stored is null)
        {
            session.Prepare(Insert).Execute(
                id.Value, source.CityId.Value, source.Id.Value, record.Number, at, Instants.ToMilliseconds(session.Now), type.Value, (int)record.Level,
                unit.Id.Value, channel?.Value, sealedTexts, latitude, longitude, updated, digest,
                (int)mark.Kind, mark.Weapon ? 1 : 0, mark.Words, key);
        }
        else
        {
            session.Prepare(Update).Execute(
                id.Value, at, type.Value, (int)record.Level, unit.Id.Value, channel?.Value, sealedTexts, latitude,
                longitude, updated, digest, (int)mark.Kind, mark.Weapon ? 1 : 0, mark.Words, key);
        }

        _repeats.Arrived(session, source.CityId, PlaceOf(stored?.Facts, stored?.AddressKey), PlaceOf(after, key));
        session.Record(new(
            Subject.Incident, id.Value, record.At, new IncidentChanged(record.Number, stored?.Facts, after), Actor.Import, unit.Id,
            texts));
        return new(stored is null ? Arrival.Created : Arrival.Updated, id.Value, []);
    }

    internal static IncidentFacts FactsOf(
        Source source, UnitId unit, TermId type, Level level, DateTime at, double? latitude, double? longitude, DisputeKind dispute, bool weapon) =>
        new(source.CityId, unit, source.Id, type, level, at, GridCell.Of(latitude), GridCell.Of(longitude)) { Dispute = dispute, Weapon = weapon };

    private static DisputePlace? PlaceOf(IncidentFacts? facts, string? key) =>
        facts is { Dispute: not DisputeKind.None } && key is not null ? new(key, facts.At) : null;

    private static Stored? Known(WriteSession session, Source source, string number)
    {
        using var row = session.Prepare(Find).Query(source.Id.Value, number);
        return !row.Read()
            ? null
            : new Stored(
                new(row.GetInt64(0)),
                FactsOf(
                    source, new(row.GetInt64(1)), new(row.GetInt32(2)), (Level)row.GetInt32(3), Instants.FromMilliseconds(row.GetInt64(4)),
                    row.IsDBNull(5) ? null : row.GetDouble(5), row.IsDBNull(6) ? null : row.GetDouble(6), (DisputeKind)row.GetInt32(9), row.GetBoolean(10)),
                row.IsDBNull(7) ? null : row.GetInt64(7),
                row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8),
                row.IsDBNull(11) ? null : row.GetString(11),
                !row.IsDBNull(12));
    }

    private sealed record Stored(IncidentId Id, IncidentFacts Facts, long? UpdatedAt, byte[]? Digest, string? AddressKey, bool IsErased);
}
