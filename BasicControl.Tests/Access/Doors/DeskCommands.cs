using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Changes;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.Organisation;
using BasicControl.Core.Privacy;
using BasicControl.Core.Retention;
using BasicControl.Core.Scoring;
using BasicControl.Core.Supervision;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Access.Doors;

/// <summary>The commands beside those on orders, each with what it needs made anew for every try.</summary>
internal static class DeskCommands
{
    private const string Mapping = """{ "normaliser": "folded", "repeat": { "least": 3, "days": 30 }, "watchDays": 10, "types": [ { "type": "家庭纠纷", "kind": "none" } ] }""";

    private static readonly Dictionary<string, LocalName> NoTexts = [];

    public static IEnumerable<(string Name, Func<Task<Act>> Prepare)> Of(CommandWorld world)
    {
        foreach (var one in Work(world)) yield return one;
        foreach (var one in Briefing(world)) yield return one;
        foreach (var one in System(world)) yield return one;
        foreach (var one in AccountCommands.Of(world)) yield return one;
    }

    /// <summary>A command whose try has to be prepared.</summary>
    public static (string Name, Func<Task<Act>> Prepare) Made(string name, Func<Task<Act>> prepare) => (name, prepare);

    /// <summary>A command that needs nothing prepared.</summary>
    public static (string Name, Func<Task<Act>> Prepare) Now<T>(string name, Func<Caller, Task<Outcome<T>>> act) =>
        (name, () => Task.FromResult<Act>(async caller => (await act(caller)).Refusals));

    private static IEnumerable<(string, Func<Task<Act>>)> Work(CommandWorld world)
    {
        var (test, centre) = (world.Test, world.Test.Centre);
        yield return Now("NoteDesk.Leave", caller => centre.Notes.Leave(new(NoteAbout.Person, test.Li.Id.Value, "请核实"), caller.Actor));
        yield return Made("NoteDesk.Answer", async () =>
        {
            var note = (await centre.Notes.Leave(new(NoteAbout.Person, test.Li.Id.Value, "请核实"), test.Supervisor)).Value;
            return async caller => (await centre.Notes.Answer(new(note, "已核实"), caller.Actor)).Refusals;
        });
        yield return Made("ContestDesk.Raise", async () =>
        {
            var line = await SentBack(world);
            return async caller => (await centre.Contests.Raise(line, caller.Actor)).Refusals;
        });
        yield return Made("ContestDesk.Answer", async () =>
        {
            var contest = (await centre.Contests.Raise(await SentBack(world), test.Officer)).Value;
            return async caller => (await centre.Contests.Answer(new(contest, false, "退回有据"), caller.Actor)).Refusals;
        });
        yield return Now("TargetDesk.Set", caller => centre.TargetDesk.Set(new(FigureCodes.OnTime, test.East.Id, test.Clock.Now.AddDays(++world.Next), 0.9), caller.Actor));
        yield return Now("RubricDesk.Publish", caller => centre.RubricDesk.Publish(new(test.Clock.Now.AddDays(++world.Next), RubricBody.Of(Rubric.Shipped)), caller.Actor));
        yield return Made("MappingDesk.Publish", async () =>
        {
            await centre.Recount.Ended;
            return async caller => (await centre.Mappings.Publish(Mapping, "mapping.json", caller.Actor)).Refusals;
        });
        yield return Made("ClearTextDesk.Ask", async () =>
        {
            var order = await OrderCommands.At(world, WorkOrderState.Handling);
            return async caller => (await new ClearTextDesk(centre.Commit, centre.Reader, centre.Places).Ask(caller, Subject.WorkOrder, order.Id.Value, "核对当事人")).Refusals;
        });
    }

    private static IEnumerable<(string, Func<Task<Act>>)> Briefing(CommandWorld world)
    {
        var (test, desk) = (world.Test, world.Briefings);
        yield return Now("BriefingDesk.Draft", caller => desk.Desk.Draft(new(test.City.Id, BriefingPeriod.Of(Day(world))), caller.Actor));
        yield return Made("BriefingDesk.Edit", async () =>
        {
            var id = await desk.Draft(Day(world));
            return async caller => (await desk.Desk.Edit(new(id, 1, NoTexts, NoTexts), caller.Actor)).Refusals;
        });
        yield return Made("BriefingDesk.Sign", async () =>
        {
            var id = await desk.Draft(Day(world));
            return async caller => (await desk.Desk.Sign(id, 1, "王", caller.Actor)).Refusals;
        });
        yield return Made("BriefingDesk.Correct", async () =>
        {
            var id = await desk.Draft(Day(world));
            var version = (await desk.Desk.Sign(id, 1, "王", test.Supervisor)).Value;
            return async caller => (await desk.Desk.Correct(id, version, caller.Actor)).Refusals;
        });
        yield return Now("HandoverDesk.Give", caller => desk.Handovers.Give(test.City.Id, Shift(world), "甲", "", caller.Actor));
        yield return Made("HandoverDesk.Take", async () =>
        {
            var sheet = (await desk.Handovers.Give(test.City.Id, Shift(world), "甲", "", test.Supervisor)).Value;
            return async caller => (await desk.Handovers.Take(sheet, "乙", caller.Actor)).Refusals;
        });
    }

    private static IEnumerable<(string, Func<Task<Act>>)> System(CommandWorld world)
    {
        var (test, centre) = (world.Test, world.Test.Centre);
        yield return Now("OrganisationDesk.AddUnit", caller => centre.Units.AddUnit(UnitKind.Station, Code(world), "新所", null, test.City.Id, caller.Actor));
        yield return Made("OrganisationDesk.MoveUnit", async () =>
        {
            var county = (await centre.Units.AddUnit(UnitKind.County, Code(world), "分局", null, test.City.Id, test.Administrator)).Value;
            var station = (await centre.Units.AddUnit(UnitKind.Station, Code(world), "新所", null, test.City.Id, test.Administrator)).Value;
            return async caller => (await centre.Units.MoveUnit(station, county, test.Clock.Now.AddDays(1), caller.Actor)).Refusals;
        });
        yield return Made("OrganisationDesk.MovePerson", async () =>
        {
            var person = await centre.Commit.Batch(session => centre.Organisation.Person(
                session, new Person { Id = new(session.NextId("people")), CityId = test.City.Id, Number = $"9{world.Next++:00000}", Name = "officer" }, test.East.Id));
            return async caller => (await centre.Units.MovePerson(person.Id, test.West.Id, test.Clock.Now.AddDays(1), caller.Actor)).Refusals;
        });
        yield return Now("RetentionDesk.Set", caller => centre.Retention.Set(RetentionKind.Notes, 36, "依据", caller.Actor));
        yield return Now("RetentionDesk.Run", caller => centre.Retention.Run(caller.Actor));
        yield return Made("RetentionDesk.Erase", async () =>
        {
            var order = await OrderCommands.At(world, WorkOrderState.Closed);
            return async caller => (await centre.Retention.Erase(RetentionKind.Orders, order.Id.Value, caller.Actor)).Refusals;
        });
        yield return Now("MasterKeyWriter.Rotate", caller => centre.Keys.Rotate(caller.Actor));
        // Somebody who acts on the whole store, since the file brings a city of its own.
        yield return Now("StoreTarget.Begin", caller => new StoreTarget(centre.Commit, centre.Book, centre.Organisation, centre.Inbox, centre.Feeds, caller.Actor with { Acts = Scope.Everything })
            .Begin(ProfileShelf.Find("sapd").Value, ["calls.csv"]));
    }

    private static async Task<RaiseContest> SentBack(CommandWorld world)
    {
        var id = await world.Scores.Closed(world.Test.Li.Id, world.Test.East.Id, isSentBack: true);
        var line = world.Scores.Sheet(world.Test.Li.Id).Lines.Lines.First(line => line.Fact.Rule == ScoreRule.SentBack && line.Fact.Order == id);
        return new(id, ScoreRule.SentBack, line.Fact.Mark, "理由");
    }

    private static DateOnly Day(CommandWorld world) => new DateOnly(2026, 11, 19).AddDays(-++world.Next);

    private static DateTime Shift(CommandWorld world) => world.Test.Clock.Now.AddHours(-12 * ++world.Next);

    private static string Code(CommandWorld world) => string.Create(CultureInfo.InvariantCulture, $"9901{++world.Next:0000}0000");
}
