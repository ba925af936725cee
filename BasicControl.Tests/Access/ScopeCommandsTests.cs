using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.Supervision;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Access;

/// <summary>Random commands of random people in random worlds: whatever they write stands on units that they may act on.</summary>
public sealed class ScopeCommandsTests
{
    private static readonly Post[] Roles =
    [
        Post.CentreDesk, Post.CentreDesk, Post.CentreDesk, Post.StationDesk, Post.Officer, Post.Supervisor, Post.Supervisor, Post.Branch, Post.Modeller,
        Post.SystemAdministrator, Post.SystemAdministrator, Post.Auditor,
    ];

    [Fact]
    public async Task No_command_touches_anything_beyond_what_its_actor_may_act_on()
    {
        var (cases, accepted, beyond) = (0, 0, 0);
        for (var seed = 201; seed <= 204; seed++)
        {
            await using var world = await ScopeWorld.Make(seed);
            for (var i = 0; i < 200; i++)
            {
                var actor = Somebody(world);
                var before = world.Test.Centre.Commit.Position;
                var (name, codes) = await Try(world, actor, i);
                var written = world.Test.Centre.Reader.ReadNow(db => db.Changes.Where(row => row.Position > before).ToList());
                // A city's own desk as a source comes with its first order, whoever opens it.
                Assert.All(written.Where(row => row.Subject != Subject.Source), row => Assert.True(
                    row.UnitId is { } unit && world.Stands(actor.Acts, new(unit), world.Now), $"{seed}/{i} {name} by {actor}: {row.Kind} of {row.UnitId}"));
                Assert.True(codes.Count == 0 || written.Count == 0, $"{seed}/{i} {name}: refused with {string.Join(',', codes)}, and written");
                (cases, accepted, beyond) = (cases + 1, accepted + (codes.Count == 0 ? 1 : 0), beyond + (codes.Contains("access.out-of-scope") ? 1 : 0));
            }
        }

        Assert.True(cases >= 800 && accepted >= 60 && beyond >= 100, $"{cases} cases, {accepted} accepted, {beyond} beyond");
    }

    [Fact]
    public async Task A_desk_of_a_part_cannot_publish_what_is_of_the_whole_store()
    {
        await using var world = await ScopeWorld.Make(221, records: 0);
        var desk = new Actor(null, Post.CentreDesk, world.Test.City.Id, "desk");
        Assert.Equal("access.out-of-scope", (await world.Test.Centre.RubricDesk.Publish(new(world.Now.AddHours(1), RubricBody.Of(Rubric.Shipped)), desk)).Refusal.Code);
        Assert.True((await world.Test.Centre.RubricDesk.Publish(new(world.Now.AddHours(1), RubricBody.Of(Rubric.Shipped)), desk with { Acts = Scope.Everything })).IsAccepted);
    }

    /// <summary>Somebody with a role, held in the main unit of what they act on.</summary>
    private static Actor Somebody(ScopeWorld world)
    {
        var acts = world.Scope();
        var unit = acts.Roots.Count > 0 ? acts.Roots[0] : world.Pick(world.Units);
        return new Actor(world.Next(2) == 0 ? world.Pick(world.People) : null, world.Pick(Roles), unit, "somebody") { Acts = acts };
    }

    private static async Task<(string Name, IReadOnlyList<string> Codes)> Try(ScopeWorld world, Actor actor, int i)
    {
        var centre = world.Test.Centre;
        var order = centre.Reader.ReadNow(db => db.WorkOrders.Single(row => row.Id == world.Pick(world.Orders).Id));
        var (unit, other, person) = (world.Pick(world.Units), world.Pick(world.Units), world.Pick(world.People));
        var city = centre.Book.Unit(unit).CityId;
        switch (world.Next(14))
        {
            case 0: return Told("open", await centre.Orders.Open(new(city, OrderKind.Pushed, Level.Blue, "核查", "核查") { Responsible = world.Next(2) == 0 ? unit : null, Incident = world.Pick(world.Incidents).Id }, actor));
            case 1: return Told("dispatch", await centre.Dispatch.Dispatch(order.Id, order.Version, unit, actor));
            case 2: return Told("reassign", await centre.Dispatch.Reassign(order.Id, order.Version, unit, "换", actor));
            case 3: return Told("cancel", await centre.Dispatch.Cancel(order.Id, order.Version, "撤", actor));
            case 4: return Told("merge", await centre.Dispatch.Merge(order.Id, order.Version, world.Pick(world.Orders).Id, "并", actor));
            case 5: return Told("sign for", await centre.Handling.SignFor(order.Id, order.Version, person, actor));
            case 6: return Told("return", await centre.Handling.Return(order.Id, order.Version, "退", actor));
            case 7: return Told("inspect", await centre.Handling.Inspect(order.Id, order.Version, actor));
            case 8: return Told("note", await centre.Notes.Leave(new((NoteAbout)world.Next(3), world.Next(2) == 0 ? unit.Value : order.Id.Value, "请核实"), actor));
            case 9: return Told("answer", await centre.Notes.Answer(new(world.Pick(world.Notes).Id, "已核实"), actor));
            case 10: return Told("target", await centre.TargetDesk.Set(new SetTarget(FigureCodes.OnTime, unit, world.Now, 0.9), actor));
            case 11: return Told("add unit", await centre.Units.AddUnit(UnitKind.Beat, string.Create(CultureInfo.InvariantCulture, $"9909{i:00000000}"), "警务区", null, unit, actor));
            case 12: return Told("move unit", await centre.Units.MoveUnit(unit, other, world.Now, actor));
            default:
                var source = world.Next(2) == 0 ? "110" : "next";
                var receipt = (await centre.Inbox.Submit(actor.Acts, [new SourceRecord { Source = source, Number = world.Next(3) == 0 ? world.Pick(world.Incidents).ExternalNumber : $"S{i}", At = world.Now, Type = "t", Unit = world.Next(2) == 0 ? centre.Book.Unit(unit).Code : null }]))[0];
                return ("send", [.. receipt.Refusals.Select(one => one.Code)]);
        }
    }

    private static (string, IReadOnlyList<string>) Told<T>(string name, Outcome<T> outcome) => (name, [.. outcome.Refusals.Select(one => one.Code)]);
}
