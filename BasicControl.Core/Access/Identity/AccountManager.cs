using BasicControl.Core.Basics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using OptionsOf = Microsoft.Extensions.Options.Options;

namespace BasicControl.Core.Access.Identity;

/// <summary>Identity's manager over one context of its own, with this house's clock, passwords and refusals. Use one for one wish.</summary>
internal sealed class AccountManager : UserManager<Account>
{
    private const string NumberCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";

    private readonly AccountStore _store;
    private readonly TimeProvider _clock;

    public AccountManager(AccountStore store, IPasswordHasher<Account> hasher, TimeProvider clock)
        : base(
            store, OptionsOf.Create(Settings()), hasher, [new UserValidator<Account>()], [new PasswordRules()], new UpperInvariantLookupNormalizer(),
            new IdentityErrorDescriber(), null!, NullLogger<UserManager<Account>>.Instance)
    {
        (_store, _clock) = (store, clock);
        RegisterTokenProvider(TokenOptions.DefaultAuthenticatorProvider, new AuthenticatorTokenProvider<Account>());
    }

    public void For(AccountIntent intent) => _store.Intent = intent;

    public bool IsLocked(Account user) => user.LockoutEnd > _clock.GetUtcNow();

    public bool IsRight(Account user, string password) =>
        user.PasswordHash is { } hash && PasswordHasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed;

    /// <summary>Whether the password is the account's, or one of the few before it.</summary>
    public bool WasUsed(Account user, string password) => IsRight(user, password) || _store.Context.PastPasswords
        .Where(row => row.AccountId == new AccountId(user.Id)).Select(row => row.Hash).ToList()
        .Exists(hash => PasswordHasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed);

    /// <summary>Sets a password and unlocks the account.</summary>
    /// <param name="mustChange">Somebody else gives it: it has to be changed at the next log-in.</param>
    public async Task<IReadOnlyList<Refusal>> SetPassword(Account user, string password, bool mustChange, DateTime now)
    {
        var hashed = await UpdatePasswordHash(user, password, validatePassword: true);
        if (!hashed.Succeeded)
        {
            return Refusals(hashed);
        }

        (user.MustChange, user.PasswordChangedAt, user.LockoutEnd, user.AccessFailedCount) = (mustChange, now, null, 0);
        return Refusals(await UpdateUserAsync(user));
    }

    /// <summary>Writes what was set on the account.</summary>
    public async Task<IReadOnlyList<Refusal>> Save(Account user) => Refusals(await UpdateUserAsync(user));

    /// <summary>Identity's errors as refusals; empty when there are none.</summary>
    public IReadOnlyList<Refusal> Refusals(IdentityResult result) => result.Succeeded
        ? []
        : _store.Refusals is { Count: > 0 } refusals
            ? refusals
            : [.. result.Errors.Select(error => error.Code switch
            {
                nameof(IdentityErrorDescriber.DuplicateUserName) => new Refusal("account.exists", "number"),
                nameof(IdentityErrorDescriber.InvalidUserName) => new Refusal("account.number-form", "number"),
                nameof(IdentityErrorDescriber.ConcurrencyFailure) => new Refusal(AccountStore.ChangedMeanwhile),
                var code => new Refusal(code, "password"),
            })];

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _store.Context.Dispose();
        }
    }

    private static IdentityOptions Settings() => new() { User = { AllowedUserNameCharacters = NumberCharacters } };
}
