using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using FsCheck.Fluent;

namespace BasicControl.Tests.Access;

public sealed class GrantTests
{
    [Fact]
    public async Task Nobody_gives_a_role_without_the_permission_beyond_their_scope_or_to_themselves()
    {
        await using var kit = await AccessKit.Open();
        var (east, west) = (kit.Test.East.Id, kit.Test.West.Id);
        var (own, admin, _) = await kit.At(Post.SecurityAdministrator, east, "100001");
        var (_, desk, _) = await kit.At(Post.CentreDesk, kit.Test.City.Id, "100002");
        var inEast = await kit.Account("100003", east);
        var inWest = await kit.Account("100004", west);

        Assert.Equal("access.not-allowed", await Refusal(GiveRole.In(inEast, Post.Officer, east), desk));
        Assert.Equal("access.own-account", await Refusal(GiveRole.In(own, Post.CentreDesk, east), admin));
        Assert.Equal("access.out-of-scope", await Refusal(GiveRole.In(inEast, Post.Officer, west), admin));
        Assert.Equal("access.out-of-scope", await Refusal(GiveRole.In(inWest, Post.Officer, east), admin));
        Assert.Equal("access.out-of-scope", await Refusal(GiveRole.In(inEast, Post.Officer, east) with { Reads = ScopeRoot.Everything }, admin));
        Assert.Equal("access.out-of-scope", await Refusal(GiveRole.In(inEast, Post.Officer, east) with { Acts = ScopeRoot.Of(kit.Test.City.Id) }, admin));
        Assert.Equal("role.not-for-people", await Refusal(GiveRole.In(inEast, Post.WallDevice, east), admin));
        Assert.Equal("role.not-for-people", await Refusal(GiveRole.In(inEast, Post.System, east), admin));
        Assert.Equal("unit.unknown", await Refusal(GiveRole.In(inEast, Post.Officer, new(99_999)), admin));
        Assert.Null(await Refusal(GiveRole.In(inEast, Post.Officer, east) with { Acts = ScopeRoot.Nothing }, admin));
        Assert.Equal("role.exists", await Refusal(GiveRole.In(inEast, Post.Officer, east), admin));

        // Somebody who holds a role elsewhere as well is not this administrator's alone.
        await kit.Grants.Give(GiveRole.In(inEast, Post.Officer, west), Actor.System);
        Assert.Equal("access.out-of-scope", (await kit.Accounts.Disable(inEast, admin.Actor)).Refusal.Code);
        Assert.Equal("access.out-of-scope", (await kit.Accounts.ResetPassword(inEast, admin.Actor)).Refusal.Code);

        async Task<string?> Refusal(GiveRole asked, Caller by) => (await kit.Grants.Give(asked, by.Actor)) is { IsAccepted: false } no ? no.Refusal.Code : null;
    }

    [Fact]
    public async Task Two_administrators_roles_never_meet_in_one_person_also_when_both_are_given_at_once()
    {
        await using var kit = await AccessKit.Open();
        for (var round = 0; round < 10; round++)
        {
            var id = await kit.Account($"20000{round}");
            var given = await Task.WhenAll(PermissionTable.Administrators.Select(role => kit.Grants.Give(GiveRole.In(id, role, kit.Test.City.Id), Actor.System)));

            Assert.Single(given, outcome => outcome.IsAccepted);
            Assert.All(given.Where(outcome => !outcome.IsAccepted), outcome => Assert.Equal("role.other-administrator", outcome.Refusal.Code));
        }
    }

    [Fact]
    public async Task The_last_security_administrator_is_neither_disabled_nor_taken_the_role_from()
    {
        await using var kit = await AccessKit.Open();
        var (first, _, _) = await kit.At(Post.SecurityAdministrator, kit.Test.City.Id, "100001");
        var (_, system, _) = await kit.At(Post.SystemAdministrator, kit.Test.City.Id, "100002");
        var role = kit.Book.GrantsOf(first).Single();

        Assert.Equal("role.last-security-administrator", (await kit.Accounts.Disable(first, Actor.System)).Refusal.Code);
        Assert.Equal("role.last-security-administrator", (await kit.Grants.Revoke(role.Id, Actor.System)).Refusal.Code);
        Assert.Equal("access.not-allowed", (await kit.Accounts.Disable(first, system.Actor)).Refusal.Code);

        var (second, admin, _) = await kit.At(Post.SecurityAdministrator, kit.Test.City.Id, "100003");
        Assert.Equal("access.own-account", (await kit.Accounts.Disable(second, admin.Actor)).Refusal.Code);
        Assert.True((await kit.Accounts.Disable(first, admin.Actor)).IsAccepted);
        Assert.Equal("role.last-security-administrator", (await kit.Accounts.Disable(second, Actor.System)).Refusal.Code);
    }

    /// <summary>Random histories of giving and taking roles, with time going on between.</summary>
    [Fact]
    public async Task Over_any_history_nobody_is_two_administrators_at_any_instant_and_the_book_is_what_the_store_loads()
    {
        await using var kit = await AccessKit.Open();
        var accounts = new List<AccountId>();
        for (var i = 0; i < 3; i++)
        {
            accounts.Add(await kit.Account($"30000{i}"));
        }

        // One who stays, so that the others may be disabled.
        await kit.At(Post.SecurityAdministrator, kit.Test.City.Id, "300009");
        var steps = Gen.ListOf(
            from kind in Gen.Choose(0, 9)
            from who in Gen.Choose(0, accounts.Count - 1)
            from role in Gen.Elements(PermissionTable.Administrators.Append(Post.CentreDesk))
            from start in Gen.Choose(-2, 6)
            from length in Gen.Choose(0, 8)
            select (kind, who, role, start, length), 12).Sample(150);

        var refused = 0;
        foreach (var (kind, who, role, start, length) in steps.SelectMany(history => history))
        {
            refused += await Step(kit, accounts[who], kind, role, start, length) ? 0 : 1;
            kit.Test.Clock.Advance(TimeSpan.FromMinutes(7));
            AssertSeparate(kit, accounts[who]);
        }

        Assert.True(refused > 100, $"{refused} refusals");
        var loaded = kit.Test.Centre.Reader.ReadNow(db => AccessBook.Load(db, kit.Test.Clock, kit.Book.Policy));
        Assert.Equal(Told(loaded), Told(kit.Book));
        Assert.True(kit.Test.Verify().IsValid);
    }

    private static async Task<bool> Step(AccessKit kit, AccountId id, int kind, Post role, int start, int length)
    {
        var now = kit.Test.Clock.Now;
        return kind switch
        {
            0 when kit.Book.GrantsOf(id) is { Count: > 0 } held => (await kit.Grants.Revoke(held[length % held.Count].Id, Actor.System)).IsAccepted,
            1 => (await kit.Accounts.Disable(id, Actor.System)).IsAccepted,
            2 => (await kit.Accounts.Enable(id, Actor.System)).IsAccepted,
            3 => (await kit.Sessions.Open(id, SessionProof.Password, null, null)).IsAccepted,
            4 => (await kit.Accounts.ResetPassword(id, Actor.System)).IsAccepted,
            _ => (await kit.Grants.Give(
                GiveRole.In(id, role, kit.Test.City.Id) with { From = now.AddMinutes(10 * start), To = length == 0 ? null : now.AddMinutes(10 * (start + length)) },
                Actor.System)).IsAccepted,
        };
    }

    private static void AssertSeparate(AccessKit kit, AccountId id)
    {
        var held = kit.Book.GrantsOf(id).Where(grant => PermissionTable.Administrators.Contains(grant.Role)).ToList();

        // Between two instants at which a role begins nothing begins.
        foreach (var at in held.Select(grant => grant.From))
        {
            Assert.True(held.Where(grant => grant.IsInForce(at)).Select(grant => grant.Role).Distinct().Count() <= 1, string.Join("; ", held));
        }
    }

    private static string Told(AccessBook book) => string.Join(
        "\n",
        book.Accounts.OrderBy(account => account.Id.Value).Select(account => account.ToString())
            .Concat(book.Accounts.SelectMany(account => book.GrantsOf(account.Id)).OrderBy(grant => grant.Id).Select(grant => grant.ToString()))
            .Concat(book.Sessions.OrderBy(session => session.Id).Select(session => session.ToString())));
}
