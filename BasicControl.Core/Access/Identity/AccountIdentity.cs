using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Access.Identity;

/// <summary>Opens Identity over the store: for each wish a manager of its own.</summary>
public sealed class AccountIdentity(SqliteStore store, Commit commit, AccessBook book, ISecretBox box, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    private readonly DbContextOptions<BasicControlDb> _options =
        new DbContextOptionsBuilder<BasicControlDb>(store.ReadOptions()).UseQueryTrackingBehavior(QueryTrackingBehavior.TrackAll).Options;

    private readonly Lazy<string> _dummy = new(() => hasher.HashPassword(Nobody(), Tokens.New()));

    internal DateTime Now => clock.UtcNow();

    internal AccountManager Open() => new(new AccountStore(new BasicControlDb(_options), commit, book, box), hasher, clock);

    /// <summary>Does the work of comparing a password for an account that is not there, or has none.</summary>
    /// <returns>Never true.</returns>
    internal bool CompareInVain(string password)
    {
        _ = hasher.VerifyHashedPassword(Nobody(), _dummy.Value, password);
        return false;
    }

    internal static async Task<Account?> Find(AccountManager manager, AccountId id) =>
        await manager.FindByIdAsync(id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Account Nobody() => new() { Name = "" };
}
