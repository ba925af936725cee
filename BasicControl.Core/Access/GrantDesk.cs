using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Access;

/// <summary>A role to give.</summary>
/// <param name="Unit">Where it is held; null: over the whole store, which only who answers for it gives.</param>
/// <param name="From">UTC; null: now.</param>
/// <param name="To">UTC, exclusive; null: without an end.</param>
public sealed record GiveRole(AccountId Account, Post Role, UnitId? Unit, ScopeRoot Reads, ScopeRoot Acts, DateTime? From = null, DateTime? To = null)
{
    /// <summary>Reads and acts on the unit with everything below it.</summary>
    public static GiveRole In(AccountId account, Post role, UnitId unit) => new(account, role, unit, ScopeRoot.Of(unit), ScopeRoot.Of(unit));
}

/// <summary>
/// Gives roles and takes them back. A person holds at most one of the three administrators' roles at any time; nobody gives themselves
/// a role, nor one beyond what they act on.
/// </summary>
public sealed class GrantDesk(Commit commit, OrganisationBook units, AccessBook book)
{
    private readonly AccessRules _rules = new(units);
    private readonly SessionWriter _sessions = new(book);

    /// <summary>
    /// Refusals: <c>access.not-allowed</c>, <c>access.own-account</c>, <c>access.out-of-scope</c>, <c>account.unknown</c>, <c>unit.unknown</c>,
    /// <c>role.not-for-people</c>, <c>role.backwards</c>, <c>role.exists</c>, <c>role.other-administrator</c>.
    /// </summary>
    public Task<Outcome<Grant>> Give(GiveRole asked, Actor actor, CancellationToken stop = default) => commit.Desk(session => Give(session, asked, actor), stop);

    /// <summary>
    /// Takes a role back; sessions that act in it end. Refusals: <c>access.not-allowed</c>, <c>access.own-account</c>, <c>access.out-of-scope</c>,
    /// <c>role.unknown</c>, <c>role.last-security-administrator</c>.
    /// </summary>
    public Task<Outcome<Grant>> Revoke(long grant, Actor actor, CancellationToken stop = default) => commit.Desk(session => Revoke(session, grant, actor), stop);

    private Outcome<Grant> Give(WriteSession session, GiveRole asked, Actor actor)
    {
        if ((AccessRules.May(actor, Permission.ManageAccounts) ?? AccessRules.NotOwn(actor, asked.Account)) is { } no)
        {
            return no;
        }

        if (session.Db.Accounts.AsNoTracking().FirstOrDefault(row => row.Id == asked.Account.Value) is not { } account)
        {
            return AccessRules.Unknown("account.unknown", asked.Account.Value);
        }

        var from = asked.From is { } start && start > session.Now ? Instants.Truncate(start) : session.Now;
        var grant = new Grant
        {
            Id = session.NextId("grants"),
            AccountId = asked.Account,
            Role = asked.Role,
            UnitId = asked.Unit,
            Reads = asked.Reads,
            Acts = asked.Acts,
            From = from,
            To = asked.To is { } end ? Instants.Truncate(end) : null,
        };
        if (Check(session, grant, account, actor) is { } wrong)
        {
            return wrong;
        }

        Write(session, grant, actor);
        return grant;
    }

    /// <summary>Writes a role that has been checked.</summary>
    internal void Write(WriteSession session, Grant grant, Actor actor)
    {
        session.Db.Grants.Add(grant);
        session.Record(new(
            Subject.Account, grant.AccountId.Value, session.Now, new RoleGranted(grant.Id, grant.Role, grant.UnitId, grant.Reads.Code, grant.Acts.Code, grant.From, grant.To),
            actor, grant.UnitId));
        session.OnCommitted(() => book.Put(grant));
    }

    private Refusal? Check(WriteSession session, Grant grant, Account account, Actor actor)
    {
        if (!PermissionTable.Roles.Contains(grant.Role) || grant.Role == Post.WallDevice)
        {
            return new Refusal("role.not-for-people", "role", grant.Role.ToString());
        }

        if ((_rules.UnitKnown(grant.UnitId, "unit") ?? _rules.UnitKnown(grant.Reads.Unit, "reads") ?? _rules.UnitKnown(grant.Acts.Unit, "acts")) is { } unknown)
        {
            return unknown;
        }

        if (grant.To <= grant.From)
        {
            return new Refusal("role.backwards", "to");
        }

        var held = AccessRules.GrantsOf(session.Db, grant.AccountId);
        if (!_rules.AnswersFor(actor, account.UnitId, held.Append(grant), session.Now))
        {
            return new Refusal(ScopeCheck.OutOfScope);
        }

        if (held.Exists(other => other.Role == grant.Role && other.UnitId == grant.UnitId && other.Overlaps(grant)))
        {
            return new Refusal("role.exists", "role", grant.Role.ToString());
        }

        return AccessRules.OtherAdministrator(held, grant) is { } other ? new Refusal("role.other-administrator", "role", other.Role.ToString()) : null;
    }

    private Outcome<Grant> Revoke(WriteSession session, long id, Actor actor)
    {
        if (AccessRules.May(actor, Permission.ManageAccounts) is { } no)
        {
            return no;
        }

        if (session.Db.Grants.AsNoTracking().FirstOrDefault(row => row.Id == id) is not { } grant || grant.To <= session.Now)
        {
            return AccessRules.Unknown("role.unknown", id);
        }

        var account = session.Db.Accounts.AsNoTracking().First(row => row.Id == grant.AccountId.Value);
        if ((AccessRules.NotOwn(actor, grant.AccountId) ?? _rules.MustAnswerFor(session, actor, account)) is { } not)
        {
            return not;
        }

        if (account.DisabledAt is null && AccessRules.IsLastSecurityAdministrator(session.Db, grant.AccountId, [grant], session.Now))
        {
            return new Refusal("role.last-security-administrator");
        }

        var ended = grant with { To = grant.From > session.Now ? grant.From : session.Now };
        session.Db.Grants.Update(ended);
        var closed = _sessions.CloseAll(session, grant.AccountId, SessionEnd.RoleRevoked, grant.Id);
        session.Record(new(Subject.Account, grant.AccountId.Value, session.Now, new RoleRevoked(grant.Id, grant.Role, closed), actor, grant.UnitId));
        session.OnCommitted(() => book.Put(ended));
        return ended;
    }
}
