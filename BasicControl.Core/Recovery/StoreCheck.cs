using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Recovery;

/// <summary>Looks a store through from end to end: its pages, then the chain of its journal.</summary>
internal static class StoreCheck
{
    private const string Sound = "ok";

    /// <returns>What lies there, or <c>store.none</c>, <c>store.broken</c>, <c>store.other-version</c>, <c>journal.broken</c>.</returns>
    public static Outcome<StoreCopy> Of(string path, CancellationToken stop)
    {
        if (FaultOfPages(path) is { } fault)
        {
            return fault;
        }

        using var reader = new StoreReader(new SqliteStore(path));
        return reader.ReadNow<Outcome<StoreCopy>>(db =>
        {
            // A copy is read by the version that wrote it: a newer one has tables that nobody here knows.
            if (!db.Database.GetAppliedMigrations().SequenceEqual(db.Database.GetMigrations()))
            {
                return new Refusal("store.other-version", null, path);
            }

            var journal = JournalVerifier.Verify(db, stop: stop);
            return journal.IsValid
                ? new StoreCopy(path, new FileInfo(path).Length, journal.Rows, journal.LastHash!)
                : new Refusal("journal.broken", null, path, journal.BrokenAt!.Value.ToString(CultureInfo.InvariantCulture));
        });
    }

    private static Refusal? FaultOfPages(string path)
    {
        try
        {
            using var connection = new SqliteConnection(SqliteStore.ConnectionString(path, SqliteOpenMode.ReadOnly, pooling: false));
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            var said = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
            if (said != Sound)
            {
                return new Refusal("store.broken", null, path, said ?? "");
            }

            command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'changes'";
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 1 ? null : new Refusal("store.none", null, path);
        }
        catch (SqliteException fault)
        {
            return new Refusal("store.broken", null, path, fault.Message);
        }
    }
}
