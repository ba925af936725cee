using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Access.Identity;

/// <summary>An account to create.</summary>
/// <param name="Number">Police number: letters, digits, dot, dash.</param>
/// <param name="Unit">Whose administrators answer for it; null: those of the whole store.</param>
public sealed record NewAccount(string Number, string Name, UnitId? Unit, PersonId? Person = null);

/// <summary>A password that somebody else gave, shown once; it has to be changed at the next log-in.</summary>
public sealed record OneTimePassword(AccountId Account, string Password);

/// <summary>What an administrator does with accounts.</summary>
public sealed class AccountDesk(Commit commit, OrganisationBook units, AccessBook book, AccountIdentity identity)
{
    private const int LongestName = 60;
    private const int LongestNumber = 32;

    private readonly AccessRules _rules = new(units);
    private readonly SessionWriter _sessions = new(book);

    /// <summary>
    /// Refusals: <c>access.not-allowed</c>, <c>access.out-of-scope</c>, <c>unit.unknown</c>, <c>account.exists</c>, <c>account.number-form</c>,
    /// <c>account.person-has-one</c>, <c>account.person-unknown</c>, <c>text.missing</c>, <c>text.too-long</c>, <c>text.control-character</c>.
    /// </summary>
    public async Task<Outcome<OneTimePassword>> Create(NewAccount asked, Actor actor, CancellationToken stop = default)
    {
        var made = Make(asked, actor);
        if (!made.TryGet(out var account))
        {
            return made.Refusal;
        }

        using var manager = identity.Open();
        var password = OneTime(account);
        manager.For(new(actor, AccountStep.Edited, Before: OnePersonOneAccount));
        var result = await Task.Run(() => manager.CreateAsync(account, password), stop);
        return result.Succeeded ? new OneTimePassword(new(account.Id), password) : manager.Refusals(result).ToList();
    }

    /// <summary>
    /// Shuts an account out at once; its sessions end. Refusals: <c>access.not-allowed</c>, <c>access.own-account</c>, <c>access.out-of-scope</c>,
    /// <c>account.unknown</c>, <c>account.disabled-already</c>, <c>role.last-security-administrator</c>.
    /// </summary>
    public Task<Outcome<AccountEntry>> Disable(AccountId id, Actor actor, CancellationToken stop = default) => commit.Desk<AccountEntry>(
        session =>
        {
            var found = Administered(session, id, actor);
            if (!found.TryGet(out var account))
            {
                return found.Refusal;
            }

            if (account.DisabledAt is not null)
            {
                return new Refusal("account.disabled-already");
            }

            if (AccessRules.IsLastSecurityAdministrator(session.Db, id, AccessRules.GrantsOf(session.Db, id), session.Now))
            {
                return new Refusal("role.last-security-administrator");
            }

            account.DisabledAt = session.Now;
            var closed = _sessions.CloseAll(session, id, SessionEnd.AccountDisabled);
            var entry = Write(session, account, new AccountDisabled(closed), actor);
            session.OnCommitted(() => book.Tell(RevokedThing.Account, id.Value));
            return entry;
        },
        stop);

    /// <summary>Refusals: <c>access.not-allowed</c>, <c>access.own-account</c>, <c>access.out-of-scope</c>, <c>account.unknown</c>, <c>account.not-disabled</c>.</summary>
    public Task<Outcome<AccountEntry>> Enable(AccountId id, Actor actor, CancellationToken stop = default) => commit.Desk<AccountEntry>(
        session =>
        {
            var found = Administered(session, id, actor);
            if (!found.TryGet(out var account))
            {
                return found.Refusal;
            }

            if (account.DisabledAt is null)
            {
                return new Refusal("account.not-disabled");
            }

            account.DisabledAt = null;
            return Write(session, account, new AccountEnabled(), actor);
        },
        stop);

    /// <summary>
    /// Gives a password for one log-in, unlocks the account and ends its sessions. Refusals: <c>access.not-allowed</c>, <c>access.own-account</c>,
    /// <c>access.out-of-scope</c>, <c>account.unknown</c>, <c>account.changed-meanwhile</c>.
    /// </summary>
    public async Task<Outcome<OneTimePassword>> ResetPassword(AccountId id, Actor actor, CancellationToken stop = default)
    {
        using var manager = identity.Open();
        if (await AccountIdentity.Find(manager, id) is not { } account)
        {
            return AccessRules.Unknown("account.unknown", id.Value);
        }

        if (MayNot(actor, account) is { } no)
        {
            return no;
        }

        var password = OneTime(account);
        manager.For(new(actor, AccountStep.PasswordReset, Before: (session, _) => MayNot(session, id, actor), Beside: EndSessions));
        var refusals = await Task.Run(() => manager.SetPassword(account, password, mustChange: true, identity.Now), stop);
        return refusals.Count == 0 ? new OneTimePassword(id, password) : refusals.ToList();
    }

    /// <summary>Takes a lost second factor off and ends the sessions. Refusals as for <see cref="ResetPassword"/>.</summary>
    public async Task<Outcome<AccountId>> ForgetSecondFactor(AccountId id, Actor actor)
    {
        using var manager = identity.Open();
        if (await AccountIdentity.Find(manager, id) is not { } account)
        {
            return AccessRules.Unknown("account.unknown", id.Value);
        }

        if (MayNot(actor, account) is { } no)
        {
            return no;
        }

        account.TwoFactorEnabled = false;
        manager.For(new(actor, AccountStep.SecondFactorOff, Before: (session, _) => MayNot(session, id, actor), Beside: EndSessions));
        var refusals = await manager.Save(account);
        return refusals.Count == 0 ? id : refusals.ToList();
    }

    private Outcome<Account> Make(NewAccount asked, Actor actor)
    {
        var number = AccessRules.Text("number", asked.Number, LongestNumber);
        var name = AccessRules.Text("name", asked.Name, LongestName);
        if ((AccessRules.May(actor, Permission.ManageAccounts) ?? _rules.UnitKnown(asked.Unit, "unit")) is { } no)
        {
            return no;
        }

        if (!number.IsAccepted || !name.IsAccepted)
        {
            return (number.IsAccepted ? name : number).Refusal;
        }

        if (!_rules.Covers(actor, asked.Unit, identity.Now))
        {
            return new Refusal(ScopeCheck.OutOfScope);
        }

        // An officer's account carries the officer's number: so nobody gets two under two names.
        var person = asked.Person ?? units.PersonByNumber(null, number.Value)?.Id;
        if (person is { } id && units.Person(id)?.Number != number.Value)
        {
            return new Refusal("account.person-unknown", "person", number.Value);
        }

        return new Account
        {
            UserName = number.Value,
            Name = name.Value,
            UnitId = asked.Unit,
            PersonId = person,
            CreatedAt = identity.Now,
            MustChange = true,
            PasswordChangedAt = identity.Now,
        };
    }

    private Outcome<Account> Administered(WriteSession session, AccountId id, Actor actor)
    {
        if (session.Db.Accounts.Find(id.Value) is not { } account)
        {
            return AccessRules.Unknown("account.unknown", id.Value);
        }

        return MayNot(session, id, actor) is { } no ? no : account;
    }

    private static Refusal? MayNot(Actor actor, Account account) => AccessRules.May(actor, Permission.ManageAccounts) ?? AccessRules.NotOwn(actor, new(account.Id));

    private Refusal? MayNot(WriteSession session, AccountId id, Actor actor) =>
        session.Db.Accounts.AsNoTracking().FirstOrDefault(row => row.Id == id.Value) is { } account
            ? MayNot(actor, account) ?? _rules.MustAnswerFor(session, actor, account)
            : AccessRules.Unknown("account.unknown", id.Value);

    private Refusal? EndSessions(WriteSession session, AccountId id)
    {
        _sessions.CloseAll(session, id, SessionEnd.PasswordChanged);
        return null;
    }

    private AccountEntry Write(WriteSession session, Account account, IChangeEvent change, Actor actor)
    {
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        session.Record(new(Subject.Account, account.Id, session.Now, change, actor, account.UnitId));
        var entry = AccountEntry.Of(account);
        session.OnCommitted(() => book.Put(entry));
        return entry;
    }

    private static Refusal? OnePersonOneAccount(WriteSession session, Account account) =>
        account.PersonId is { } person && session.Db.Accounts.AsNoTracking().Any(row => row.PersonId == person) ? new Refusal("account.person-has-one", "person") : null;

    private static string OneTime(Account account)
    {
        while (true)
        {
            var text = Tokens.Short(16);
            var password = $"{text[..4]}-{text[4..8].ToLowerInvariant()}-{text[8..12]}-{text[12..].ToLowerInvariant()}";
            if (PasswordRules.Fault(account, password) is null)
            {
                return password;
            }
        }
    }
}
