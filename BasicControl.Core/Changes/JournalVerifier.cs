using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Changes;

/// <summary>What a walk along the chain found.</summary>
/// <param name="Rows">Rows that hold, from the first on.</param>
/// <param name="BrokenAt">First position that does not follow on, or null when the chain holds.</param>
/// <param name="Code">
/// Why: <c>journal.missing</c>, <c>journal.changed</c>, <c>journal.swapped</c>, <c>journal.inserted</c>, <c>journal.sealed-changed</c>; against
/// anchors <c>journal.cut</c> (rows are gone from the end), <c>journal.rewritten</c> (the chain holds in itself and is another one).
/// </param>
/// <param name="Anchors">Anchors that the journal agrees with.</param>
public sealed record JournalReport(long Rows, long? BrokenAt, string? Code, string? LastHash, int Anchors = 0)
{
    public bool IsValid => BrokenAt is null;
}

/// <summary>Walks the journal from the first row and recomputes every hash; anchors tell what the chain alone cannot.</summary>
public static class JournalVerifier
{
    /// <summary>How far behind a broken place the row is sought that belongs there.</summary>
    private const int Reach = 10_000;

    /// <param name="anchors">Read before the store is, so that none is newer than what is walked.</param>
    public static JournalReport Verify(BasicControlDb db, Action<long>? progress = null, AnchorList? anchors = null, CancellationToken stop = default)
    {
        var rows = db.Changes.AsNoTracking().OrderBy(change => change.Position);
        var report = Walk(rows.AsEnumerable(), (0, HashChain.Origin), anchors, progress, stop);
        return report.Code == "journal.changed" ? Named(db, report, report.BrokenAt!.Value) : report;
    }

    /// <summary>Walks rows that follow on a place of the journal.</summary>
    internal static JournalReport Walk(
        IEnumerable<ChangeRow> rows, (long Position, byte[] Hash) from, AnchorList? anchors, Action<long>? progress, CancellationToken stop)
    {
        var (position, previous) = from;
        var known = (anchors ?? AnchorList.None).Anchors.ToLookup(anchor => anchor.Position, anchor => anchor.Hash);
        var agreed = 0;
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            if (FaultOf(row, position, previous) is { } code)
            {
                return new(position, code == "journal.missing" ? position + 1 : row.Position, code, null, agreed);
            }

            foreach (var hash in known[row.Position])
            {
                if (hash != Convert.ToHexStringLower(row.Hash))
                {
                    return new(position, row.Position, "journal.rewritten", null, agreed);
                }

                agreed++;
            }

            (previous, position) = (row.Hash, row.Position);
            if (position % 10_000 == 0)
            {
                progress?.Invoke(position);
            }
        }

        return anchors?.Newest?.Position > position
            ? new(position, position + 1, "journal.cut", null, agreed)
            : new(position, null, null, Convert.ToHexStringLower(previous), agreed);
    }

    private static string? FaultOf(ChangeRow row, long position, byte[] previous)
    {
        if (row.Position != position + 1)
        {
            return "journal.missing";
        }

        if (!HashChain.Next(previous, row).AsSpan().SequenceEqual(row.Hash))
        {
            return "journal.changed";
        }

        return row.Sealed is not null && !HashChain.DigestOfSealed(row.Salt, row.Sealed).AsSpan().SequenceEqual(row.SealedDigest)
            ? "journal.sealed-changed"
            : null;
    }

    /// <summary>
    /// Says what was done at a place whose row does not follow on: the row that belongs there may lie behind it, or the one that
    /// stands there may follow on the last but one, when the one between was slipped in with a hash that fits.
    /// </summary>
    private static JournalReport Named(BasicControlDb db, JournalReport report, long at)
    {
        var rows = db.Changes.AsNoTracking().Where(row => row.Position >= at).OrderBy(row => row.Position).Take(Reach).ToList();
        if (at > 1 && IsAt(rows[0], at - 1, HashBefore(db, at - 1)))
        {
            return report with { Rows = at - 2, BrokenAt = at - 1, Code = "journal.inserted" };
        }

        var previous = HashBefore(db, at);
        for (var i = 1; i < rows.Count; i++)
        {
            if (IsAt(rows[i], at, previous))
            {
                var isSwapped = IsAt(rows[0], rows[i].Position, i == 1 ? rows[1].Hash : rows[i - 1].Hash);
                return report with { Code = isSwapped ? "journal.swapped" : "journal.inserted" };
            }
        }

        return report;
    }

    private static bool IsAt(ChangeRow row, long position, byte[] previous) => HashChain.Next(previous, row, position).AsSpan().SequenceEqual(row.Hash);

    private static byte[] HashBefore(BasicControlDb db, long position) =>
        position == 1 ? HashChain.Origin : db.Changes.Where(row => row.Position == position - 1).Select(row => row.Hash).First();
}
