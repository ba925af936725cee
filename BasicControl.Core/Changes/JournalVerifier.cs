using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Changes;

/// <summary>What a walk along the chain found.</summary>
/// <param name="BrokenAt">First position that does not follow on, or null when the chain holds.</param>
/// <param name="Code">Why: <c>journal.missing</c>, <c>journal.changed</c>, <c>journal.sealed-changed</c>.</param>
public sealed record JournalReport(long Rows, long? BrokenAt, string? Code, string? LastHash)
{
    public bool IsValid => BrokenAt is null;
}

/// <summary>Walks the journal from the first row and recomputes every hash.</summary>
public static class JournalVerifier
{
    public static JournalReport Verify(BasicControlDb db, Action<long>? progress = null, CancellationToken stop = default)
    {
        var previous = HashChain.Origin;
        long position = 0;
        foreach (var row in db.Changes.AsNoTracking().OrderBy(change => change.Position).AsEnumerable())
        {
            stop.ThrowIfCancellationRequested();
            if (row.Position != position + 1)
            {
                return new(position, position + 1, "journal.missing", null);
            }

            if (!HashChain.Next(previous, row).AsSpan().SequenceEqual(row.Hash))
            {
                return new(position, row.Position, "journal.changed", null);
            }

            if (row.Sealed is not null && !HashChain.DigestOfSealed(row.Salt, row.Sealed).AsSpan().SequenceEqual(row.SealedDigest))
            {
                return new(position, row.Position, "journal.sealed-changed", null);
            }

            (previous, position) = (row.Hash, row.Position);
            if (position % 10_000 == 0)
            {
                progress?.Invoke(position);
            }
        }

        return new(position, null, null, Convert.ToHexStringLower(previous));
    }
}
