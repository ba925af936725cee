using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Tests.Access;

public sealed class BreakGlassTests
{
    [Fact]
    public async Task Access_out_of_scope_widens_reading_for_its_time_and_is_recorded_with_its_reason()
    {
        await using var kit = await AccessKit.Open();
        var (east, west) = (kit.Test.East.Id, kit.Test.West.Id);
        var (_, caller, token) = await kit.At(Post.Supervisor, east, "100001");
        var (_, chief, _) = await kit.At(Post.Supervisor, west, "100002");
        Assert.Equal(Scope.Of(east), kit.Book.OfSession(token, null)!.Reads);

        var until = kit.Test.Clock.Now.AddMinutes(20);
        var glass = (await kit.Glasses.Open(west, " 跨所纠纷联合处置 ", until, caller.Actor)).Value;

        var now = kit.Book.OfSession(token, null)!;
        Assert.Equal((Scope.Of(east, west), Scope.Of(east)), (now.Reads, now.Acts));
        Assert.Equal([glass], kit.Glasses.ToldTo(chief, kit.Test.Clock.Now));
        Assert.Empty(kit.Glasses.ToldTo(caller, kit.Test.Clock.Now));
        var row = kit.Test.Centre.Reader.ReadNow(db => db.Changes.Single(change => change.Kind == GlassBroken.Name));
        Assert.Equal((west.Value, caller.Id!.Value.Value), (row.UnitId, row.AccountId));
        Assert.DoesNotContain("纠纷", row.Open, StringComparison.Ordinal);
        Assert.NotNull(row.Sealed);

        var stored = kit.Test.Centre.Reader.ReadNow(db => db.BreakGlasses.Single());
        Assert.Equal("跨所纠纷联合处置", stored.Reason);
        Assert.False(stored.Sealed.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes("纠纷")) >= 0);

        Assert.Equal("access.out-of-scope", (await kit.Glasses.See(glass.Id, caller.Actor)).Refusal.Code);
        Assert.NotNull((await kit.Glasses.See(glass.Id, chief.Actor)).Value.SeenAt);
        Assert.Equal("scope.unknown", (await kit.Glasses.See(glass.Id, chief.Actor)).Refusal.Code);
        kit.Test.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(Scope.Of(east), kit.Book.OfSession(token, null)!.Reads);
    }

    [Fact]
    public async Task What_was_opened_with_it_is_cut_when_it_ends_and_once_only()
    {
        await using var kit = await AccessKit.Open();
        var (_, caller, _) = await kit.At(Post.Supervisor, kit.Test.East.Id, "100001");
        var start = kit.Test.Clock.Now;
        await kit.Glasses.Open(kit.Test.West.Id, "a good reason", start.AddMinutes(10), caller.Actor);
        var told = new List<Revocation>();
        kit.Book.Revoked += told.Add;

        kit.Book.TellEnded(start, start.AddMinutes(9));
        Assert.Empty(told);
        kit.Book.TellEnded(start.AddMinutes(9), start.AddMinutes(10));
        kit.Book.TellEnded(start.AddMinutes(10), start.AddMinutes(11));

        Assert.Equal([new(RevokedThing.Session, caller.Session!.Value)], told);
        Assert.NotNull(kit.Book.Again(caller));
    }

    [Fact]
    public async Task It_needs_the_permission_a_reason_an_end_and_a_unit_out_of_scope()
    {
        await using var kit = await AccessKit.Open();
        var (_, caller, _) = await kit.At(Post.Supervisor, kit.Test.East.Id, "100001");
        var (_, desk, _) = await kit.At(Post.StationDesk, kit.Test.East.Id, "100002");
        var (west, soon) = (kit.Test.West.Id, kit.Test.Clock.Now.AddHours(1));

        Assert.Equal("access.not-allowed", await Refusal(west, "a good reason", soon, desk.Actor));
        Assert.Equal("access.not-allowed", await Refusal(west, "a good reason", soon, caller.Actor with { Unit = west }));
        Assert.Equal("access.not-allowed", await Refusal(west, "a good reason", soon, caller.Actor with { Account = null }));
        Assert.Equal("scope.has-it", await Refusal(kit.Test.East.Id, "a good reason", soon, caller.Actor));
        Assert.Equal("unit.unknown", await Refusal(new(9_999), "a good reason", soon, caller.Actor));
        Assert.Equal("scope.until", await Refusal(west, "a good reason", kit.Test.Clock.Now.AddHours(8).AddSeconds(1), caller.Actor));
        Assert.Equal("scope.until", await Refusal(west, "a good reason", kit.Test.Clock.Now, caller.Actor));
        Assert.Equal("text.missing", await Refusal(west, "  ", soon, caller.Actor));
        Assert.Equal("scope.reason", await Refusal(west, "oh", soon, caller.Actor));
        Assert.Empty(kit.Book.BreakGlasses);

        async Task<string> Refusal(UnitId unit, string reason, DateTime until, Actor actor) => (await kit.Glasses.Open(unit, reason, until, actor)).Refusal.Code;
    }
}
