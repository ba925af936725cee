using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Access;

/// <summary>Why somebody was not let in. What they typed is never kept.</summary>
public enum SignInFault
{
    UnknownNumber = 0,
    WrongPassword = 1,
    Locked = 2,
    Disabled = 3,
    WrongCode = 4,
    NoRole = 5,
    UnknownLogin = 6,
}

public sealed record SessionOpened(long Session, long Grant, SessionProof Proof) : IChangeEvent
{
    public const string Name = "session.opened";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>Somebody was not let in, once or several times since the last such row of the same number and address.</summary>
public sealed record SessionRefused(SignInFault Fault, int Times) : IChangeEvent
{
    public const string Name = "session.refused";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>Somebody with several roles took another.</summary>
public sealed record SessionRoleChosen(long Session, long Grant) : IChangeEvent
{
    public const string Name = "session.role-chosen";

    [JsonIgnore]
    public string Kind => Name;
}

public sealed record SessionClosed(long Session, SessionEnd End) : IChangeEvent
{
    public const string Closed = "session.closed";

    /// <summary>By somebody else than its owner.</summary>
    public const string Revoked = "session.revoked";

    [JsonIgnore]
    public string Kind => End == SessionEnd.Revoked ? Revoked : Closed;
}

public sealed record DeviceEnrolled(UnitId City) : IChangeEvent
{
    public const string Name = "device.enrolled";

    [JsonIgnore]
    public string Kind => Name;
}

public sealed record DeviceRevoked : IChangeEvent
{
    public const string Name = "device.revoked";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>A key was issued. Scope as the store keeps it: -1 everything, else a unit.</summary>
public sealed record KeyIssued(string May, long Root, DateTime ExpiresAt) : IChangeEvent
{
    public const string Name = "key.issued";

    [JsonIgnore]
    public string Kind => Name;
}

public sealed record KeyRevoked : IChangeEvent
{
    public const string Name = "key.revoked";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>Somebody opened a unit out of their scope for a time; the reason lies in the sealed part.</summary>
public sealed record GlassBroken(long Glass, UnitId Unit, DateTime Until) : IChangeEvent
{
    public const string Name = "scope.broken";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>Somebody in charge of the unit has seen it.</summary>
public sealed record GlassSeen(long Glass) : IChangeEvent
{
    public const string Name = "scope.seen";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>The sealed part: a reason that a person wrote, or a name that a person gave.</summary>
public sealed record AccessTexts(string? Reason = null, string? Name = null);
