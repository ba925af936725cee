using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Data.Sqlite;

/// <summary>A store in one SQLite file: where it lies, how it is opened and brought up to date.</summary>
public sealed class SqliteStore(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public bool Exists => File.Exists(Path);

    /// <summary>Creates the file or applies the migrations it lacks. The caller holds the <see cref="StoreLock"/>.</summary>
    public void Migrate()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var db = new BasicControlDb(Options(SqliteOpenMode.ReadWriteCreate));
        db.Database.Migrate();
        db.Database.OpenConnection();
        AppendOnly.Ensure((SqliteConnection)db.Database.GetDbConnection());
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
}
