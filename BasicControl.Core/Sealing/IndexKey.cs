using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BasicControl.Core.Sealing;

/// <summary>
/// Equality without reading. Equal texts have equal marks, and nobody without the key can tell which text a mark is of. The mark of
/// a place opens again: its nonce is the HMAC of the text (a synthetic nonce), so that the mark is one column and still tells the text.
/// </summary>
internal sealed class IndexKey : IDisposable
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int MostOnStack = 512;

    private readonly byte[] _compare;
    private readonly byte[] _digest;
    private readonly AesGcm _cipher;
    private readonly Lock _gate = new();

    public IndexKey(DataKey key)
    {
        (_compare, _digest) = (key.Derive("compare"), key.Derive("digest"));
        _cipher = new AesGcm(key.Derive("place"), TagSize);
    }

    /// <summary>HMAC-SHA256 of a whole record.</summary>
    public byte[] Digest(ReadOnlySpan<byte> record) => HMACSHA256.HashData(_digest, record);

    /// <summary>64 bits of the HMAC; equal texts have equal ones.</summary>
    public long Mark(string text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_compare, Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    /// <summary>Base64 of synthetic nonce, ciphertext and tag.</summary>
    public string Seal(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        var room = most <= MostOnStack ? stackalloc byte[MostOnStack] : (rented = ArrayPool<byte>.Shared.Rent(most));
        var plain = room[..Encoding.UTF8.GetBytes(text, room)];
        var bytes = new byte[NonceSize + plain.Length + TagSize];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_compare, plain, hash);
        hash[..NonceSize].CopyTo(bytes);
        lock (_gate)
        {
            _cipher.Encrypt(hash[..NonceSize], plain, bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length));
        }

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }

        return Convert.ToBase64String(bytes);
    }

    /// <returns>The text, or null when the mark was made with another key.</returns>
    public string? Open(string mark)
    {
        var bytes = new byte[mark.Length];
        if (!Convert.TryFromBase64String(mark, bytes, out var length) || length < NonceSize + TagSize)
        {
            return null;
        }

        var plain = new byte[length - NonceSize - TagSize];
        try
        {
            lock (_gate)
            {
                _cipher.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length, TagSize), plain);
            }

            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void Dispose() => _cipher.Dispose();
}
