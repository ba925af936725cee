using System.Security.Cryptography;
using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents.Files;

/// <summary>Rows of import runs and of what they refused.</summary>
internal static class ImportRunStore
{
    /// <summary>Between the arguments of a stored refusal.</summary>
    public const char ArgumentSeparator = '\u001F';

    private const string InsertRun =
        """
        INSERT INTO import_runs (id, source_id, profile, file_name, started_at, cancelled, read, created, updated, unchanged, rejected)
        VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, 0, 0, 0, 0)
        """;

    private const string EndRun =
        "UPDATE import_runs SET ended_at = ?2, cancelled = ?3, read = ?4, created = ?5, updated = ?6, unchanged = ?7, rejected = ?8 WHERE id = ?1";

    // The same row refused again is the same reject, of the latest run.
    private const string InsertReject =
        """
        INSERT INTO rejects (id, source_id, import_id, line, code, field, arguments, raw, digest, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT (digest) DO UPDATE SET import_id = excluded.import_id, line = excluded.line, code = excluded.code, field = excluded.field,
            arguments = excluded.arguments, recorded_at = excluded.recorded_at
        """;

    public static long Begin(WriteSession session, SourceId source, string profile, string files)
    {
        var id = session.NextId("import_runs");
        session.Prepare(InsertRun).Execute(id, source.Value, profile, files, Instants.ToMilliseconds(session.Now));
        return id;
    }

    public static void End(WriteSession session, long id, ImportSummary summary, bool cancelled) => session.Prepare(EndRun).Execute(
        id, Instants.ToMilliseconds(session.Now), cancelled ? 1 : 0, summary.Read, summary.Created, summary.Updated, summary.Unchanged, summary.Rejected);

    public static void Reject(WriteSession session, Source source, long import, RefusedRow refused)
    {
        var raw = RejectedCells.ToJson(refused.Columns, refused.Row.Cells);
        var reason = refused.Refusals[0];
        session.Prepare(InsertReject).Execute(
            session.NextId("rejects"), source.Id.Value, import, refused.Row.Line, reason.Code, reason.Field,
            string.Join(ArgumentSeparator, reason.Arguments), raw, SHA256.HashData(Encoding.UTF8.GetBytes($"{source.Key}\0{raw}")),
            Instants.ToMilliseconds(session.Now));
    }
}
