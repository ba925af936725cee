using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Sealing;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Disputes;

/// <summary>
/// Writes the past anew under the mapping in force, a few milliseconds at a time and only what changes. How far it has
/// come stands beside each piece in the same transaction, so a recount that was killed goes on where it stopped.
/// </summary>
internal sealed class RecountStore(OrganisationBook book, DisputeMapping mapping, bool watchMoved)
{
    private const int Piece = 500;

    private const string Incidents =
        """
        SELECT id, city_id, source_id, type_id, sealed, erased_at, at, dispute, weapon, dispute_words, address_key FROM incidents
        WHERE id > ?1 AND id <= ?2 ORDER BY id LIMIT ?3
        """;

    private const string Orders =
        """
        SELECT o.id, o.source_id, o.type_id, o.sealed, o.erased_at, o.dispute, o.weapon, o.address_key, o.origin, i.dispute, i.weapon, i.address_key
        FROM work_orders o LEFT JOIN incidents i ON i.id = o.incident_id WHERE o.id > ?1 AND o.id <= ?2 ORDER BY o.id LIMIT ?3
        """;

    private const string SaveIncident = "UPDATE incidents SET dispute = ?2, weapon = ?3, dispute_words = ?4, address_key = ?5 WHERE id = ?1";
    private const string SaveOrder = "UPDATE work_orders SET dispute = ?2, weapon = ?3, address_key = ?4 WHERE id = ?1";
    private const string Progress = "UPDATE dispute_mappings SET incidents = ?2, orders = ?3, counts = ?4, ended_at = ?5, last_order = ?6 WHERE version = ?1";
    private const string NewestOrder = "SELECT COALESCE(MAX(id), 0) FROM work_orders";

    private readonly RepeatStore _repeats = new(new Watched(mapping.Watch));

    /// <summary>Recounts one piece.</summary>
    /// <returns>True when the past is all recounted.</returns>
    public bool Step(WriteSession session)
    {
        if (session.Db.DisputeMappings.Single(row => row.Version == mapping.Version) is not { EndedAt: null } state)
        {
            return true;
        }

        var counts = JsonSerializer.Deserialize(state.Counts, MappingJson.Default.MappingCounts)!;
        var (incidents, orders, lastOrder) = (state.Incidents, state.Orders, state.LastOrder);
        if (incidents < state.LastIncident)
        {
            incidents = RecountIncidents(session, incidents, state.LastIncident, counts);

            // Orders opened meanwhile took their kind from incidents that were not recounted yet.
            lastOrder = incidents < state.LastIncident ? lastOrder : Newest(session);
        }
        else if (orders < lastOrder)
        {
            orders = RecountOrders(session, orders, lastOrder, counts);
        }

        var ended = incidents >= state.LastIncident && orders >= lastOrder;
        session.Prepare(Progress).Execute(
            mapping.Version, incidents, orders, JsonSerializer.Serialize(counts, MappingJson.Default.MappingCounts),
            ended ? Instants.ToMilliseconds(session.Now) : null, lastOrder);
        if (ended)
        {
            session.Record(new(
                Subject.DisputeMapping, mapping.Version, state.PublishedAt, new DisputeMappingPublished(mapping.Version, counts),
                new Actor(state.PersonId, state.Post, state.UnitId, state.Author), state.UnitId));
        }

        return ended;
    }

    private long RecountIncidents(WriteSession session, long after, long last, MappingCounts counts)
    {
        var rows = new List<StoredIncident>();
        using (var row = session.Prepare(Incidents).Query(after, last, Piece))
        {
            while (row.Read())
            {
                var before = new RecordMark(new((DisputeKind)row.GetInt32(7), row.GetBoolean(8), Text(row, 9)), Text(row, 10));
                var texts = SealedJson.Open(session.Vault, SealedPart.Incident, row.GetInt64(0), Bytes(row, 4), IncidentJson.Default.IncidentTexts);
                rows.Add(new(
                    row.GetInt64(0), new(row.GetInt64(1)), Instants.FromMilliseconds(row.GetInt64(6)), before,
                    texts is null ? before : RecordMark.By(session.Vault, mapping, book, new(row.GetInt32(2)), new(row.GetInt32(3)), texts.Text, texts.Address)));
            }
        }

        var (done, isCut) = (after, rows.Count == Piece);
        foreach (var (id, city, at, before, now) in rows)
        {
            if (session.IsTimeUp && done > after)
            {
                isCut = true;
                break;
            }

            counts.Add(before.Mark.Kind, now.Mark.Kind, before != now);
            if (before != now)
            {
                session.Prepare(SaveIncident).Execute(id, (int)now.Mark.Kind, now.Mark.Weapon ? 1 : 0, now.Mark.Words, now.AddressKey);
                _repeats.Arrived(session, city, Place(before, at), Place(now, at));
            }

            done = id;
        }

        return isCut ? done : last;
    }

    private long RecountOrders(WriteSession session, long after, long last, MappingCounts counts)
    {
        var rows = new List<(long Id, bool IsExternal, RecordMark Before, RecordMark Now)>();
        using (var row = session.Prepare(Orders).Query(after, last, Piece))
        {
            while (row.Read())
            {
                var isExternal = (Origin)row.GetInt32(8) == Origin.External;
                var before = new RecordMark(new((DisputeKind)row.GetInt32(5), row.GetBoolean(6)), Text(row, 7));
                var texts = isExternal ? SealedJson.Open(session.Vault, SealedPart.Order, row.GetInt64(0), Bytes(row, 3), OrderJson.Default.OrderTexts) : null;
                var now = texts is not null ? RecordMark.By(session.Vault, mapping, book, new(row.GetInt32(1)), new(row.GetInt32(2)), texts.Title, texts.Address).WithoutWords()
                    : isExternal || !row.IsDBNull(4) ? before
                    : row.IsDBNull(9) || row.GetInt32(9) == (int)DisputeKind.None ? new(DisputeMark.None, null)
                    : new(new((DisputeKind)row.GetInt32(9), row.GetBoolean(10)), Text(row, 11));
                rows.Add((row.GetInt64(0), isExternal, before, now));
            }
        }

        var (done, isCut) = (after, rows.Count == Piece);
        foreach (var (id, isExternal, before, now) in rows)
        {
            if (session.IsTimeUp && done > after)
            {
                isCut = true;
                break;
            }

            if (isExternal)
            {
                counts.Add(before.Mark.Kind, now.Mark.Kind, before != now);
            }

            if (before != now)
            {
                session.Prepare(SaveOrder).Execute(id, (int)now.Mark.Kind, now.Mark.Weapon ? 1 : 0, now.AddressKey);
            }

            if (!isExternal && (before != now || (watchMoved && now.Mark.Kind != DisputeKind.None)))
            {
                _repeats.Review(session, new(id));
            }

            done = id;
        }

        return isCut ? done : last;
    }

    private static long Newest(WriteSession session)
    {
        using var row = session.Prepare(NewestOrder).Query();
        return row.Read() ? row.GetInt64(0) : 0;
    }

    private static DisputePlace? Place(RecordMark record, DateTime at) =>
        record is { Mark.Kind: not DisputeKind.None, AddressKey: { } key } ? new(key, at) : null;

    private static string? Text(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static byte[]? Bytes(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    private sealed record StoredIncident(long Id, UnitId City, DateTime At, RecordMark Before, RecordMark Now);

    private sealed record Watched(TimeSpan Watch) : IRepeatWatch;
}
