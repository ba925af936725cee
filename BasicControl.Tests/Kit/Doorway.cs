using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Changes;
using BasicControl.Core.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Kit;

/// <summary>How tests get in: with a key, or with the session of a person, both given by the desks that give them to everybody.</summary>
internal static class Doorway
{
    private const string Password = "Long-enough-4-a-test";

    /// <summary>Issues a key with every permission that a key can have, for everything.</summary>
    public static async Task<string> KeyAsync(KeyDesk desk, TimeProvider clock) =>
        (await desk.Issue(new("tests", ApiKey.Grantable, ScopeRoot.Everything, clock.GetUtcNow().UtcDateTime.AddDays(300)), Actor.System)).Value.Token;

    /// <summary>Issues such a key in a store that no process has opened yet.</summary>
    public static async Task<string> KeyAsync(string database)
    {
        await using var centre = Centre.TryOpen(new SqliteStore(database), TimeProvider.System)!;
        return await KeyAsync(new(centre.Commit, centre.Book, centre.Access), TimeProvider.System);
    }

    /// <summary>Logs somebody in who reads everything and acts on nothing.</summary>
    /// <returns>The token of the session.</returns>
    public static async Task<string> ReaderAsync(IServiceProvider services)
    {
        var setup = services.GetRequiredService<SetupLink>();
        var reader = (await setup.Use(setup.Begin()!, "900001", "Reader", Password, null)).Value;
        var grant = (await services.GetRequiredService<GrantDesk>().Give(new(reader, Post.CentreDesk, null, ScopeRoot.Everything, ScopeRoot.Nothing), Actor.System)).Value;
        var sessions = services.GetRequiredService<SessionDesk>();
        var opened = (await sessions.Open(reader, SessionProof.Password, null, null)).Value;
        var self = new Actor(null, Post.System, null, "Reader") { Account = reader };
        Assert.True((await sessions.TakeRole(opened.Session.Id, grant.Id, self)).IsAccepted);
        return opened.Token;
    }
}
