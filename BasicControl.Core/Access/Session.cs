using BasicControl.Core.Basics;

namespace BasicControl.Core.Access;

/// <summary>How somebody proved who they are.</summary>
public enum SessionProof
{
    Password = 0,
    PasswordAndCode = 1,

    /// <summary>The bureau's own identity service.</summary>
    OpenId = 2,

    /// <summary>That service, and a code of this program's own second factor.</summary>
    OpenIdAndCode = 3,
}

/// <summary>Why a session ended.</summary>
public enum SessionEnd
{
    SignedOut = 0,
    Idle = 1,
    TooLong = 2,
    Revoked = 3,
    AccountDisabled = 4,
    PasswordChanged = 5,
    RoleRevoked = 6,
    TooMany = 7,
}

/// <summary>A person at work in one role: from log-in to log-out. The browser has its token, the store only the token's hash.</summary>
public sealed record Session
{
    public long Id { get; init; }

    public AccountId AccountId { get; init; }

    /// <summary>The grant that the person acts in now.</summary>
    public long GrantId { get; init; }

    public required string TokenHash { get; init; }

    public SessionProof Proof { get; init; }

    public DateTime OpenedAt { get; init; }

    /// <summary>The last activity that was written; the latest is in memory.</summary>
    public DateTime SeenAt { get; init; }

    public string? Address { get; init; }

    public string? Agent { get; init; }

    public DateTime? ClosedAt { get; init; }

    public SessionEnd? End { get; init; }
}

/// <summary>A session just opened, with the token that only its browser gets.</summary>
public sealed record OpenedSession(Session Session, string Token);
