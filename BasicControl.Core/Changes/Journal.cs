using System.Text;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Changes;

/// <summary>Appends drafts to the journal inside the open transaction. The only function that does.</summary>
internal sealed class Journal
{
    private const string Insert =
        """
        INSERT INTO changes (position, subject, subject_id, kind, happened_at, recorded_at, unit_id, person_id, post, account_id, origin, open, salt, sealed, sealed_digest, hash)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """;

    private const int SaltSize = 16;

    private readonly WriterConnection _writer;
    private readonly EventCatalogue _events;
    private readonly RandomBytes _salts = new(SaltSize);
    private byte[] _hash;
    private DateTime _recordedAt;

    public Journal(WriterConnection writer, EventCatalogue events)
    {
        _writer = writer;
        _events = events;
        Position = writer.Scalar("SELECT coalesce(max(position), 0) FROM changes");
        _hash = Position == 0 ? HashChain.Origin : Convert.FromHexString(writer.Text("SELECT hex(hash) FROM changes ORDER BY position DESC LIMIT 1"));
        _recordedAt = Position == 0 ? default : Clock.Instants.FromMilliseconds(writer.Scalar("SELECT recorded_at FROM changes ORDER BY position DESC LIMIT 1"));
    }

    /// <summary>Position of the last durable row.</summary>
    public long Position { get; private set; }

    public JournalHead Head => new(Position, _hash, _recordedAt);

    /// <summary>Writes the rows; nothing moves until <see cref="Advance"/> is called after the commit.</summary>
    public Appended Append(WriteSession session)
    {
        var (drafts, now) = (session.Drafts, session.Now);
        var statement = _writer.Prepare(Insert);
        var changes = new Change[drafts.Count];
        var hash = _hash;
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var row = RowOf(session, draft, Position + i + 1, now);
            hash = HashChain.Next(hash, row);
            statement.Execute(
                row.Position, (int)row.Subject, row.SubjectId, row.Kind, Clock.Instants.ToMilliseconds(row.HappenedAt),
                Clock.Instants.ToMilliseconds(row.RecordedAt), row.UnitId, row.PersonId, (int)row.Post, row.AccountId, row.Origin,
                row.Open, row.Salt, row.Sealed, row.SealedDigest, hash);
            changes[i] = new Change(row.Position, row.Subject, row.SubjectId, row.HappenedAt, row.RecordedAt, draft.Event, row.Post);
        }

        return new Appended(changes, hash);
    }

    public void Advance(Appended appended)
    {
        if (appended.Changes is [.., { RecordedAt: var at }])
        {
            (Position, _hash, _recordedAt) = (Position + appended.Changes.Length, appended.Hash, at);
        }
    }

    private static KeyKind KindOf(Subject subject) => subject switch
    {
        Subject.Incident => KeyKind.Incidents,
        Subject.WorkOrder => KeyKind.Orders,
        Subject.Note => KeyKind.Notes,
        Subject.Contest => KeyKind.Contests,
        _ => KeyKind.Trail,
    };

    private ChangeRow RowOf(WriteSession session, ChangeDraft draft, long position, DateTime now)
    {
        var salt = draft.Sealed is null ? null : _salts.Next();
        var cipher = draft.Sealed is null ? null : session.Seal(SealedPart.Journal, position, KeyGroup.Of(KindOf(draft.Subject), draft.HappenedAt), draft.Sealed);
        return new ChangeRow
        {
            Position = position,
            Subject = draft.Subject,
            SubjectId = draft.SubjectId,
            Kind = draft.Event.Kind,
            HappenedAt = draft.HappenedAt,
            RecordedAt = now,
            UnitId = draft.Unit?.Value,
            PersonId = draft.Actor.Person?.Value,
            Post = draft.Actor.Post,
            AccountId = draft.Actor.Account?.Value,
            Origin = draft.Actor.From,
            Open = Encoding.UTF8.GetString(_events.Write(draft.Event)),
            Salt = salt,
            Sealed = cipher,
            SealedDigest = cipher is null ? null : HashChain.DigestOfSealed(salt, cipher),
            Hash = [],
        };
    }

    public readonly record struct Appended(Change[] Changes, byte[] Hash);
}

/// <summary>The last row of a journal, its hash and its record time, UTC; position 0 for an empty one.</summary>
public sealed record JournalHead(long Position, byte[] Hash, DateTime RecordedAt);
