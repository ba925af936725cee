using Microsoft.Data.Sqlite;

namespace BasicControl.Bench;

/// <summary>
/// The bare baseline: the very rows that the product wrote, read back and inserted into an empty store of the same
/// schema by prepared statements, 200 records a transaction, WAL and FULL. It reads, hashes and decides nothing.
/// </summary>
internal static class BareInserts
{
    public static TimeSpan Copy(string from, string to, string table, int perTransaction)
    {
        using var source = new SqliteConnection($"Data Source={from};Mode=ReadOnly;Pooling=False");
        source.Open();
        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        target.Open();
        MakeTables(target, from, table);
        var rows = Rows(source, $"SELECT * FROM {table} ORDER BY id");
        var changes = Rows(source, "SELECT * FROM changes WHERE kind LIKE '%.recorded' ORDER BY position");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using var insertRow = Prepare(target, table, rows[0].Length);
        using var insertChange = Prepare(target, "changes", changes[0].Length);
        for (var at = 0; at < rows.Count; at += perTransaction)
        {
            using var transaction = target.BeginTransaction(deferred: false);
            (insertRow.Transaction, insertChange.Transaction) = (transaction, transaction);
            for (var i = at; i < Math.Min(at + perTransaction, rows.Count); i++)
            {
                Insert(insertRow, rows[i]);
                Insert(insertChange, changes[i]);
            }

            transaction.Commit();
        }

        return clock.Elapsed;
    }

    /// <summary>Sets the product's pragmas and makes its own tables, indexes included: the records' and the journal's.</summary>
    public static void MakeTables(SqliteConnection target, string schemaOf, string table)
    {
        using var source = new SqliteConnection($"Data Source={schemaOf};Mode=ReadOnly;Pooling=False");
        source.Open();
        Run(target, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536");
        foreach (var sql in Texts(source, $"SELECT sql FROM sqlite_master WHERE tbl_name IN ('{table}', 'changes') AND type IN ('table', 'index') AND sql IS NOT NULL"))
        {
            Run(target, sql);
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string table, int columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(',', Enumerable.Range(1, columns).Select(i => $"?{i}"))})";
        for (var i = 1; i <= columns; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i}" });
        }

        return command;
    }

    private static void Insert(SqliteCommand command, object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private static List<object[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static List<string> Texts(SqliteConnection connection, string sql) => [.. Rows(connection, sql).Select(row => (string)row[0])];

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
