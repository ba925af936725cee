using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Tests.Access;

public sealed class DeviceAndKeyTests
{
    [Fact]
    public async Task A_screen_is_let_in_with_the_token_of_its_request_once_an_administrator_types_its_code()
    {
        await using var kit = await AccessKit.Open();
        var (_, admin, _) = await kit.At(Post.SecurityAdministrator, kit.Test.City.Id, "100001");
        var asked = kit.Devices.Request("10.0.0.7").Value;
        Assert.Null(kit.Book.OfDevice(asked.Token, null));

        var device = (await kit.Devices.Approve(asked.Code.ToLowerInvariant(), "大厅左屏", kit.Test.City.Id, admin.Actor)).Value;
        var caller = kit.Book.OfDevice(asked.Token, "10.0.0.7")!;

        Assert.Equal((CallerKind.Device, Post.WallDevice, device.Id), (caller.Kind, caller.Post, caller.Id!.Value));
        Assert.Equal([Permission.ReadWall], caller.May);
        Assert.Equal((Scope.Of(kit.Test.City.Id), Scope.Nothing), (caller.Reads, caller.Acts));
        Assert.Null(caller.Person);
        Assert.NotEqual(admin.Id, caller.Id);
        Assert.Equal("device.code-wrong", (await kit.Devices.Approve(asked.Code, "again", kit.Test.City.Id, admin.Actor)).Refusal.Code);

        kit.Test.Clock.Advance(TimeSpan.FromDays(30));
        await kit.Restart();
        Assert.NotNull(kit.Book.OfDevice(asked.Token, null));
        var told = new List<Revocation>();
        kit.Book.Revoked += told.Add;
        Assert.True((await kit.Devices.Revoke(device.Id, Actor.System)).IsAccepted);
        Assert.Null(kit.Book.OfDevice(asked.Token, null));
        Assert.Null(kit.Book.Again(caller));
        Assert.Equal([new(RevokedThing.Device, device.Id.Value)], told);
        Assert.Single(kit.Events("device.enrolled"));
    }

    [Fact]
    public async Task A_code_runs_out_after_ten_minutes_and_wrong_codes_are_limited()
    {
        await using var kit = await AccessKit.Open();
        var (_, admin, _) = await kit.At(Post.SecurityAdministrator, kit.Test.City.Id, "100001");
        var late = kit.Devices.Request("10.0.0.7").Value;
        kit.Test.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("device.code-wrong", await Approve(late.Code));
        var asked = kit.Devices.Request("10.0.0.7").Value;
        for (var i = 1; i < Core.Access.DeviceDesk.Tries; i++)
        {
            Assert.Equal("device.code-wrong", await Approve("AAAA-AAAA"));
        }

        Assert.Equal("device.too-many-tries", await Approve(asked.Code));
        kit.Test.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("device.too-many-tries", await Approve(asked.Code));
        Assert.Empty(kit.Book.Devices);

        async Task<string> Approve(string code) => (await kit.Devices.Approve(code, "screen", kit.Test.City.Id, admin.Actor)).Refusal.Code;
    }

    [Fact]
    public async Task Screens_that_ask_without_being_let_in_write_nothing_and_are_bounded()
    {
        await using var kit = await AccessKit.Open();
        var position = kit.Test.Centre.Commit.Position;

        var answers = Enumerable.Range(0, 300).Select(i => kit.Devices.Request($"10.0.0.{i % 50}")).ToList();

        Assert.Equal(Core.Access.DeviceDesk.Waiting, answers.Count(answer => answer.IsAccepted));
        Assert.Equal(answers.Count(answer => answer.IsAccepted), answers.Where(answer => answer.IsAccepted).Select(answer => answer.Value.Code).Distinct().Count());
        Assert.Equal(position, kit.Test.Centre.Commit.Position);
        Assert.All(answers.Where(answer => answer.IsAccepted), answer => Assert.Matches("^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$", answer.Value.Code));
    }

    [Fact]
    public async Task Only_who_manages_screens_there_approves_and_issues()
    {
        await using var kit = await AccessKit.Open();
        var (_, desk, _) = await kit.At(Post.CentreDesk, kit.Test.City.Id, "100001");
        var (_, east, _) = await kit.At(Post.SecurityAdministrator, kit.Test.East.Id, "100002");
        var code = kit.Devices.Request(null).Value.Code;
        var key = new IssueKey("110", [Permission.SendIncidents], ScopeRoot.Of(kit.Test.City.Id), kit.Test.Clock.Now.AddDays(30));

        Assert.Equal("access.not-allowed", (await kit.Devices.Approve(code, "screen", kit.Test.City.Id, desk.Actor)).Refusal.Code);
        Assert.Equal("access.out-of-scope", (await kit.Devices.Approve(code, "screen", kit.Test.City.Id, east.Actor)).Refusal.Code);
        Assert.Equal("device.not-a-city", (await kit.Devices.Approve(code, "screen", kit.Test.East.Id, east.Actor)).Refusal.Code);
        Assert.Equal("access.not-allowed", (await kit.Keys.Issue(key, desk.Actor)).Refusal.Code);
        Assert.Equal("access.out-of-scope", (await kit.Keys.Issue(key, east.Actor)).Refusal.Code);
        Assert.Equal("access.out-of-scope", (await kit.Keys.Issue(key with { Root = ScopeRoot.Everything }, east.Actor)).Refusal.Code);
        Assert.True((await kit.Keys.Issue(key with { Root = ScopeRoot.Of(kit.Test.East.Id) }, east.Actor)).IsAccepted);
    }

    [Fact]
    public async Task A_key_may_what_it_was_given_on_its_scope_until_it_ends()
    {
        await using var kit = await AccessKit.Open();
        var asked = new IssueKey("110 feed", [Permission.SendIncidents, Permission.ReadWork], ScopeRoot.Of(kit.Test.East.Id), kit.Test.Clock.Now.AddDays(30));
        var issued = (await kit.Keys.Issue(asked, Actor.System)).Value;
        var caller = kit.Book.OfKey(issued.Token, "10.0.0.8")!;

        Assert.Equal((CallerKind.Key, Scope.Of(kit.Test.East.Id)), (caller.Kind, caller.Reads));
        Assert.True(caller.May.SetEquals(asked.May));
        Assert.StartsWith(issued.Key.Prefix, issued.Token, StringComparison.Ordinal);
        Assert.DoesNotContain(issued.Token[10..], issued.Key.ToString(), StringComparison.Ordinal);
        Assert.Null(kit.Book.OfKey(issued.Token[..^1], null));
        Assert.Null(kit.Book.OfDevice(issued.Token, null));
        Assert.Null(kit.Book.OfSession(issued.Token, null));
        Assert.Null(kit.Book.OfKey("", null));
        Assert.Equal("key.permissions", (await kit.Keys.Issue(asked with { May = [Permission.ManageAccounts] }, Actor.System)).Refusal.Code);
        Assert.Equal("key.permissions", (await kit.Keys.Issue(asked with { May = [] }, Actor.System)).Refusal.Code);
        Assert.Equal("key.permissions", (await kit.Keys.Issue(asked with { Root = ScopeRoot.Nothing }, Actor.System)).Refusal.Code);
        Assert.Equal("key.expiry", (await kit.Keys.Issue(asked with { ExpiresAt = kit.Test.Clock.Now.AddYears(2) }, Actor.System)).Refusal.Code);

        var other = (await kit.Keys.Issue(asked with { Name = "other" }, Actor.System)).Value;
        await kit.Keys.Revoke(other.Key.Id, Actor.System);
        Assert.Null(kit.Book.OfKey(other.Token, null));
        kit.Test.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Null(kit.Book.OfKey(issued.Token, null));
        Assert.Null(kit.Book.Again(caller));
    }

    [Fact]
    public async Task Accounts_screens_and_keys_never_share_an_id()
    {
        await using var kit = await AccessKit.Open();
        var (_, admin, _) = await kit.At(Post.SecurityAdministrator, kit.Test.City.Id, "100001");
        var ids = new List<AccountId> { admin.Id!.Value };
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await kit.Devices.Approve(kit.Devices.Request(null).Value.Code, "screen", kit.Test.City.Id, admin.Actor)).Value.Id);
            ids.Add((await kit.Keys.Issue(new("key", [Permission.ReadWall], ScopeRoot.Of(kit.Test.City.Id), kit.Test.Clock.Now.AddDays(1)), admin.Actor)).Value.Key.Id);
            ids.Add(await kit.Account($"20000{i}"));
            await kit.Restart();
        }

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.NotNull(kit.Book.NameOf(id)));
    }
}
