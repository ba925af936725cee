using BasicControl.Core.Access;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Tests.Access.Doors;

/// <summary>Every command of every desk, tried as each role in its own unit and scope: done, or refused because of the role, as the kept table says.</summary>
public sealed class CommandTableTests
{
    [Fact]
    public async Task Every_command_is_done_for_the_roles_of_the_kept_table_and_refused_to_all_others()
    {
        await using var world = await CommandWorld.Open();
        var rows = new List<(string, IReadOnlyList<string>)>();
        foreach (var (name, prepare) in OrderCommands.Of(world).Concat(DeskCommands.Of(world)))
        {
            var cells = new List<string>();
            foreach (var caller in world.Callers)
            {
                var act = await prepare();
                var position = world.Test.Centre.Commit.Position;
                var refusals = await act(caller);
                var isDenied = refusals.Any(refusal => refusal.Code.EndsWith("post-may-not", StringComparison.Ordinal) || refusal.Code is "access.not-allowed" or "clear.may-not");
                // A key on its way stands on the journal by itself; whoever is refused leaves nothing there.
                Assert.True(!isDenied || position == world.Test.Centre.Commit.Position, $"{name} was denied to {caller.Post}, and something was written");
                cells.Add(refusals.Count == 0 ? "yes" : isDenied ? "-" : refusals[0].Code == ScopeCheck.OutOfScope ? "scope" : refusals[0].Code);
            }

            rows.Add((name, cells));
        }

        RoleTable.Matches("commands.txt", rows);
    }

    [Fact]
    public void Every_command_that_takes_an_actor_stands_in_the_table()
    {
        var kept = Kit.Repository.Read("BasicControl.Tests/Access/Doors/commands.txt");
        var missing = typeof(Core.Centre).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsClass: true } && (type.Name.EndsWith("Desk", StringComparison.Ordinal) || type.Name == "MasterKeyWriter"))
            .SelectMany(type => type.GetMethods().Where(method => method.GetParameters().Any(one => one.ParameterType == typeof(Actor) || one.ParameterType == typeof(Caller))
                && method.GetParameters().All(one => one.ParameterType != typeof(WriteSession))
                && method.ReturnType.IsGenericType && method.ReturnType.Name.StartsWith("Task", StringComparison.Ordinal)).Select(method => $"{type.Name}.{method.Name}"))
            .Where(name => !kept.Contains(name + " ", StringComparison.Ordinal))
            // One's own session: whose it is decides, not the role.
            .Except(["SessionDesk.TakeRole", "SessionDesk.Close"]);

        Assert.Empty(missing);
    }
}
