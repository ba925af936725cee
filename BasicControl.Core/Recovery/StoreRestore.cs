using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data.Sqlite;
using Microsoft.Data.Sqlite;

namespace BasicControl.Core.Recovery;

/// <summary>Puts a backup in the place of a store. What stood there is moved aside under a name of its own, never deleted.</summary>
public static class StoreRestore
{
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <param name="backup">Path of a file that a backup has written.</param>
    /// <param name="replace">Whether a store that stands there may be moved aside.</param>
    /// <param name="clock">Names the store that is moved aside.</param>
    /// <returns>
    /// The store, or <c>restore.absent</c>, <c>restore.exists</c>, <c>store.in-use</c>, <c>store.none</c>, <c>store.broken</c>,
    /// <c>store.other-version</c>, <c>journal.broken</c>; refused, nothing has been touched.
    /// </returns>
    /// <param name="anchors">The anchors of the store that stands there, which go aside with it; beside the store when null.</param>
    public static Outcome<StoreCopy> From(
        string backup, SqliteStore store, bool replace, TimeProvider clock, AnchorBook? anchors = null, CancellationToken stop = default)
    {
        var from = Path.GetFullPath(backup);
        if (!File.Exists(from))
        {
            return new Refusal("restore.absent", "--from", from);
        }

        if (store.Exists && !replace)
        {
            return new Refusal("restore.exists", "--db", store.Path);
        }

        using var held = StoreLock.TryTake(store);
        if (held is null)
        {
            return new Refusal("store.in-use", "--db", store.Path);
        }

        // The file is looked through where it lies, then once more where it has come to: a disk may fail in between.
        var backed = StoreCheck.Of(from, stop);
        if (!backed.IsAccepted)
        {
            return backed;
        }

        var known = (anchors ??= new AnchorBook(store)).Read().Newest?.Position;
        var mark = $"before-{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        string? aside = null;
        var restored = StoreBackup.Whole(store.Path, part =>
        {
            StoreBackup.Copy(from, part);
            var copy = StoreCheck.Of(part, stop);
            aside = copy.IsAccepted && store.Exists ? MoveAside(store.Path, mark) : null;
            return copy;
        });
        if (restored.IsAccepted)
        {
            anchors.MoveAside(mark);
        }

        return restored.Then<StoreCopy>(copy => copy with { KeptAs = aside, Known = known });
    }

    private static string MoveAside(string path, string mark)
    {
        SqliteConnection.ClearAllPools();
        var aside = $"{path}.{mark}";
        foreach (var part in Parts.Where(part => File.Exists(path + part)))
        {
            File.Move(path + part, aside + part);
        }

        return aside;
    }
}
