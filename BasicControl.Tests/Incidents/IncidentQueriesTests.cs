using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Incidents;

public sealed class IncidentQueriesTests
{
    [Fact]
    public async Task Pages_of_incidents_are_the_latest_first_and_lose_none_while_more_arrive()
    {
        await using var test = await TestCentre.Open();
        await Submit(test, 0, 70);
        var queries = Queries(test);
        var before = test.Centre.Reader.ReadNow(db => db.Incidents.Select(row => row.Id).ToList());
        var seen = new List<Incident>();
        string? cursor = null;
        do
        {
            var page = (await queries.List(Scope.Everything, new(), test.Clock.Now, cursor, size: 8)).Value;
            seen.AddRange(page.Rows);
            cursor = page.Next;
            await Submit(test, 100 + seen.Count, 1);
        }
        while (cursor is not null);

        Assert.Equal(seen.OrderByDescending(row => row.At).ThenByDescending(row => row.Id.Value).Select(row => row.Id), seen.Select(row => row.Id));
        Assert.Equal(seen.Count, seen.Select(row => row.Id).Distinct().Count());
        Assert.Empty(before.Except(seen.Select(row => row.Id)));
    }

    [Fact]
    public async Task A_list_is_narrowed_by_unit_level_time_and_number()
    {
        await using var test = await TestCentre.Open();
        await Submit(test, 0, 40);
        var queries = Queries(test);
        async Task<IReadOnlyList<Incident>> List(IncidentFilter filter) => (await queries.List(Scope.Everything, filter, test.Clock.Now, size: 100)).Value.Rows;

        Assert.All(await List(new() { Unit = test.East.Id }), row => Assert.Equal(test.East.Id, row.UnitId));
        Assert.Equal(40, (await List(new() { Unit = test.City.Id })).Count);
        Assert.All(await List(new() { Level = Level.Red }), row => Assert.Equal(Level.Red, row.Level));
        Assert.Equal(10, (await List(new() { From = test.Clock.Now.AddMinutes(-9.5) })).Count);
        Assert.Equal(["N0007"], (await List(new() { Number = "N0007", Level = Level.Blue })).Select(row => row.ExternalNumber));
        Assert.Equal("list.cursor-unreadable", (await queries.List(Scope.Everything, new(), test.Clock.Now, "nonsense")).Refusal.Code);
    }

    [Fact]
    public async Task An_incident_is_found_with_the_orders_that_were_opened_from_it()
    {
        await using var test = await TestCentre.Open();
        await Submit(test, 0, 1);
        var id = test.Centre.Reader.ReadNow(db => db.Incidents.Single().Id);
        await test.Centre.Orders.Open(
            new(test.City.Id, OrderKind.Directive, Level.Red, "纠纷", "调解") { Measures = "上门", Responsible = test.East.Id, Incident = id }, test.CentreDesk);

        var file = await Queries(test).Find(Scope.Everything, id);

        Assert.Equal(["D-20261120-0001"], file!.Orders.Select(order => order.Number));
        Assert.Null(await Queries(test).Find(Scope.Everything, new(id.Value + 1)));
    }

    private static IncidentQueries Queries(TestCentre test) => new(test.Centre.Reader, test.Centre.Book, test.Clock);

    private static async Task Submit(TestCentre test, int from, int count)
    {
        var records = Enumerable.Range(from, count).Select(i => (ISourceItem)new SourceRecord
        {
            Source = "110",
            Number = $"N{i:0000}",
            At = test.Clock.Now.AddMinutes(-(i % 40)),
            Unit = i % 3 == 0 ? test.East.Code : test.West.Code,
            Level = (Level)(i % 4),
            Type = "纠纷",
        });
        await test.Centre.Inbox.Submit(Scope.Everything, [.. records]);
    }
}
