using System.Collections.Frozen;
using System.Collections.Immutable;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Access;

/// <content>From what was proved to who asks.</content>
public sealed partial class AccessBook
{
    private static readonly FrozenSet<Permission> OwnAccountOnly = new[] { Permission.ReadOwnAccount }.ToFrozenSet();

    /// <summary>The person whose session the token opens, and their activity.</summary>
    /// <param name="from">Network address, or null.</param>
    /// <returns>Null when it is closed, idle too long, too old, or its account or role is gone.</returns>
    public Caller? OfSession(string token, string? from)
    {
        if (!_sessionTokens.TryFind(token, out var id) || CallerOf(id, from) is not { } caller)
        {
            return null;
        }

        Touch(id);
        return caller;
    }

    /// <summary>The screen that the token opens, or null when it is not approved, unknown or revoked.</summary>
    public Caller? OfDevice(string token, string? from) => _deviceTokens.TryFind(token, out var id) ? CallerOfDevice(id, from) : null;

    /// <summary>The system that the key opens, or null when it is unknown, expired or revoked.</summary>
    public Caller? OfKey(string token, string? from) => _keyTokens.TryFind(token, out var id) ? CallerOfKey(id, from) : null;

    /// <summary>The same caller as of now, for connections that stay open; this is no activity.</summary>
    /// <returns>Null when they are not let in any more.</returns>
    public Caller? Again(Caller caller) => caller.Kind switch
    {
        CallerKind.Account => caller.Session is { } session ? CallerOf(session, caller.From) : null,
        CallerKind.Device => caller.Id is { } device ? CallerOfDevice(device, caller.From) : null,
        CallerKind.Key => caller.Id is { } key ? CallerOfKey(key, caller.From) : null,
        _ => caller,
    };

    /// <summary>Somebody is at work in the session: it is not idle.</summary>
    public void Touch(long session)
    {
        if (_seen.TryGetValue(session, out var seen) && Now is var now && now > seen)
        {
            _seen.TryUpdate(session, now, seen);
        }
    }

    /// <summary>Why a session does not hold any more, or null: it holds.</summary>
    internal SessionEnd? EndOf(Session session, DateTime now)
    {
        var (idle, late) = (WithSeen(session).SeenAt + Policy.Idle, session.OpenedAt + Policy.Longest);
        if (now < idle && now < late)
        {
            return null;
        }

        return idle < late ? SessionEnd.Idle : SessionEnd.TooLong;
    }

    private Caller? CallerOf(long id, string? from)
    {
        var now = Now;
        if (!_sessions.TryGetValue(id, out var session) || EndOf(session, now) is not null
            || !_accounts.TryGetValue(session.AccountId, out var account) || account.IsDisabled
            || GrantsOf(account.Id).FirstOrDefault(grant => grant.Id == session.GrantId) is not { } role || !role.IsInForce(now))
        {
            return null;
        }

        var mustChange = account.MustChange || account.PasswordChangedAt + Policy.PasswordAge <= now;
        var needsFactor = Policy.AdministratorsNeedSecondFactor && !account.HasSecondFactor && PermissionTable.Administrators.Contains(role.Role);
        var reads = _glasses.GetValueOrDefault(account.Id, ImmutableArray<BreakGlass>.Empty)
            .Where(glass => glass.GrantId == role.Id && glass.From <= now && now < glass.Until)
            .Aggregate(role.Reads.Scope, (scope, glass) => scope.And(Scope.Of(glass.UnitId)));
        return new Caller(
            CallerKind.Account, account.Id, account.Name, role.Role, account.Person, role.UnitId,
            mustChange || needsFactor ? OwnAccountOnly : PermissionTable.Of(role.Role), reads, role.Acts.Scope, from)
        {
            Session = id,
            MustChange = mustChange,
            NeedsSecondFactor = needsFactor,
        };
    }

    private Caller? CallerOfDevice(AccountId id, string? from) => _devices.TryGetValue(id, out var device) && device.RevokedAt is null
        ? new(CallerKind.Device, id, device.Name, Post.WallDevice, null, device.CityId, PermissionTable.Of(Post.WallDevice), Scope.Of(device.CityId), Scope.Nothing, from)
        : null;

    private Caller? CallerOfKey(AccountId id, string? from) => _keys.TryGetValue(id, out var key) && key.RevokedAt is null && Now < key.ExpiresAt
        ? new(CallerKind.Key, id, key.Name, Post.Import, null, key.Root.Unit, key.Permissions(), key.Root.Scope, key.Root.Scope, from)
        : null;
}
