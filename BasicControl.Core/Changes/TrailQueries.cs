using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Changes;

/// <summary>One change of a subject, read back from the journal.</summary>
/// <param name="HappenedAt">Event time, UTC.</param>
/// <param name="RecordedAt">Record time, UTC.</param>
/// <param name="Event">The open part.</param>
/// <param name="Sealed">The sealed part as UTF-8 JSON; null when there was none or it has been erased.</param>
/// <param name="IsErased">There was a sealed part and it has been erased.</param>
public sealed record TrailEntry(
    long Position, DateTime HappenedAt, DateTime RecordedAt, IChangeEvent Event, Post Post, PersonId? Person, UnitId? Unit, byte[]? Sealed, bool IsErased);

/// <summary>The trail of one subject: its latest changes, the latest first.</summary>
/// <param name="Before">Position to ask for older ones with, or null when these are all.</param>
public sealed record Trail(IReadOnlyList<TrailEntry> Entries, long? Before);

/// <summary>A change by its place in the journal and its event time, UTC.</summary>
public readonly record struct TrailMark(long Position, DateTime HappenedAt);

/// <summary>Reads what the journal holds about a subject within a scope; the trail of a subject beyond it is empty.</summary>
public sealed class TrailQueries(StoreReader reader, EventCatalogue events, ISubjectPlaces places)
{
    public const int PageSize = 50;

    private const int MostMarks = 2_000;

    /// <param name="before">Only changes before this position; null: from the latest.</param>
    public Task<Trail> Of(Scope scope, Subject subject, long id, long? before = null, int size = PageSize, CancellationToken stop = default) => reader.Read(
        db =>
        {
            if (!places.Covers(scope, db, subject, id))
            {
                return new Trail([], null);
            }

            var behind = before ?? long.MaxValue;
            var rows = db.Changes.Where(row => row.Subject == subject && row.SubjectId == id && row.Position < behind)
                .OrderByDescending(row => row.Position).Take(size + 1).ToList();
            var entries = rows.Take(size).Select(row => EntryOf(db, row)).ToList();
            return new Trail(entries, rows.Count > size ? entries[^1].Position : null);
        },
        stop);

    /// <summary>Where and when each of a subject's first changes happened, in the order of the journal.</summary>
    public Task<IReadOnlyList<TrailMark>> Marks(Scope scope, Subject subject, long id, CancellationToken stop = default) => reader.Read<IReadOnlyList<TrailMark>>(
        db => !places.Covers(scope, db, subject, id) ? [] : [.. db.Changes.Where(row => row.Subject == subject && row.SubjectId == id).OrderBy(row => row.Position).Take(MostMarks)
            .Select(row => new TrailMark(row.Position, row.HappenedAt))],
        stop);

    private TrailEntry EntryOf(BasicControlDb db, ChangeRow row) => new(
        row.Position, row.HappenedAt, row.RecordedAt, events.Read(row.Kind, row.Open), row.Post, row.PersonId is { } person ? new PersonId(person) : null,
        row.UnitId is { } unit ? new UnitId(unit) : null, row.Sealed is { } text ? db.Vault?.Open(SealedPart.Journal, row.Position, text) : null,
        row.Sealed is null && row.SealedDigest is not null);
}
