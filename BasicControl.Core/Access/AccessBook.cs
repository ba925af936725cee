using System.Collections.Concurrent;
using System.Collections.Immutable;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;

namespace BasicControl.Core.Access;

/// <summary>What is no longer let in: connections of it are ended at once. What still holds may come again.</summary>
public enum RevokedThing
{
    Account = 0,
    Session = 1,
    Device = 2,
    Key = 3,
}

/// <param name="Id">Account, session, device or key.</param>
public readonly record struct Revocation(RevokedThing Thing, long Id);

/// <summary>
/// Who may enter, in memory: accounts, roles, open sessions, screens, keys and access out of scope. A check reads no store,
/// and what is revoked is out from the instant of its commit. Entries are put only after their commit.
/// </summary>
public sealed partial class AccessBook
{
    private readonly ConcurrentDictionary<AccountId, AccountEntry> _accounts = new();
    private readonly ConcurrentDictionary<AccountId, ImmutableArray<Grant>> _grants = new();
    private readonly ConcurrentDictionary<long, Session> _sessions = new();
    private readonly ConcurrentDictionary<long, DateTime> _seen = new();
    private readonly ConcurrentDictionary<AccountId, Device> _devices = new();
    private readonly ConcurrentDictionary<AccountId, ApiKey> _keys = new();
    private readonly ConcurrentDictionary<AccountId, ImmutableArray<BreakGlass>> _glasses = new();
    private readonly TokenIndex<long> _sessionTokens = new();
    private readonly TokenIndex<AccountId> _deviceTokens = new();
    private readonly TokenIndex<AccountId> _keyTokens = new();
    private readonly TimeProvider _clock;

    private AccessBook(TimeProvider clock, AccessPolicy policy) => (_clock, Policy) = (clock, policy);

    /// <summary>Told on the writer's thread, after the commit: take it quickly.</summary>
    public event Action<Revocation>? Revoked;

    public AccessPolicy Policy { get; }

    public IEnumerable<AccountEntry> Accounts => _accounts.Values;

    /// <summary>Enrolled screens, revoked ones as well.</summary>
    public IEnumerable<Device> Devices => _devices.Values;

    /// <summary>Issued keys, expired and revoked ones as well.</summary>
    public IEnumerable<ApiKey> Keys => _keys.Values;

    /// <summary>Open sessions, with their last activity.</summary>
    public IEnumerable<Session> Sessions => _sessions.Values.Select(WithSeen);

    /// <summary>Access out of scope that was taken, the newest last.</summary>
    public IEnumerable<BreakGlass> BreakGlasses => _glasses.Values.SelectMany(list => list).OrderBy(glass => glass.Id);

    public static AccessBook Load(BasicControlDb db, TimeProvider clock, AccessPolicy policy)
    {
        var book = new AccessBook(clock, policy);
        foreach (var account in db.Accounts) book.Put(AccountEntry.Of(account));
        foreach (var grant in db.Grants) book.Put(grant);
        foreach (var session in db.Sessions.Where(session => session.ClosedAt == null)) book.Put(session);
        foreach (var device in db.Devices) book.Put(device);
        foreach (var key in db.ApiKeys) book.Put(key);
        foreach (var glass in db.BreakGlasses) book.Put(glass);
        return book;
    }

    public AccountEntry? Account(AccountId id) => _accounts.GetValueOrDefault(id);

    public Device? Device(AccountId id) => _devices.GetValueOrDefault(id);

    public ApiKey? Key(AccountId id) => _keys.GetValueOrDefault(id);

    public Session? Session(long id) => _sessions.GetValueOrDefault(id) is { } session ? WithSeen(session) : null;

    /// <summary>Every role that the account has, had or will have.</summary>
    public IReadOnlyList<Grant> GrantsOf(AccountId account) => _grants.GetValueOrDefault(account, []);

    /// <summary>The roles that the account may act in at an instant.</summary>
    public IEnumerable<Grant> RolesOf(AccountId account, DateTime at) => _grants.GetValueOrDefault(account, []).Where(grant => grant.IsInForce(at));

    public IEnumerable<Session> SessionsOf(AccountId account) => Sessions.Where(session => session.AccountId == account).OrderBy(session => session.Id);

    /// <summary>Name of an account, screen or key, or null: none has that id.</summary>
    public string? NameOf(AccountId id) => Account(id)?.Name ?? Device(id)?.Name ?? Key(id)?.Name;

    internal void Put(AccountEntry account) => _accounts[account.Id] = account;

    internal void Put(Grant grant) => _grants.AddOrUpdate(
        grant.AccountId, _ => [grant], (_, old) => [.. old.Where(other => other.Id != grant.Id).Append(grant).OrderBy(other => other.Id)]);

    internal void Put(Session session)
    {
        _sessionTokens.Put(session.TokenHash, session.Id);
        _seen.AddOrUpdate(session.Id, session.SeenAt, (_, seen) => seen > session.SeenAt ? seen : session.SeenAt);
        _sessions[session.Id] = session;
    }

    internal void Close(Session session)
    {
        _sessions.TryRemove(session.Id, out _);
        _seen.TryRemove(session.Id, out _);
        _sessionTokens.Remove(session.TokenHash);
        Tell(RevokedThing.Session, session.Id);
    }

    internal void Put(Device device)
    {
        _devices[device.Id] = device;
        if (device.RevokedAt is null)
        {
            _deviceTokens.Put(device.TokenHash, device.Id);
            return;
        }

        _deviceTokens.Remove(device.TokenHash);
    }

    internal void Put(ApiKey key)
    {
        _keys[key.Id] = key;
        if (key.RevokedAt is null)
        {
            _keyTokens.Put(key.TokenHash, key.Id);
            return;
        }

        _keyTokens.Remove(key.TokenHash);
    }

    internal void Put(BreakGlass glass) => _glasses.AddOrUpdate(
        glass.AccountId, _ => [glass], (_, old) => [.. old.Where(other => other.Id != glass.Id).Append(glass).OrderBy(other => other.Id)]);

    /// <summary>
    /// Tells what ran out by itself after one instant and up to another: keys, and the sessions in a role or with access out of scope that is over.
    /// A page or a feed that was opened with it ends. What is asked anew is refused from the end on without this.
    /// </summary>
    public void TellEnded(DateTime after, DateTime to)
    {
        foreach (var key in _keys.Values.Where(key => after < key.ExpiresAt && key.ExpiresAt <= to)) Tell(RevokedThing.Key, key.Id.Value);
        foreach (var grant in _grants.Values.SelectMany(grants => grants).Where(grant => after < grant.To && grant.To <= to))
        {
            foreach (var session in SessionsOf(grant.AccountId).Where(session => session.GrantId == grant.Id)) Tell(RevokedThing.Session, session.Id);
        }

        foreach (var glass in BreakGlasses.Where(glass => after < glass.Until && glass.Until <= to))
        {
            foreach (var session in SessionsOf(glass.AccountId).Where(session => session.GrantId == glass.GrantId)) Tell(RevokedThing.Session, session.Id);
        }
    }

    internal void Tell(RevokedThing thing, long id) => Revoked?.Invoke(new(thing, id));

    private Session WithSeen(Session session) => _seen.TryGetValue(session.Id, out var seen) ? session with { SeenAt = seen } : session;

    private DateTime Now => _clock.UtcNow();
}
