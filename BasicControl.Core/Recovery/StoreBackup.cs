using BasicControl.Core.Basics;
using BasicControl.Core.Data.Sqlite;
using Microsoft.Data.Sqlite;

namespace BasicControl.Core.Recovery;

/// <summary>
/// Copies a store into one file while it is being written, and looks the copy through before it gets its name: a file of
/// that name is always a whole store whose journal holds.
/// </summary>
public static class StoreBackup
{
    /// <summary>What the file is called until it is whole.</summary>
    internal const string Unfinished = ".part";

    /// <summary>Everything that was committed before the call is in the copy; writers are not held up.</summary>
    /// <param name="target">Path of the file to write; its folder exists.</param>
    /// <returns>The copy, or <c>backup.exists</c>, <c>backup.folder-absent</c>, <c>store.broken</c>, <c>journal.broken</c>.</returns>
    /// <exception cref="SqliteException">The store cannot be read, or the disk is full; nothing of that name is left.</exception>
    public static Outcome<StoreCopy> Write(SqliteStore store, string target, CancellationToken stop = default)
    {
        var path = Path.GetFullPath(target);
        if (File.Exists(path))
        {
            return new Refusal("backup.exists", "--out", path);
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            return new Refusal("backup.folder-absent", "--out", Path.GetDirectoryName(path)!);
        }

        return Whole(path, part =>
        {
            Copy(store.Path, part);
            return StoreCheck.Of(part, stop);
        });
    }

    /// <summary>Writes under another name first, and takes it away unless all went well.</summary>
    internal static Outcome<StoreCopy> Whole(string path, Func<string, Outcome<StoreCopy>> write)
    {
        var part = path + Unfinished;
        try
        {
            CreateForOwner(part);
            var written = write(part);
            if (!written.TryGet(out var copy))
            {
                return written;
            }

            // Connections kept for reuse hold the files open that now change their names.
            SqliteConnection.ClearAllPools();
            File.Move(part, path);
            return copy with { Path = path };
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Copies page by page inside one read: what is written meanwhile is not in it.</summary>
    internal static void Copy(string from, string to)
    {
        using var source = new SqliteConnection(SqliteStore.ConnectionString(from, SqliteOpenMode.ReadOnly, pooling: false));
        using var copy = new SqliteConnection(SqliteStore.ConnectionString(to, SqliteOpenMode.ReadWrite, pooling: false));
        source.Open();
        copy.Open();
        source.BackupDatabase(copy);

        // A copy is one file: without this it would ask for its log beside it.
        using var alone = copy.CreateCommand();
        alone.CommandText = "PRAGMA journal_mode=DELETE";
        alone.ExecuteNonQuery();
    }

    /// <summary>An empty file that only its owner reads.</summary>
    private static void CreateForOwner(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
    }
}
