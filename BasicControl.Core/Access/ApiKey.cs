using System.Collections.Frozen;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Access;

/// <summary>A key of another system: some permissions on one scope until an instant.</summary>
public sealed record ApiKey
{
    /// <summary>What a key may be given.</summary>
    public static readonly FrozenSet<Permission> Grantable = new[]
    {
        Permission.SendIncidents, Permission.ReadWall, Permission.ReadWork, Permission.ReadScores, Permission.ReadBriefing,
        Permission.ImportFiles, Permission.PublishMapping,
    }.ToFrozenSet();

    public AccountId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>First characters of the token, so that people can tell keys apart.</summary>
    public required string Prefix { get; init; }

    public required string TokenHash { get; init; }

    /// <summary>Names of <see cref="Permission"/>, separated by blanks, in order.</summary>
    public required string May { get; init; }

    public ScopeRoot Root { get; init; }

    public AccountId? IssuedBy { get; init; }

    public DateTime IssuedAt { get; init; }

    public DateTime ExpiresAt { get; init; }

    public DateTime? RevokedAt { get; init; }

    public FrozenSet<Permission> Permissions() => May.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Permission>).ToFrozenSet();
}

/// <summary>A key just issued; the token is shown once.</summary>
public sealed record IssuedKey(ApiKey Key, string Token);
