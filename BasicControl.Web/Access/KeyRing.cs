using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Web.Access;

/// <summary>Keys that live as long as the program. Only their digests are kept.</summary>
internal sealed class KeyRing
{
    private readonly ConcurrentDictionary<string, Caller> _callers = new();

    /// <returns>The key, which is shown this once.</returns>
    public string Issue(string name, Scope scope, params Permission[] may) => Take("bck_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), name, scope, may);

    /// <summary>Takes a key that was issued before.</summary>
    public string Take(string key, string name, Scope scope, params Permission[] may)
    {
        _callers[Digest(key)] = new(CallerKind.Key, null, name, Post.Import, null, null, may.ToFrozenSet(), scope, scope, null);
        return key;
    }

    public string? IdOf(string key) => _callers.ContainsKey(Digest(key)) ? Digest(key) : null;

    public Caller? Of(string id) => _callers.GetValueOrDefault(id);

    private static string Digest(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
