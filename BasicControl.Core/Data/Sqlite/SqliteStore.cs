using BasicControl.Core.Sealing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Data.Sqlite;

/// <summary>A store in one SQLite file: where it lies, how it is opened and brought up to date.</summary>
/// <param name="keys">Where the master keys lie; null: beside the store, or where the setting says.</param>
public sealed class SqliteStore(string path, MasterKeys? keys = null)
{
    private const string ReadKeys = "SELECT id, kind, month, master, wrapped FROM data_keys ORDER BY id";
    private const string StoreKey = "INSERT INTO data_keys (id, kind, month, master, wrapped) VALUES ($id, $kind, $month, $master, $wrapped)";

    /// <summary>Milliseconds that the cut of the log waits for readers.</summary>
    private const int LongestCut = 5_000;

    private Vault? _vault;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public bool Exists => File.Exists(Path);

    /// <summary>Seals and opens what this store holds of persons.</summary>
    public Vault Vault => _vault ?? Interlocked.CompareExchange(ref _vault, new Vault(keys ?? MasterKeys.BesideStore(Path), Keys), null) ?? _vault;

    /// <summary>Creates the file or applies the migrations it lacks. The caller holds the <see cref="StoreLock"/>.</summary>
    public void Migrate()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var db = new BasicControlDb(Options(SqliteOpenMode.ReadWriteCreate));
        db.Database.Migrate();
        db.Database.OpenConnection();
        AppendOnly.Ensure((SqliteConnection)db.Database.GetDbConnection());
        Vault.Begin(Add);
    }

    /// <summary>Options of a context that only reads.</summary>
    public DbContextOptions<BasicControlDb> ReadOptions() => Options(SqliteOpenMode.ReadOnly);

    internal static string ConnectionString(string path, SqliteOpenMode mode, bool pooling = true) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = pooling, DefaultTimeout = 30 }.ToString();

    private DbContextOptions<BasicControlDb> Options(SqliteOpenMode mode) =>
        new DbContextOptionsBuilder<BasicControlDb>()
            .UseSqlite(ConnectionString(Path, mode))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;

    /// <summary>Brings the log into the file and empties it, so that no page of it holds what was erased. Waits a few seconds for whoever reads.</summary>
    /// <returns>False when somebody read on all the time: the log still holds older pages, until it is cut again or the store is closed.</returns>
    public bool CutLog()
    {
        using var connection = new SqliteConnection(ConnectionString(Path, SqliteOpenMode.ReadWrite, pooling: false));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout={LongestCut}; PRAGMA wal_checkpoint(TRUNCATE)";
        using var row = command.ExecuteReader();
        row.NextResult();
        return row.Read() && row.GetInt32(0) == 0;
    }

    private List<DataKeyRow> Keys()
    {
        using var connection = new SqliteConnection(ConnectionString(Path, SqliteOpenMode.ReadOnly));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = ReadKeys;
        using var row = command.ExecuteReader();
        var found = new List<DataKeyRow>();
        while (row.Read())
        {
            found.Add(new()
            {
                Id = row.GetInt32(0),
                Kind = (KeyKind)row.GetInt32(1),
                Month = row.GetInt32(2),
                Master = row.GetString(3),
                Wrapped = row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4),
            });
        }

        return found;
    }

    private void Add(DataKeyRow key)
    {
        using var connection = new SqliteConnection(ConnectionString(Path, SqliteOpenMode.ReadWrite));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = StoreKey;
        command.Parameters.AddWithValue("$id", key.Id);
        command.Parameters.AddWithValue("$kind", (int)key.Kind);
        command.Parameters.AddWithValue("$month", key.Month);
        command.Parameters.AddWithValue("$master", key.Master);
        command.Parameters.AddWithValue("$wrapped", key.Wrapped);
        command.ExecuteNonQuery();
    }
}
