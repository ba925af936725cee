using Microsoft.Data.Sqlite;

namespace BasicControl.Core.Data.Sqlite;

/// <summary>
/// The journal only grows: triggers in the store itself, so that they hold for every program that opens the file. They are no part of a
/// migration, since whoever may write the file may also drop them: each owner puts them back before it writes.
/// </summary>
public static class AppendOnly
{
    private static readonly (string Name, string Sql)[] Triggers =
    [
        ("changes_grow", """
            CREATE TRIGGER changes_grow BEFORE INSERT ON changes
            WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM changes)
            BEGIN SELECT RAISE(ABORT, 'journal: a row goes behind the last one'); END
            """),
        ("changes_keep", """
            CREATE TRIGGER changes_keep BEFORE UPDATE ON changes
            WHEN NEW.salt IS NOT NULL OR NEW.sealed IS NOT NULL OR NEW.position IS NOT OLD.position OR NEW.subject IS NOT OLD.subject
              OR NEW.subject_id IS NOT OLD.subject_id OR NEW.kind IS NOT OLD.kind OR NEW.happened_at IS NOT OLD.happened_at
              OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.unit_id IS NOT OLD.unit_id OR NEW.person_id IS NOT OLD.person_id
              OR NEW.post IS NOT OLD.post OR NEW.account_id IS NOT OLD.account_id OR NEW.origin IS NOT OLD.origin OR NEW.open IS NOT OLD.open
              OR NEW.sealed_digest IS NOT OLD.sealed_digest OR NEW.hash IS NOT OLD.hash
            BEGIN SELECT RAISE(ABORT, 'journal: a row stays as it is; only its sealed part may be erased'); END
            """),
        ("changes_stay", """
            CREATE TRIGGER changes_stay BEFORE DELETE ON changes
            BEGIN SELECT RAISE(ABORT, 'journal: a row is never deleted'); END
            """),
    ];

    /// <summary>The names of the triggers, in the store.</summary>
    public static IEnumerable<string> Names => Triggers.Select(trigger => trigger.Name);

    /// <summary>Puts in place what is absent or other than it should be; writes nothing when all is right.</summary>
    internal static void Ensure(SqliteConnection connection)
    {
        foreach (var (name, sql) in Triggers)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = $name";
            command.Parameters.AddWithValue("$name", name);
            if (command.ExecuteScalar() as string == sql)
            {
                continue;
            }

            command.CommandText = $"BEGIN IMMEDIATE; DROP TRIGGER IF EXISTS {name}; {sql}; COMMIT";
            command.ExecuteNonQuery();
        }
    }
}
