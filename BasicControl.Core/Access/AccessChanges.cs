using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Access;

/// <summary>Why an account was changed.</summary>
public enum AccountStep
{
    Edited = 0,
    PasswordChanged = 1,
    PasswordReset = 2,
    SecondFactorOn = 3,
    SecondFactorOff = 4,
    RecoveryCodesMade = 5,
    RecoveryCodeUsed = 6,
    SignedIn = 7,
    SignInRefused = 8,
    LoginLinked = 9,
    Disabled = 10,
    Enabled = 11,
}

/// <summary>An account was created. Police number and name lie in the sealed part.</summary>
public sealed record AccountCreated(PersonId? Person, UnitId? Unit) : IChangeEvent
{
    public const string Name = "account.created";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>The sealed part of <see cref="AccountCreated"/>.</summary>
public sealed record AccountTexts(string Number, string Name);

/// <summary>An account was changed: the names of the fields, never their values.</summary>
public sealed record AccountChanged(AccountStep Step, IReadOnlyList<string> Fields) : IChangeEvent
{
    public const string Name = "account.changed";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>An account was disabled; its sessions end with it.</summary>
public sealed record AccountDisabled(int Sessions) : IChangeEvent
{
    public const string Name = "account.disabled";

    [JsonIgnore]
    public string Kind => Name;
}

public sealed record AccountEnabled : IChangeEvent
{
    public const string Name = "account.enabled";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>A role was given. Scopes as the store keeps them: 0 nothing, -1 everything, else a unit.</summary>
public sealed record RoleGranted(long Grant, Post Role, UnitId? Unit, long Reads, long Acts, DateTime From, DateTime? To) : IChangeEvent
{
    public const string Name = "role.granted";

    [JsonIgnore]
    public string Kind => Name;
}

public sealed record RoleRevoked(long Grant, Post Role, int Sessions) : IChangeEvent
{
    public const string Name = "role.revoked";

    [JsonIgnore]
    public string Kind => Name;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AccountCreated))]
[JsonSerializable(typeof(AccountTexts))]
[JsonSerializable(typeof(AccountChanged))]
[JsonSerializable(typeof(AccountDisabled))]
[JsonSerializable(typeof(AccountEnabled))]
[JsonSerializable(typeof(RoleGranted))]
[JsonSerializable(typeof(RoleRevoked))]
[JsonSerializable(typeof(SessionOpened))]
[JsonSerializable(typeof(SessionRefused))]
[JsonSerializable(typeof(SessionRoleChosen))]
[JsonSerializable(typeof(SessionClosed))]
[JsonSerializable(typeof(DeviceEnrolled))]
[JsonSerializable(typeof(DeviceRevoked))]
[JsonSerializable(typeof(KeyIssued))]
[JsonSerializable(typeof(KeyRevoked))]
[JsonSerializable(typeof(GlassBroken))]
[JsonSerializable(typeof(GlassSeen))]
[JsonSerializable(typeof(AccessTexts))]
public sealed partial class AccessJson : JsonSerializerContext;

public static class AccessChanges
{
    /// <summary>Enters this noun's events into the catalogue.</summary>
    public static EventCatalogue AddAccess(this EventCatalogue events) => events
        .Add(AccountCreated.Name, AccessJson.Default.AccountCreated)
        .Add(AccountChanged.Name, AccessJson.Default.AccountChanged)
        .Add(AccountDisabled.Name, AccessJson.Default.AccountDisabled)
        .Add(AccountEnabled.Name, AccessJson.Default.AccountEnabled)
        .Add(RoleGranted.Name, AccessJson.Default.RoleGranted)
        .Add(RoleRevoked.Name, AccessJson.Default.RoleRevoked)
        .Add(SessionOpened.Name, AccessJson.Default.SessionOpened)
        .Add(SessionRefused.Name, AccessJson.Default.SessionRefused)
        .Add(SessionRoleChosen.Name, AccessJson.Default.SessionRoleChosen)
        .Add(SessionClosed.Closed, AccessJson.Default.SessionClosed)
        .Add(SessionClosed.Revoked, AccessJson.Default.SessionClosed)
        .Add(DeviceEnrolled.Name, AccessJson.Default.DeviceEnrolled)
        .Add(DeviceRevoked.Name, AccessJson.Default.DeviceRevoked)
        .Add(KeyIssued.Name, AccessJson.Default.KeyIssued)
        .Add(KeyRevoked.Name, AccessJson.Default.KeyRevoked)
        .Add(GlassBroken.Name, AccessJson.Default.GlassBroken)
        .Add(GlassSeen.Name, AccessJson.Default.GlassSeen);
}
