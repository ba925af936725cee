using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents.Files;

/// <summary>Keeps import runs and what they refused.</summary>
internal static class ImportRunStore
{
    private const string InsertRun =
        """
        INSERT INTO import_runs (id, source_id, profile, file_name, started_at, cancelled, read, created, updated, unchanged, rejected)
        VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, 0, 0, 0, 0)
        """;

    private const string EndRun =
        "UPDATE import_runs SET ended_at = ?2, cancelled = ?3, read = ?4, created = ?5, updated = ?6, unchanged = ?7, rejected = ?8 WHERE id = ?1";

    public static long Begin(WriteSession session, SourceId source, string profile, string files)
    {
        var id = session.NextId("import_runs");
        session.Prepare(InsertRun).Execute(id, source.Value, profile, files, Instants.ToMilliseconds(session.Now));
        return id;
    }

    public static void End(WriteSession session, long id, ImportSummary summary, bool cancelled) => session.Prepare(EndRun).Execute(
        id, Instants.ToMilliseconds(session.Now), cancelled ? 1 : 0, summary.Read, summary.Created, summary.Updated, summary.Unchanged, summary.Rejected);

    public static void Reject(WriteSession session, Source source, long import, RefusedRow refused) => RejectStore.Keep(
        session, source, refused.Refusals, RejectedCells.ToJson(refused.Columns, refused.Row.Cells), (import, refused.Row.Line));
}
