using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Access.Identity;

/// <summary>
/// The way in to a store without any account: one token, told on the console, makes the first security administrator. Only its hash is
/// kept, in memory; it ends with its use, with the first account, with <see cref="AccessPolicy.SetupFor"/> and with the program.
/// </summary>
public sealed class SetupLink(AccountIdentity identity, AccessBook book, GrantDesk grants)
{
    private const int LongestText = 60;

    private readonly Lock _gate = new();
    private string? _hash;
    private DateTime _until;

    /// <summary>Makes the token, or a new one in place of the last.</summary>
    /// <returns>Null when there is an account already.</returns>
    public string? Begin()
    {
        if (book.Accounts.Any())
        {
            return null;
        }

        var token = Tokens.New();
        lock (_gate)
        {
            _hash = Tokens.HashOf(token);
            _until = identity.Now + book.Policy.SetupFor;
        }

        return token;
    }

    /// <summary>Whether the token opens the page.</summary>
    public bool Opens(string token)
    {
        lock (_gate)
        {
            return _hash is { } hash && identity.Now < _until && !book.Accounts.Any() && Tokens.Same(hash, Tokens.HashOf(token));
        }
    }

    /// <summary>
    /// Makes the first security administrator, who answers for the whole store. Refusals: <c>setup.gone</c>, <c>account.number-form</c>, those of a
    /// password, <c>text.missing</c>, <c>text.too-long</c>, <c>text.control-character</c>.
    /// </summary>
    public async Task<Outcome<AccountId>> Use(string token, string number, string name, string password, string? address, CancellationToken stop = default)
    {
        if (!Opens(token))
        {
            return new Refusal("setup.gone");
        }

        var (known, called) = (AccessRules.Text("number", number, LongestText), AccessRules.Text("name", name, LongestText));
        if (!known.IsAccepted || !called.IsAccepted)
        {
            return (known.IsAccepted ? called : known).Refusal;
        }

        using var manager = identity.Open();
        var account = new Account { UserName = known.Value, Name = called.Value, CreatedAt = identity.Now, PasswordChangedAt = identity.Now };
        var actor = Actor.System with { From = address };
        manager.For(new(actor, AccountStep.Edited, Before: Unused, Beside: (session, id) => First(session, id, actor)));
        var result = await Task.Run(() => manager.CreateAsync(account, password), stop);
        if (!result.Succeeded)
        {
            return manager.Refusals(result).ToList();
        }

        lock (_gate)
        {
            _hash = null;
        }

        return new AccountId(account.Id);
    }

    private static Refusal? Unused(WriteSession session, Account account) => session.Db.Accounts.AsNoTracking().Any() ? new Refusal("setup.gone") : null;

    private Refusal? First(WriteSession session, AccountId id, Actor actor)
    {
        grants.Write(
            session,
            new Grant
            {
                Id = session.NextId("grants"),
                AccountId = id,
                Role = Post.SecurityAdministrator,
                Reads = ScopeRoot.Everything,
                Acts = ScopeRoot.Everything,
                From = session.Now,
            },
            actor);
        return null;
    }
}
