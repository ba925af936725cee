using System.Collections.Concurrent;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using Microsoft.AspNetCore.Identity;

namespace BasicControl.Core.Access.Identity;

/// <summary>What the first half of a log-in gives: a session, or a ticket for the second half.</summary>
/// <param name="Ticket">Holds for a few minutes; only the browser has it.</param>
public sealed record SignInStep(OpenedSession? Opened, string? Ticket);

/// <summary>Whom the bureau's identity service has proved.</summary>
/// <param name="Subject">The service's own name of the person, which never changes.</param>
/// <param name="Number">Police number that the service tells, or null; it links the two at the first log-in.</param>
/// <param name="HasSecondFactor">The service has asked for a second factor that the settings take for ours.</param>
public sealed record ProvedLogin(string Provider, string Subject, string? Number, bool HasSecondFactor = false);

/// <summary>
/// Lets people in: number and password, then a code if they have a second factor. An unknown number, a wrong password, a locked and a
/// disabled account get the same answer after the same work and the same time.
/// </summary>
public sealed class SignIn(AccountIdentity identity, SessionDesk sessions, PasswordProof proof, Commit commit, AccessBook book, TimeProvider clock, RefusalPace pace)
{
    private const int LongestNumber = 64;
    private const int CodeLength = 6;

    private static readonly TimeSpan TicketFor = TimeSpan.FromMinutes(5);

    /// <summary>Longer than a code of an authenticator is taken for.</summary>
    private static readonly TimeSpan CodeHolds = TimeSpan.FromMinutes(5);

    private readonly RefusalLedger _ledger = new(commit, book.Policy, clock);
    private readonly ConcurrentDictionary<string, (AccountId Account, DateTime Until, SessionProof By)> _tickets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(AccountId Account, string Code), DateTime> _usedCodes = new();

    private static Refusal NotAdmitted => new("access.not-admitted");

    /// <summary>Refusals: <c>access.not-admitted</c>, <c>access.busy</c>, and once the password is right <c>access.no-role</c>.</summary>
    public Task<Outcome<SignInStep>> Begin(string number, string password, string? address, string? agent, CancellationToken stop = default)
    {
        var asked = number.Length <= LongestNumber ? number.Trim() : "";
        // Paced inside the lane: otherwise two tries on one number would tell what the first one cost.
        return proof.OneByOne(asked, () => pace.Even(() => Task.Run(() => BeginAlone(asked, password, address, agent, stop), stop), stop), stop);
    }

    /// <summary>The second half: a code of the authenticator or a recovery code. Refusals: <c>access.ticket-gone</c>, <c>access.code-wrong</c>, <c>access.busy</c>, <c>access.no-role</c>.</summary>
    public async Task<Outcome<OpenedSession>> Finish(string ticket, string code, string? address, string? agent, CancellationToken stop = default)
    {
        var hash = Tokens.HashOf(ticket);
        if (!_tickets.TryGetValue(hash, out var held) || held.Until <= identity.Now || book.Account(held.Account) is not { } account)
        {
            _tickets.TryRemove(hash, out _);
            return new Refusal("access.ticket-gone");
        }

        return await proof.OneByOne(account.Number, () => FinishAlone(hash, held.Account, held.By, code, address, agent, stop), stop);
    }

    /// <summary>
    /// Lets in whom the bureau's identity service has proved; an account with a second factor goes on to its code, unless the service has asked for one.
    /// Refusals: <c>access.login-unknown</c>, <c>access.not-admitted</c>, <c>access.no-role</c>.
    /// </summary>
    public async Task<Outcome<SignInStep>> ByLogin(ProvedLogin login, string? address, string? agent, CancellationToken stop = default)
    {
        using var manager = identity.Open();
        var user = await manager.FindByLoginAsync(login.Provider, login.Subject) ?? await Link(manager, login, address);
        if (user is null)
        {
            await _ledger.Tell(login.Subject, null, SignInFault.UnknownLogin, address, stop);
            return new Refusal("access.login-unknown");
        }

        if (FaultOf(manager, user, isRight: true) is { } fault)
        {
            await Refuse(user.UserName!, user, fault, address, stop);
            return NotAdmitted;
        }

        return user.TwoFactorEnabled && !login.HasSecondFactor
            ? Ticket(user, SessionProof.OpenIdAndCode)
            : (await Enter(manager, user, SessionProof.OpenId, address, agent, stop)).Then<SignInStep>(opened => new SignInStep(opened, null));
    }

    /// <summary>Writes what was only counted and forgets what is over; call it every minute.</summary>
    public Task Sweep(CancellationToken stop = default)
    {
        var now = identity.Now;
        foreach (var (hash, _) in _tickets.Where(one => one.Value.Until <= now)) _tickets.TryRemove(hash, out _);
        foreach (var (code, _) in _usedCodes.Where(one => one.Value + CodeHolds <= now)) _usedCodes.TryRemove(code, out _);
        return _ledger.Flush(stop);
    }

    private async Task<Outcome<SignInStep>> BeginAlone(string number, string password, string? address, string? agent, CancellationToken stop)
    {
        using var manager = identity.Open();
        var user = number.Length > 0 ? await manager.FindByNameAsync(number) : null;

        // Exactly one comparison, whoever it is.
        var isRight = user?.PasswordHash is null ? identity.CompareInVain(password) : manager.IsRight(user, password);
        if (FaultOf(manager, user, isRight) is { } fault)
        {
            await Refuse(number, user, fault, address, stop);
            return NotAdmitted;
        }

        if (user!.TwoFactorEnabled)
        {
            return Ticket(user, SessionProof.PasswordAndCode);
        }

        return (await Enter(manager, user, SessionProof.Password, address, agent, stop)).Then<SignInStep>(opened => new SignInStep(opened, null));
    }

    /// <summary>Links the account whose number the service tells; never an administrator's: a claim must not be worth more than a password and a code.</summary>
    private async Task<Account?> Link(AccountManager manager, ProvedLogin login, string? address)
    {
        if (login.Number is not { Length: > 0 and <= LongestNumber } number || await manager.FindByNameAsync(number) is not { DisabledAt: null } named
            || IsAdministrator(new(named.Id)) || (await manager.GetLoginsAsync(named)).Any(other => other.LoginProvider == login.Provider))
        {
            return null;
        }

        manager.For(new(Self(named, address), AccountStep.LoginLinked));
        return (await manager.AddLoginAsync(named, new(login.Provider, login.Subject, null))).Succeeded ? named : null;
    }

    private bool IsAdministrator(AccountId account) =>
        book.GrantsOf(account).Any(grant => PermissionTable.Administrators.Contains(grant.Role) && !(grant.To <= identity.Now));

    private SignInStep Ticket(Account user, SessionProof by)
    {
        var ticket = Tokens.New();
        _tickets[Tokens.HashOf(ticket)] = (new(user.Id), identity.Now + TicketFor, by);
        return new SignInStep(null, ticket);
    }

    private static SignInFault? FaultOf(AccountManager manager, Account? user, bool isRight) => user switch
    {
        null => SignInFault.UnknownNumber,
        { DisabledAt: not null } => SignInFault.Disabled,
        _ when manager.IsLocked(user) => SignInFault.Locked,
        _ => isRight ? null : SignInFault.WrongPassword,
    };

    private async Task Refuse(string number, Account? user, SignInFault fault, string? address, CancellationToken stop)
    {
        if (user is not null && fault is SignInFault.WrongPassword or SignInFault.WrongCode)
        {
            _ledger.Charge(number);
            await proof.Wrong(new(user!.Id), fault, new Actor(null, Post.System, null, "") { From = address }, stop);
            return;
        }

        await _ledger.Tell(number, user is null ? null : new AccountId(user.Id), fault, address, stop);
    }

    private async Task<Outcome<OpenedSession>> FinishAlone(string ticket, AccountId account, SessionProof by, string code, string? address, string? agent, CancellationToken stop)
    {
        using var manager = identity.Open();
        if (await AccountIdentity.Find(manager, account) is not { DisabledAt: null } user || manager.IsLocked(user))
        {
            _tickets.TryRemove(ticket, out _);
            return new Refusal("access.ticket-gone");
        }

        if (!await IsRight(manager, user, code, address))
        {
            await Refuse(user.UserName!, user, SignInFault.WrongCode, address, stop);
            return new Refusal("access.code-wrong", "code");
        }

        // A ticket is for one session, whoever is first.
        return _tickets.TryRemove(ticket, out _) ? await Enter(manager, user, by, address, agent, stop) : new Refusal("access.ticket-gone");
    }

    private async Task<bool> IsRight(AccountManager manager, Account user, string code, string? address)
    {
        var typed = new string([.. code.Where(char.IsAsciiLetterOrDigit)]);
        if (typed.Length == CodeLength && typed.All(char.IsAsciiDigit))
        {
            return await manager.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, typed) && _usedCodes.TryAdd((new(user.Id), typed), identity.Now);
        }

        manager.For(new(Self(user, address), AccountStep.RecoveryCodeUsed));
        return (await manager.RedeemTwoFactorRecoveryCodeAsync(user, typed)).Succeeded;
    }

    private async Task<Outcome<OpenedSession>> Enter(AccountManager manager, Account user, SessionProof by, string? address, string? agent, CancellationToken stop)
    {
        if (user.AccessFailedCount > 0)
        {
            user.AccessFailedCount = 0;
            manager.For(new(Self(user, address), AccountStep.SignedIn));
            await manager.Save(user);
        }

        var opened = await sessions.Open(new(user.Id), by, agent, address, stop);
        if (!opened.IsAccepted)
        {
            await _ledger.Tell(user.UserName!, new(user.Id), opened.Refusal.Code == "access.no-role" ? SignInFault.NoRole : SignInFault.Disabled, address, stop);
        }

        return opened;
    }

    private static Actor Self(Account user, string? address) => new(user.PersonId, Post.System, null, user.Name) { Account = new(user.Id), From = address };
}
