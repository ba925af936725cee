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
        var aside = $"{store.Path}.{mark}";
        List<string> moved = [];
        try
        {
            return StoreBackup.Whole(store.Path, part =>
            {
                StoreBackup.Copy(from, part);
                var copy = StoreCheck.Of(part, stop);
                moved = copy.IsAccepted ? Move(store.Path, aside) : [];
                return copy;
            }).Then<StoreCopy>(copy =>
            {
                anchors.MoveAside(mark);
                return copy with { KeptAs = moved.Count == 0 ? null : aside, Known = known };
            });
        }
        catch when (moved.Count > 0 && !store.Exists)
        {
            Move(aside, store.Path);
            throw;
        }
    }

    // A log goes along even where its store has been taken away by hand: beside another file it would be played into that one.
    private static List<string> Move(string path, string to)
    {
        SqliteConnection.ClearAllPools();
        var parts = Parts.Where(part => File.Exists(path + part)).ToList();
        foreach (var part in parts)
        {
            File.Move(path + part, to + part);
        }

        return parts;
    }
}
