using System.Security.Cryptography;
using System.Text;
using BasicControl.Core.Basics;
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
        using var bytes = new DigestBytes();
        bytes.Add(salt);
        bytes.Add(ciphertext);
        return SHA256.HashData(bytes.Written);
    }

    /// <summary>Hash of a row whose own <see cref="ChangeRow.Hash"/> is not read.</summary>
    public static byte[] Next(ReadOnlySpan<byte> previous, ChangeRow row) => Next(previous, row, row.Position);

    /// <summary>Hash that the row would have at another place.</summary>
    internal static byte[] Next(ReadOnlySpan<byte> previous, ChangeRow row, long position)
    {
        using var bytes = new DigestBytes();
        bytes.Add(previous);
        bytes.Add(position);
        bytes.Add((long)row.Subject);
        bytes.Add(row.SubjectId);
        bytes.Add(Instants.ToMilliseconds(row.HappenedAt));
        bytes.Add(Instants.ToMilliseconds(row.RecordedAt));
        bytes.Add(row.UnitId ?? long.MinValue);
        bytes.Add(row.PersonId ?? long.MinValue);
        bytes.Add((long)row.Post);
        bytes.Add(row.AccountId ?? long.MinValue);
        Append(bytes, row.Kind);
        Append(bytes, row.Open);
        Append(bytes, row.Origin ?? "");
        bytes.Add(row.SealedDigest);
        return SHA256.HashData(bytes.Written);
    }

    private static void Append(DigestBytes bytes, string text)
    {
        bytes.Add(Encoding.UTF8.GetByteCount(text));
        bytes.Add(text);
    }
}
