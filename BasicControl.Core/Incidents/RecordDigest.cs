using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
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
        using var hash = vault.Digest();
        Add(hash, Instants.ToMilliseconds(record.At));
        Add(hash, record.Type);
        Add(hash, (long)record.Level);
        Add(hash, record.Unit);
        Add(hash, record.Officer);
        Add(hash, record.Channel);
        Add(hash, record.Department);
        Add(hash, record.Status);
        Add(hash, record.State is { } state ? (long)state : -1);
        Add(hash, record.Address);
        Add(hash, record.Text);
        Add(hash, BitConverter.DoubleToInt64Bits(record.Latitude ?? double.NaN));
        Add(hash, BitConverter.DoubleToInt64Bits(record.Longitude ?? double.NaN));
        Add(hash, record.Due is { } due ? Instants.ToMilliseconds(due) : long.MinValue);
        Add(hash, record.ClosedAt is { } closed ? Instants.ToMilliseconds(closed) : long.MinValue);
        Add(hash, record.Outcome);
        return hash.GetHashAndReset()[..Size];
    }

    /// <summary>Whether the arriving version replaces the one that is stored.</summary>
    public static bool Wins(DateTime? updated, byte[] digest, long? storedUpdated, byte[]? storedDigest)
    {
        var arriving = updated is { } instant ? Instants.ToMilliseconds(instant) : long.MinValue;
        var known = storedUpdated ?? long.MinValue;
        return arriving != known ? arriving > known : digest.AsSpan().SequenceCompareTo(storedDigest) > 0;
    }

    private static void Add(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        if (text is null)
        {
            Add(hash, -1);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }
}
