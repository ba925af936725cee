using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Tests.Access.Doors;

/// <summary>The commands on accounts, roles, sessions, screens, keys and access out of scope.</summary>
internal static class AccountCommands
{
    public static IEnumerable<(string Name, Func<Task<Act>> Prepare)> Of(CommandWorld world)
    {
        var (test, kit) = (world.Test, world.Kit);
        yield return DeskCommands.Now("AccountDesk.Create", caller => kit.Accounts.Create(new(Number(world), "new", test.City.Id), caller.Actor));
        yield return OnAccount("AccountDesk.Disable", (id, actor) => kit.Accounts.Disable(id, actor));
        yield return DeskCommands.Made("AccountDesk.Enable", async () =>
        {
            var id = await kit.Account(Number(world));
            await kit.Accounts.Disable(id, Actor.System);
            return async caller => (await kit.Accounts.Enable(id, caller.Actor)).Refusals;
        });
        yield return OnAccount("AccountDesk.ResetPassword", (id, actor) => kit.Accounts.ResetPassword(id, actor));
        yield return OnAccount("AccountDesk.ForgetSecondFactor", (id, actor) => kit.Accounts.ForgetSecondFactor(id, actor));
        yield return OnAccount("GrantDesk.Give", (id, actor) => kit.Grants.Give(GiveRole.In(id, Post.StationDesk, test.East.Id), actor));
        yield return DeskCommands.Made("GrantDesk.Revoke", async () =>
        {
            var grant = (await kit.Grants.Give(GiveRole.In(await kit.Account(Number(world)), Post.StationDesk, test.East.Id), Actor.System)).Value;
            return async caller => (await kit.Grants.Revoke(grant.Id, caller.Actor)).Refusals;
        });
        yield return DeskCommands.Made("SessionDesk.Revoke", async () =>
        {
            var (_, other, _) = await kit.At(Post.StationDesk, test.East.Id, Number(world));
            return async caller => (await kit.Sessions.Revoke(other.Session!.Value, caller.Actor)).Refusals;
        });
        yield return DeskCommands.Made("DeviceDesk.Approve", () =>
        {
            var code = kit.Devices.Request($"10.1.0.{world.Next++ % 250}").Value.Code;
            return Task.FromResult<Act>(async caller => (await kit.Devices.Approve(code, "screen", test.City.Id, caller.Actor)).Refusals);
        });
        yield return DeskCommands.Made("DeviceDesk.Revoke", async () =>
        {
            var device = (await kit.Devices.Approve(kit.Devices.Request($"10.2.0.{world.Next++ % 250}").Value.Code, "screen", test.City.Id, Actor.System)).Value;
            return async caller => (await kit.Devices.Revoke(device.Id, caller.Actor)).Refusals;
        });
        var key = new IssueKey("110", [Permission.SendIncidents], ScopeRoot.Of(test.City.Id), test.Clock.Now.AddDays(30));
        yield return DeskCommands.Now("KeyDesk.Issue", caller => kit.Keys.Issue(key, caller.Actor));
        yield return DeskCommands.Made("KeyDesk.Revoke", async () =>
        {
            var issued = (await kit.Keys.Issue(key, Actor.System)).Value;
            return async caller => (await kit.Keys.Revoke(issued.Key.Id, caller.Actor)).Refusals;
        });
        // Asked for from the east, where the west is out of scope; seen by somebody in charge of the city.
        yield return DeskCommands.Now("BreakGlassDesk.Open", caller =>
            kit.Glasses.Open(test.West.Id, "跨所联合处置", test.Clock.Now.AddHours(1), (caller.Kind == CallerKind.Account ? world.InTheEast[caller.Post] : caller).Actor));
        yield return DeskCommands.Made("BreakGlassDesk.See", async () =>
        {
            var glass = (await kit.Glasses.Open(test.West.Id, "跨所联合处置", test.Clock.Now.AddHours(1), world.InTheEast[Post.Supervisor].Actor)).Value;
            return async caller => (await kit.Glasses.See(glass.Id, caller.Actor)).Refusals;
        });

        (string, Func<Task<Act>>) OnAccount<T>(string name, Func<AccountId, Actor, Task<Outcome<T>>> act) => DeskCommands.Made(name, async () =>
        {
            var id = await kit.Account(Number(world));
            return async caller => (await act(id, caller.Actor)).Refusals;
        });
    }

    private static string Number(CommandWorld world) => $"30{++world.Next:0000}";
}
