using BasicControl.Core.Sealing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Data.Sqlite;

/// <summary>The one connection that writes. WAL with <c>synchronous=FULL</c>: an acknowledged commit is on the disk.</summary>
internal sealed class WriterConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, PreparedStatement> _statements = new(ByLength.Instance);
    private readonly Dictionary<string, long> _ids = [];
    private SqliteTransaction? _transaction;

    public WriterConnection(SqliteStore store)
    {
        Vault = store.Vault;
        _connection = new SqliteConnection(SqliteStore.ConnectionString(store.Path, SqliteOpenMode.ReadWriteCreate, pooling: false));
        _connection.Open();
        Run("PRAGMA journal_mode=WAL");
        Run("PRAGMA synchronous=FULL");
        Run("PRAGMA busy_timeout=10000");
        Run("PRAGMA secure_delete=ON");
        Run("PRAGMA cache_size=-65536");
        Run("PRAGMA temp_store=MEMORY");
        Run("PRAGMA wal_autocheckpoint=2000");
    }

    public Vault Vault { get; }

    public void Begin() => _transaction = _connection.BeginTransaction(deferred: false);

    public void Commit()
    {
        _transaction!.Commit();
        End();
    }

    public void Rollback()
    {
        _transaction?.Rollback();
        End();
    }

    public PreparedStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements[sql] = statement = new PreparedStatement(_connection, sql);
        }

        statement.Enlist(_transaction);
        return statement;
    }

    public long NextId(string table)
    {
        if (!_ids.TryGetValue(table, out var last))
        {
            last = Scalar($"SELECT coalesce(max(id), 0) FROM {table}");
        }

        return _ids[table] = last + 1;
    }

    public long Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public string Text(string sql)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    public BasicControlDb OpenContext()
    {
        var db = new BasicControlDb(new DbContextOptionsBuilder<BasicControlDb>().UseSqlite(_connection).Options, Vault);
        db.Database.UseTransaction(_transaction);
        return db;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _transaction?.Dispose();
        _connection.Dispose();
    }

    private void End()
    {
        _transaction?.Dispose();
        _transaction = null;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // Statements are long constants: equal ones are nearly always the same object, and hashing them whole costs more than finding them.
    private sealed class ByLength : IEqualityComparer<string>
    {
        public static readonly ByLength Instance = new();

        public bool Equals(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);

        public int GetHashCode(string sql) => sql.Length;
    }
}
