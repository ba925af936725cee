using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Access;

/// <summary>Opens, changes and ends sessions. Whoever opens one has proved who they are.</summary>
public sealed class SessionDesk(Commit commit, OrganisationBook units, AccessBook book)
{
    private readonly AccessRules _rules = new(units);
    private readonly SessionWriter _sessions = new(book);

    /// <summary>Opens a session in the account's first role. The actor is the account itself, with its address. Refusals: <c>access.no-role</c>, <c>access.not-admitted</c>.</summary>
    public Task<Outcome<OpenedSession>> Open(AccountId account, SessionProof proof, string? agent, string? address, CancellationToken stop = default) =>
        commit.Desk(session => Open(session, account, proof, agent, address), stop);

    /// <summary>The person takes another of their roles; connections are ended and come again in it. Refusals: <c>session.unknown</c>, <c>role.unknown</c>.</summary>
    public Task<Outcome<Session>> TakeRole(long session, long grant, Actor actor, CancellationToken stop = default) =>
        commit.Desk(write => TakeRole(write, session, grant, actor), stop);

    /// <summary>The person leaves. Refusals: <c>session.unknown</c>: it is closed already, or somebody else's.</summary>
    public Task<Outcome<long>> Close(long session, Actor actor, CancellationToken stop = default) => commit.Desk(
        write => Find(write, session) is { } open && open.AccountId == actor.Account ? Closed(write, open, SessionEnd.SignedOut, actor) : AccessRules.Unknown("session.unknown", session),
        stop);

    /// <summary>
    /// Ends a session of one's own or of an account that one administers. Refusals: <c>session.unknown</c>, <c>access.not-allowed</c>, <c>access.out-of-scope</c>.
    /// </summary>
    public Task<Outcome<long>> Revoke(long session, Actor actor, CancellationToken stop = default) => commit.Desk(write => Revoke(write, session, actor), stop);

    /// <summary>Closes sessions that are idle or too old and writes the last activity of the others, now and then: call it every minute.</summary>
    /// <returns>How many were closed.</returns>
    public async Task<int> Sweep(CancellationToken stop = default)
    {
        var swept = await commit.Desk<int>(Sweep, stop);
        return swept.Value;
    }

    internal Outcome<OpenedSession> Open(WriteSession session, AccountId account, SessionProof proof, string? agent, string? address)
    {
        if (session.Db.Accounts.AsNoTracking().FirstOrDefault(row => row.Id == account.Value) is not { DisabledAt: null } known)
        {
            return new Refusal("access.not-admitted");
        }

        if (AccessRules.GrantsOf(session.Db, account).OrderBy(grant => grant.Id).FirstOrDefault(grant => grant.IsInForce(session.Now)) is not { } role)
        {
            return new Refusal("access.no-role");
        }

        var actor = new Actor(known.PersonId, role.Role, role.UnitId, known.Name) { Account = account, From = address, Acts = role.Acts.Scope };
        return _sessions.Open(session, account, role, proof, agent, actor);
    }

    private Outcome<Session> TakeRole(WriteSession write, long id, long grant, Actor actor)
    {
        if (Find(write, id) is not { } open || open.AccountId != actor.Account)
        {
            return AccessRules.Unknown("session.unknown", id);
        }

        if (AccessRules.GrantsOf(write.Db, open.AccountId).Find(one => one.Id == grant) is not { } role || !role.IsInForce(write.Now))
        {
            return AccessRules.Unknown("role.unknown", grant);
        }

        var moved = open with { GrantId = grant };
        write.Db.Sessions.Update(moved);
        write.Record(new(Subject.Account, open.AccountId.Value, write.Now, new SessionRoleChosen(id, grant), actor, role.UnitId));
        write.OnCommitted(() =>
        {
            book.Put(moved);
            book.Tell(RevokedThing.Session, id);
        });
        return moved;
    }

    private Outcome<long> Revoke(WriteSession write, long id, Actor actor)
    {
        if (Find(write, id) is not { } open)
        {
            return AccessRules.Unknown("session.unknown", id);
        }

        if (open.AccountId != actor.Account)
        {
            var account = write.Db.Accounts.AsNoTracking().First(row => row.Id == open.AccountId.Value);
            if ((AccessRules.May(actor, Permission.ManageAccounts) ?? _rules.MustAnswerFor(write, actor, account)) is { } no)
            {
                return no;
            }
        }

        return Closed(write, open, SessionEnd.Revoked, actor);
    }

    private Outcome<long> Closed(WriteSession write, Session open, SessionEnd end, Actor actor)
    {
        _sessions.Close(write, open, end, actor);
        return open.Id;
    }

    private Outcome<int> Sweep(WriteSession write)
    {
        var closed = 0;
        foreach (var stored in write.Db.Sessions.AsNoTracking().Where(row => row.ClosedAt == null).ToList())
        {
            if (book.EndOf(stored, write.Now) is { } end)
            {
                _sessions.Close(write, stored, end, Actor.System);
                closed++;
            }
            else if (book.Session(stored.Id) is { } live && live.SeenAt - stored.SeenAt >= book.Policy.WriteSeenEvery)
            {
                write.Db.Sessions.Update(live);
            }
        }

        return closed;
    }

    private static Session? Find(WriteSession write, long id) => write.Db.Sessions.AsNoTracking().FirstOrDefault(row => row.Id == id && row.ClosedAt == null);
}
