using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace BasicControl.Core.Access;

/// <summary>Random tokens and their hashes. A token of 256 bits needs no salt and no slow hash.</summary>
internal static class Tokens
{
    private const string Readable = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int LongestToken = 200;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Characters without look-alikes, for people to read off.</summary>
    public static string Short(int length) => RandomNumberGenerator.GetString(Readable, length);

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Length > LongestToken ? "" : token)));

    /// <summary>Compares in a time that does not depend on where they differ.</summary>
    public static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(left.AsSpan()), MemoryMarshal.AsBytes(right.AsSpan()));
}

/// <summary>Finds by a token's hash: a part of the hash leads to the place, the whole is compared in constant time.</summary>
internal sealed class TokenIndex<T>
{
    private const int Part = 16;

    private readonly ConcurrentDictionary<string, (string Hash, T Value)> _places = new(StringComparer.Ordinal);

    public void Put(string hash, T value) => _places[hash[..Part]] = (hash, value);

    public void Remove(string hash) => _places.TryRemove(hash[..Part], out _);

    public bool TryFind(string token, [MaybeNullWhen(false)] out T value)
    {
        var hash = Tokens.HashOf(token);
        if (_places.TryGetValue(hash[..Part], out var place) && Tokens.Same(place.Hash, hash))
        {
            value = place.Value;
            return true;
        }

        value = default;
        return false;
    }
}
