using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Access.Identity;

/// <summary>
/// Identity's store on a context that only reads. What Identity has changed is written again inside <see cref="Commit"/>, with one
/// journal event; hashing has been done by then. A change upon a row that somebody else changed meanwhile is refused.
/// </summary>
internal sealed class AccountStore : UserOnlyStore<Account, BasicControlDb, long>
{
    public const string ChangedMeanwhile = "account.changed-meanwhile";
    public const string KeyToken = "AuthenticatorKey";
    public const string CodesToken = "RecoveryCodes";

    private const int KeptPasswords = 4;
    private const string OwnProvider = "[AspNetUserStore]";

    private readonly Commit _commit;
    private readonly AccessBook _book;
    private readonly ISecretBox _box;

    public AccountStore(BasicControlDb db, Commit commit, AccessBook book, ISecretBox box)
        : base(db)
    {
        (_commit, _book, _box) = (commit, book, box);
        AutoSaveChanges = false;
    }

    /// <summary>What the next change is for; it holds for one.</summary>
    public AccountIntent? Intent { get; set; }

    /// <summary>Why the last change was refused; empty when it was not.</summary>
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    public override Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken = default)
    {
        Context.Add(user);
        return Replay(user, cancellationToken);
    }

    public override Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Replay(user, cancellationToken);
    }

    /// <summary>An account stays for ever, since the journal names it; it is disabled instead.</summary>
    public override Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Accounts are disabled, not deleted.");

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        SetTokenAsync(user, OwnProvider, KeyToken, _box.Close(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        await GetTokenAsync(user, OwnProvider, KeyToken, cancellationToken) is { } closed ? _box.Open(closed) : null;

    /// <summary>Codes are kept as hashes, and those encrypted: they are short.</summary>
    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        SetCodes(user, recoveryCodes.Select(code => HashOf(user, code)), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var codes = await Codes(user, cancellationToken);
        var hash = HashOf(user, code);
        if (!codes.Any(kept => Tokens.Same(kept, hash)))
        {
            return false;
        }

        await SetCodes(user, codes.Where(kept => kept != hash), cancellationToken);
        return true;
    }

    public override async Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => (await Codes(user, cancellationToken)).Length;

    private async Task<string[]> Codes(Account user, CancellationToken stop) =>
        await GetTokenAsync(user, OwnProvider, CodesToken, stop) is { } closed
            ? (_box.Open(closed) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
            : [];

    private Task SetCodes(Account user, IEnumerable<string> hashes, CancellationToken stop) =>
        SetTokenAsync(user, OwnProvider, CodesToken, _box.Close(string.Join(';', hashes)), stop);

    private static string HashOf(Account user, string code) =>
        Tokens.HashOf($"{user.Id}:{new string([.. code.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)])}");

    private async Task<IdentityResult> Replay(Account user, CancellationToken stop)
    {
        var intent = Intent ?? throw new InvalidOperationException("A change of an account says who makes it and why.");
        (Intent, Refusals) = (null, []);
        var steps = RowStep.Of(Context);
        var outcome = await _commit.Desk(session => Write(session, steps, user, intent), stop);
        if (!outcome.TryGet(out var id))
        {
            Refusals = outcome.Refusals;
            return IdentityResult.Failed(
                outcome.Refusal.Code == ChangedMeanwhile ? ErrorDescriber.ConcurrencyFailure() : new IdentityError { Code = outcome.Refusal.Code });
        }

        // A key cannot change while it is tracked.
        Context.ChangeTracker.Clear();
        user.Id = id;
        Context.Attach(user);
        return IdentityResult.Success;
    }

    private Outcome<long> Write(WriteSession session, List<RowStep> steps, Account user, AccountIntent intent)
    {
        if (intent.Before?.Invoke(session, user) is { } no)
        {
            return no;
        }

        var own = steps.Find(step => step.Entity is Account);
        if (own is { IsNew: true } && session.Db.Accounts.AsNoTracking().Any(row => row.NormalizedUserName == user.NormalizedUserName))
        {
            return new Refusal("account.exists", "number", user.UserName!);
        }

        if (own is { IsNew: false } && session.Db.Accounts.AsNoTracking().Where(row => row.Id == user.Id).Select(row => row.ConcurrencyStamp).FirstOrDefault()
            != own.Before!.GetValue<string>(nameof(Account.ConcurrencyStamp)))
        {
            return new Refusal(ChangedMeanwhile);
        }

        var id = own is { IsNew: true } ? session.NextId(AccessSets.Entrants) : user.Id;
        Account? written = null;
        foreach (var step in steps)
        {
            if (step.Write(session.Db, id) is not { } entity)
            {
                return new Refusal(ChangedMeanwhile);
            }

            written = entity as Account ?? written;
        }

        KeepPassword(session, own, id);
        Record(session, steps, own, user, id, intent);
        if (intent.Beside?.Invoke(session, new(id)) is { } not)
        {
            return not;
        }

        if (written is not null)
        {
            var entry = AccountEntry.Of(written);
            session.OnCommitted(() => _book.Put(entry));
        }

        return id;
    }

    private static void KeepPassword(WriteSession session, RowStep? own, long id)
    {
        if (own?.Before?.GetValue<string?>(nameof(Account.PasswordHash)) is not { } before || !own.Fields.Contains(nameof(Account.PasswordHash)))
        {
            return;
        }

        var account = new AccountId(id);
        var past = session.Db.PastPasswords.Where(row => row.AccountId == account).OrderByDescending(row => row.Id).ToList();
        session.Db.PastPasswords.RemoveRange(past.Skip(KeptPasswords - 1));
        session.Db.PastPasswords.Add(new PastPassword { Id = session.NextId("past_passwords"), AccountId = account, Hash = before, Until = session.Now });
    }

    private static void Record(WriteSession session, List<RowStep> steps, RowStep? own, Account user, long id, AccountIntent intent)
    {
        if (own is { IsNew: true })
        {
            session.Record(new(
                Subject.Account, id, session.Now, new AccountCreated(user.PersonId, user.UnitId), intent.Actor, user.UnitId,
                JsonSerializer.SerializeToUtf8Bytes(new AccountTexts(user.UserName!, user.Name), AccessJson.Default.AccountTexts)));
            return;
        }

        var fields = (own?.Fields ?? [])
            .Where(field => field is not nameof(Account.ConcurrencyStamp) and not nameof(Account.SecurityStamp))
            .Concat(steps.Select(step => step.Entity).OfType<IdentityUserToken<long>>().Select(token => token.Name))
            .Concat(steps.Select(step => step.Entity).OfType<IdentityUserLogin<long>>().Select(login => $"Login:{login.LoginProvider}"))
            .Order(StringComparer.Ordinal);
        session.Record(new(Subject.Account, id, session.Now, intent.Event ?? new AccountChanged(intent.Step, [.. fields]), intent.Actor, user.UnitId));
    }
}
