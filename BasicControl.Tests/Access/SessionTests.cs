using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Tests.Access;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_ends_after_thirty_idle_minutes_and_after_twelve_hours_of_work()
    {
        await using var kit = await AccessKit.Open();
        var (_, caller, token) = await kit.At(Post.StationDesk, kit.Test.East.Id, "100001");

        kit.Test.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(kit.Book.Again(caller));
        Assert.NotNull(kit.Book.OfSession(token, null));
        kit.Test.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(kit.Book.Again(caller));
        kit.Test.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(kit.Book.Again(caller));
        Assert.Null(kit.Book.OfSession(token, null));

        var (_, _, busy) = await kit.At(Post.StationDesk, kit.Test.East.Id, "100002");
        for (var i = 0; i < 36; i++)
        {
            Assert.NotNull(kit.Book.OfSession(busy, null));
            kit.Test.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Null(kit.Book.OfSession(busy, null));
        Assert.Equal(2, await kit.Sessions.Sweep());
        Assert.Equal([SessionEnd.Idle, SessionEnd.TooLong], kit.Events("session.closed").Cast<SessionClosed>().Select(closed => closed.End));
        Assert.Empty(kit.Book.Sessions);
    }

    [Fact]
    public async Task What_is_revoked_is_out_at_once_and_told()
    {
        await using var kit = await AccessKit.Open();
        var told = new List<Revocation>();
        kit.Book.Revoked += told.Add;
        var (id, caller, token) = await kit.At(Post.StationDesk, kit.Test.East.Id, "100001");
        var (other, _, others) = await kit.At(Post.StationDesk, kit.Test.East.Id, "100002");

        Assert.Equal("access.not-allowed", (await kit.Sessions.Revoke(kit.Book.SessionsOf(other).Single().Id, caller.Actor)).Refusal.Code);
        Assert.Equal("session.unknown", (await kit.Sessions.Close(kit.Book.SessionsOf(other).Single().Id, caller.Actor)).Refusal.Code);
        Assert.True((await kit.Sessions.Revoke(caller.Session!.Value, Actor.System)).IsAccepted);
        Assert.Null(kit.Book.OfSession(token, null));
        Assert.NotNull(kit.Book.OfSession(others, null));

        await kit.Accounts.Disable(other, Actor.System);
        Assert.Null(kit.Book.OfSession(others, null));
        Assert.Equal("access.not-admitted", (await kit.Sessions.Open(other, SessionProof.Password, null, null)).Refusal.Code);
        Assert.Equal([RevokedThing.Session, RevokedThing.Session, RevokedThing.Account], told.Select(one => one.Thing));
        Assert.Equal(other.Value, told[^1].Id);
        Assert.Equal("session.revoked", Assert.Single(kit.Events("session.revoked")).Kind);
        Assert.Equal(1, Assert.IsType<AccountDisabled>(Assert.Single(kit.Events("account.disabled"))).Sessions);
        Assert.Empty(kit.Book.SessionsOf(id));
    }

    [Fact]
    public async Task Sessions_outlive_a_restart_with_their_last_activity()
    {
        await using var kit = await AccessKit.Open();
        var (_, _, token) = await kit.At(Post.StationDesk, kit.Test.East.Id, "100001");
        kit.Test.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.NotNull(kit.Book.OfSession(token, null));
        Assert.Equal(0, await kit.Sessions.Sweep());
        await kit.Restart();
        kit.Test.Clock.Advance(TimeSpan.FromMinutes(25));

        Assert.NotNull(kit.Book.OfSession(token, null));
    }

    [Fact]
    public async Task Somebody_with_two_roles_acts_in_one_at_a_time()
    {
        await using var kit = await AccessKit.Open();
        var (id, caller, token) = await kit.At(Post.Supervisor, kit.Test.East.Id, "100001");
        var second = (await kit.Grants.Give(new(id, Post.CentreDesk, kit.Test.City.Id, ScopeRoot.Of(kit.Test.City.Id), ScopeRoot.Of(kit.Test.West.Id)), Actor.System)).Value;
        Assert.Equal(Scope.Of(kit.Test.East.Id), kit.Book.OfSession(token, null)!.Reads);

        Assert.True((await kit.Sessions.TakeRole(caller.Session!.Value, second.Id, caller.Actor)).IsAccepted);

        var now = kit.Book.OfSession(token, null)!;
        Assert.Equal((Post.CentreDesk, Scope.Of(kit.Test.City.Id), Scope.Of(kit.Test.West.Id)), (now.Post, now.Reads, now.Acts));
        await kit.Grants.Revoke(second.Id, Actor.System);
        Assert.Null(kit.Book.OfSession(token, null));
    }

    [Fact]
    public async Task A_role_that_ends_takes_the_session_with_it()
    {
        await using var kit = await AccessKit.Open();
        var id = await kit.Account("100001");
        var end = kit.Test.Clock.Now.AddMinutes(10);
        await kit.Grants.Give(GiveRole.In(id, Post.StationDesk, kit.Test.East.Id) with { To = end }, Actor.System);
        var token = (await kit.Sessions.Open(id, SessionProof.Password, null, null)).Value.Token;

        Assert.NotNull(kit.Book.OfSession(token, null));
        kit.Test.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(kit.Book.OfSession(token, null));
        Assert.Equal("access.no-role", (await kit.Sessions.Open(id, SessionProof.Password, null, null)).Refusal.Code);
    }

    [Fact]
    public async Task The_eleventh_session_closes_the_first()
    {
        await using var kit = await AccessKit.Open();
        var (id, _, first) = await kit.At(Post.StationDesk, kit.Test.East.Id, "100001");
        for (var i = 0; i < kit.Book.Policy.SessionsAtOnce; i++)
        {
            await kit.Sessions.Open(id, SessionProof.Password, null, null);
        }

        Assert.Null(kit.Book.OfSession(first, null));
        Assert.Equal(kit.Book.Policy.SessionsAtOnce, kit.Book.SessionsOf(id).Count());
    }
}
