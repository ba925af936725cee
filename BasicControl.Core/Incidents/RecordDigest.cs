using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Incidents;

/// <summary>
/// Which version of a record wins: the highest source time, then the highest content digest. A total order over
/// contents, so late, repeated and out-of-order arrivals end in the same state.
/// </summary>
internal static class RecordDigest
{
    private const int Size = 16;

    /// <summary>Keyed, so that nobody who has the store alone can try out what a record says.</summary>
    public static byte[] Of(Vault vault, SourceRecord record)
    {
        using var bytes = new DigestBytes();
        bytes.Add(Instants.ToMilliseconds(record.At));
        Add(bytes, record.Type);
        bytes.Add((long)record.Level);
        Add(bytes, record.Unit);
        Add(bytes, record.Officer);
        Add(bytes, record.Channel);
        Add(bytes, record.Department);
        Add(bytes, record.Status);
        bytes.Add(record.State is { } state ? (long)state : -1);
        Add(bytes, record.Address);
        Add(bytes, record.Text);
        bytes.Add(BitConverter.DoubleToInt64Bits(record.Latitude ?? double.NaN));
        bytes.Add(BitConverter.DoubleToInt64Bits(record.Longitude ?? double.NaN));
        bytes.Add(record.Due is { } due ? Instants.ToMilliseconds(due) : long.MinValue);
        bytes.Add(record.ClosedAt is { } closed ? Instants.ToMilliseconds(closed) : long.MinValue);
        Add(bytes, record.Outcome);
        return vault.DigestOf(bytes.Written)[..Size];
    }

    /// <summary>Whether the arriving version replaces the one that is stored.</summary>
    public static bool Wins(DateTime? updated, byte[] digest, long? storedUpdated, byte[]? storedDigest)
    {
        var arriving = updated is { } instant ? Instants.ToMilliseconds(instant) : long.MinValue;
        var known = storedUpdated ?? long.MinValue;
        return arriving != known ? arriving > known : digest.AsSpan().SequenceCompareTo(storedDigest) > 0;
    }

    private static void Add(DigestBytes bytes, string? text)
    {
        if (text is null)
        {
            bytes.Add(-1L);
            return;
        }

        bytes.Add((long)Encoding.UTF8.GetByteCount(text));
        bytes.Add(text);
    }
}
