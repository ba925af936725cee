using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Changes;

/// <summary>
/// The chain: each row's hash covers the hash before it, the row's open part and the digest of its sealed part, so a
/// changed, missing, swapped or inserted row shows. Erasing salt and sealed part later changes no hash.
/// </summary>
public static class HashChain
{
    public const int Size = 32;

    /// <summary>What the first row follows on.</summary>
    public static readonly byte[] Origin = new byte[Size];

    public static byte[] DigestOfSealed(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> ciphertext)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(ciphertext);
        return hash.GetHashAndReset();
    }

    /// <summary>Hash of a row whose own <see cref="ChangeRow.Hash"/> is not read.</summary>
    public static byte[] Next(ReadOnlySpan<byte> previous, ChangeRow row) => Next(previous, row, row.Position);

    /// <summary>Hash that the row would have at another place.</summary>
    internal static byte[] Next(ReadOnlySpan<byte> previous, ChangeRow row, long position)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Span<byte> numbers = stackalloc byte[9 * 8];
        Write(numbers, 0, position);
        Write(numbers, 1, (long)row.Subject);
        Write(numbers, 2, row.SubjectId);
        Write(numbers, 3, Instants.ToMilliseconds(row.HappenedAt));
        Write(numbers, 4, Instants.ToMilliseconds(row.RecordedAt));
        Write(numbers, 5, row.UnitId ?? long.MinValue);
        Write(numbers, 6, row.PersonId ?? long.MinValue);
        Write(numbers, 7, (long)row.Post);
        Write(numbers, 8, row.AccountId ?? long.MinValue);
        hash.AppendData(numbers);
        Append(hash, row.Kind);
        Append(hash, row.Open);
        Append(hash, row.Origin ?? "");
        hash.AppendData(row.SealedDigest ?? []);
        return hash.GetHashAndReset();
    }

    private static void Write(Span<byte> numbers, int index, long value) =>
        BinaryPrimitives.WriteInt64BigEndian(numbers[(index * 8)..], value);

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
