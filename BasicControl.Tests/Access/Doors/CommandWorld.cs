using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Tests.Briefing;
using BasicControl.Tests.Kit;
using BasicControl.Tests.Scoring;
using BasicControl.Web.Access;

namespace BasicControl.Tests.Access.Doors;

/// <summary>Tries a command once, as somebody.</summary>
/// <returns>Why not; empty: it is done.</returns>
internal delegate Task<IReadOnlyList<Refusal>> Act(Caller caller);

/// <summary>One centre in which somebody of each role has an account: officer and station desk in the east station, the others in the city.</summary>
internal sealed class CommandWorld : IAsyncDisposable
{
    private CommandWorld(AccessKit kit) => (Kit, Scores, Briefings) = (kit, new ScoreCity(kit.Test), new BriefingKit(kit.Test));

    public AccessKit Kit { get; }

    public TestCentre Test => Kit.Test;

    public ScoreCity Scores { get; }

    public BriefingKit Briefings { get; }

    /// <summary>In the order of <see cref="RoleTable.Columns"/>.</summary>
    public List<Caller> Callers { get; } = [];

    /// <summary>The same roles in the east station, from where the west is out of scope.</summary>
    public Dictionary<Post, Caller> InTheEast { get; } = [];

    public int Next { get; set; }

    public static async Task<CommandWorld> Open()
    {
        var world = new CommandWorld(await AccessKit.Open());
        var (kit, test) = (world.Kit, world.Test);
        foreach (var role in PermissionTable.Roles)
        {
            if (role == Post.WallDevice)
            {
                var asked = kit.Devices.Request(null).Value;
                await kit.Devices.Approve(asked.Code, "hall", test.City.Id, Actor.System);
                world.Callers.Add(kit.Book.OfDevice(asked.Token, null)!);
                continue;
            }

            var caller = (await kit.At(role, role is Post.Officer or Post.StationDesk ? test.East.Id : test.City.Id, $"10{world.Next++:0000}")).Caller;
            world.Callers.Add(role == Post.Officer ? caller with { Person = test.Li.Id } : caller);
            world.InTheEast[role] = (await kit.At(role, test.East.Id, $"20{world.Next:0000}")).Caller;
        }

        world.Callers.Add(new(CallerKind.Demo, null, Proof.Visitor, Post.WallDevice, null, null, PermissionTable.Visitor, Scope.Everything, Scope.Nothing, null));
        return world;
    }

    public Caller Of(Post role) => Callers.First(caller => caller.Post == role);

    public ValueTask DisposeAsync() => Kit.DisposeAsync();
}
