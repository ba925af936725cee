using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BasicControl.Core.Sealing;

/// <summary>A data key as the store keeps it: wrapped by a master key. Destroyed, only the row is left, so that its id is never given out again.</summary>
public sealed class DataKeyRow
{
    public int Id { get; init; }

    public KeyKind Kind { get; init; }

    /// <summary>As in <see cref="KeyGroup"/>.</summary>
    public int Month { get; init; }

    /// <summary>Name of the master key that wraps it.</summary>
    public required string Master { get; init; }

    /// <summary>Nonce, ciphertext and tag; null when the key is destroyed.</summary>
    public byte[]? Wrapped { get; init; }
}

/// <summary>
/// One cipher kept in memory for a group of records. A ciphertext is the key's id, a random nonce, the text and the tag; which
/// part of which row it is enters the tag. Callers on any thread.
/// </summary>
internal sealed class DataKey : IDisposable
{
    public const int Overhead = IdSize + NonceSize + TagSize;

    private const int IdSize = 4;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int KeySize = 32;
    private const int PlaceSize = 9;

    private readonly AesGcm _cipher;
    private readonly byte[] _key;
    private readonly RandomBytes _nonces = new(NonceSize);
    private readonly Lock _gate = new();

    private DataKey(int id, KeyGroup group, string master, byte[] key)
    {
        (Id, Group, Master, _key) = (id, group, master, key);
        _cipher = new AesGcm(key, TagSize);
    }

    public int Id { get; }

    public KeyGroup Group { get; }

    public string Master { get; }

    /// <summary>Whether its row is durable.</summary>
    public bool IsStored { get; set; }

    public static DataKey New(int id, KeyGroup group, string master) => new(id, group, master, RandomNumberGenerator.GetBytes(KeySize));

    /// <exception cref="CryptographicException">The wrapped key was changed, or was wrapped by another master key.</exception>
    public static DataKey Unwrap(DataKeyRow row, byte[] master)
    {
        var group = new KeyGroup(row.Kind, row.Month);
        var wrapped = row.Wrapped.AsSpan();
        var key = new byte[KeySize];
        using var cipher = new AesGcm(master, TagSize);
        cipher.Decrypt(wrapped[..NonceSize], wrapped[NonceSize..^TagSize], wrapped[^TagSize..], key, Place(row.Id, group));
        return new(row.Id, group, row.Master, key) { IsStored = true };
    }

    /// <summary>The row of this key, wrapped anew.</summary>
    public DataKeyRow Wrap(string name, byte[] master)
    {
        var wrapped = new byte[NonceSize + KeySize + TagSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(master, TagSize);
        cipher.Encrypt(wrapped.AsSpan(0, NonceSize), _key, wrapped.AsSpan(NonceSize, KeySize), wrapped.AsSpan(NonceSize + KeySize), Place(Id, Group));
        return new() { Id = Id, Kind = Group.Kind, Month = Group.Month, Master = name, Wrapped = wrapped };
    }

    /// <summary>Keys for other uses, derived from this one.</summary>
    public byte[] Derive(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, KeySize, info: System.Text.Encoding.ASCII.GetBytes(use));

    /// <summary>Id of the key that a ciphertext was sealed with.</summary>
    public static int IdOf(ReadOnlySpan<byte> sealedText) => BinaryPrimitives.ReadInt32LittleEndian(sealedText);

    public byte[] Seal(SealedPart part, long row, ReadOnlySpan<byte> text)
    {
        var sealedText = new byte[Overhead + text.Length];
        var bytes = sealedText.AsSpan();
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Id);
        Span<byte> place = stackalloc byte[PlaceSize];
        WritePlace(place, part, row);
        lock (_gate)
        {
            _nonces.Next(bytes.Slice(IdSize, NonceSize));
            _cipher.Encrypt(bytes.Slice(IdSize, NonceSize), text, bytes.Slice(IdSize + NonceSize, text.Length), bytes[^TagSize..], place);
        }

        return sealedText;
    }

    /// <exception cref="CryptographicException">The text was changed, or belongs to another place.</exception>
    public byte[] Open(SealedPart part, long row, ReadOnlySpan<byte> sealedText)
    {
        var text = new byte[sealedText.Length - Overhead];
        Span<byte> place = stackalloc byte[PlaceSize];
        WritePlace(place, part, row);
        lock (_gate)
        {
            _cipher.Decrypt(sealedText.Slice(IdSize, NonceSize), sealedText[(IdSize + NonceSize)..^TagSize], sealedText[^TagSize..], text, place);
        }

        return text;
    }

    public void Dispose()
    {
        _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_key);
    }

    private static void WritePlace(Span<byte> place, SealedPart part, long row)
    {
        place[0] = (byte)part;
        BinaryPrimitives.WriteInt64LittleEndian(place[1..], row);
    }

    private static byte[] Place(int id, KeyGroup group)
    {
        var place = new byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(place, id);
        BinaryPrimitives.WriteInt32LittleEndian(place.AsSpan(4), (int)group.Kind);
        BinaryPrimitives.WriteInt32LittleEndian(place.AsSpan(8), group.Month);
        return place;
    }
}
