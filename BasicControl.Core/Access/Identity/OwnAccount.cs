using BasicControl.Core.Basics;
using Microsoft.AspNetCore.Identity;

namespace BasicControl.Core.Access.Identity;

/// <summary>What the authenticator app needs.</summary>
/// <param name="Key">Base 32, for typing in.</param>
/// <param name="Address"><c>otpauth://</c>, for a picture that is scanned.</param>
public sealed record AuthenticatorKey(string Key, string Address);

/// <summary>What people do with their own account: password, second factor, recovery codes. Their password is asked for each time.</summary>
public sealed class OwnAccount(AccountIdentity identity, PasswordProof proof, AccessBook book)
{
    private const int Codes = 10;

    private readonly SessionWriter _sessions = new(book);

    /// <summary>
    /// Sets a password; the person's other sessions end. Refusals: <c>password.wrong</c>, <c>account.locked</c>, <c>password.too-short</c>, <c>password.too-long</c>,
    /// <c>password.too-plain</c>, <c>password.run</c>, <c>password.tells-who</c>, <c>password.used-before</c>, <c>account.changed-meanwhile</c>.
    /// </summary>
    public Task<Outcome<AccountId>> ChangePassword(Caller caller, string current, string next, CancellationToken stop = default) => Proved<AccountId>(
        caller,
        current,
        async (manager, user) =>
        {
            manager.For(new(caller.Actor, AccountStep.PasswordChanged, Beside: (session, id) =>
            {
                _sessions.CloseAll(session, id, SessionEnd.PasswordChanged, except: caller.Session);
                return null;
            }));
            var refusals = await manager.SetPassword(user, next, mustChange: false, identity.Now);
            return refusals.Count == 0 ? new AccountId(user.Id) : refusals.ToList();
        },
        stop);

    /// <summary>Makes the key of a second factor, which does not hold before <see cref="ConfirmSecondFactor"/>. Refusals: <c>password.wrong</c>, <c>account.locked</c>, <c>account.has-second-factor</c>.</summary>
    public Task<Outcome<AuthenticatorKey>> BeginSecondFactor(Caller caller, string password, CancellationToken stop = default) => Proved<AuthenticatorKey>(
        caller,
        password,
        async (manager, user) =>
        {
            if (user.TwoFactorEnabled)
            {
                return new Refusal("account.has-second-factor");
            }

            manager.For(new(caller.Actor, AccountStep.Edited));
            var made = await manager.ResetAuthenticatorKeyAsync(user);
            var key = made.Succeeded ? await manager.GetAuthenticatorKeyAsync(user) : null;
            return key is null
                ? manager.Refusals(made).ToList()
                : new AuthenticatorKey(key, $"otpauth://totp/BasicControl:{Uri.EscapeDataString(user.UserName!)}?secret={key}&issuer=BasicControl&digits=6");
        },
        stop);

    /// <summary>Turns the second factor on with a first code. Refusals: <c>access.code-wrong</c>, <c>account.has-second-factor</c>.</summary>
    /// <returns>Recovery codes, shown once.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> ConfirmSecondFactor(Caller caller, string code)
    {
        using var manager = identity.Open();
        if (await Find(manager, caller) is not { } user)
        {
            return new Refusal("access.not-admitted");
        }

        if (user.TwoFactorEnabled)
        {
            return new Refusal("account.has-second-factor");
        }

        if (!await manager.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, new string([.. code.Where(char.IsAsciiDigit)])))
        {
            return new Refusal("access.code-wrong", "code");
        }

        user.TwoFactorEnabled = true;
        manager.For(new(caller.Actor, AccountStep.SecondFactorOn));
        return Outcome(await manager.GenerateNewTwoFactorRecoveryCodesAsync(user, Codes));
    }

    /// <summary>Makes new recovery codes; the old ones do not hold any more. Refusals: <c>password.wrong</c>, <c>account.locked</c>, <c>account.no-second-factor</c>.</summary>
    public Task<Outcome<IReadOnlyList<string>>> NewRecoveryCodes(Caller caller, string password, CancellationToken stop = default) => Proved(
        caller,
        password,
        async (manager, user) =>
        {
            if (!user.TwoFactorEnabled)
            {
                return new Refusal("account.no-second-factor");
            }

            manager.For(new(caller.Actor, AccountStep.RecoveryCodesMade));
            return Outcome(await manager.GenerateNewTwoFactorRecoveryCodesAsync(user, Codes));
        },
        stop);

    /// <summary>Turns the second factor off. Refusals: <c>password.wrong</c>, <c>account.locked</c>, <c>account.no-second-factor</c>.</summary>
    public Task<Outcome<AccountId>> TurnOffSecondFactor(Caller caller, string password, CancellationToken stop = default) => Proved<AccountId>(
        caller,
        password,
        async (manager, user) =>
        {
            if (!user.TwoFactorEnabled)
            {
                return new Refusal("account.no-second-factor");
            }

            user.TwoFactorEnabled = false;
            manager.For(new(caller.Actor, AccountStep.SecondFactorOff));
            var refusals = await manager.Save(user);
            return refusals.Count == 0 ? new AccountId(user.Id) : refusals.ToList();
        },
        stop);

    /// <summary>Recovery codes that were not used yet.</summary>
    public async Task<int> CodesLeft(AccountId account)
    {
        using var manager = identity.Open();
        return await AccountIdentity.Find(manager, account) is { } user ? await manager.CountRecoveryCodesAsync(user) : 0;
    }

    private async Task<Outcome<T>> Proved<T>(Caller caller, string password, Func<AccountManager, Account, Task<Outcome<T>>> act, CancellationToken stop)
    {
        if (caller is not { Kind: CallerKind.Account, Id: { } id } || book.Account(id) is not { IsDisabled: false } account)
        {
            return new Refusal("access.not-admitted");
        }

        return await proof.OneByOne(account.Number, () => Task.Run(() => ProvedAlone(caller, id, password, act, stop), stop), stop);
    }

    private async Task<Outcome<T>> ProvedAlone<T>(Caller caller, AccountId id, string password, Func<AccountManager, Account, Task<Outcome<T>>> act, CancellationToken stop)
    {
        using var manager = identity.Open();
        var user = await AccountIdentity.Find(manager, id) ?? throw new InvalidOperationException("An account in the book is in the store.");
        if (manager.IsLocked(user))
        {
            return new Refusal("account.locked");
        }

        if (manager.IsRight(user, password))
        {
            return await act(manager, user);
        }

        await proof.Wrong(id, SignInFault.WrongPassword, caller.Actor, stop);
        return new Refusal("password.wrong", "current");
    }

    private static async Task<Account?> Find(AccountManager manager, Caller caller) =>
        caller is { Kind: CallerKind.Account, Id: { } id } && await AccountIdentity.Find(manager, id) is { DisabledAt: null } user ? user : null;

    private static Outcome<IReadOnlyList<string>> Outcome(IEnumerable<string>? codes) => codes?.ToList() is { } made ? made : new Refusal(AccountStore.ChangedMeanwhile);
}
