using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Tests.WorkOrders;

public sealed class OrderQueriesTests
{
    [Fact]
    public async Task Pages_of_a_list_lose_no_row_and_repeat_none_while_orders_are_added()
    {
        await using var test = await TestCentre.Open();
        foreach (var seed in Gen.Choose(0, int.MaxValue).Sample(80))
        {
            var orders = new OrderSeed(test, seed);
            await orders.Add(10);
            var filter = orders.Filter();
            var before = orders.All().Where(row => Matches(filter, row, orders.At)).Select(row => row.Id).ToHashSet();
            var seen = await Walk(test, filter, orders.At, size: 3, reach: 1 + (seed % 9), between: () => orders.Add(1));
            var matching = orders.All().Where(row => Matches(filter, row, orders.At)).Select(row => row.Id).ToHashSet();
            Assert.True(seen.Count == seen.Distinct().Count(), $"{seed}: a row came twice: {filter}");
            Assert.True(before.IsSubsetOf(seen), $"{seed}: a row is missing: {filter}");
            Assert.True(seen.All(matching.Contains), $"{seed}: a row does not belong: {filter}");
        }
    }

    [Fact]
    public async Task A_list_is_in_its_order_from_the_first_page_to_the_last()
    {
        await using var test = await TestCentre.Open();
        var orders = new OrderSeed(test, 7);
        await orders.Add(300);
        var all = orders.All().ToDictionary(row => row.Id);

        var due = (await Walk(test, new OrderFilter(), orders.At, 20)).Select(id => all[id]).ToList();
        var created = (await Walk(test, new OrderFilter { Stage = OrderStage.All, Unit = test.East.Id }, orders.At, 20)).Select(id => all[id]).ToList();
        var closed = (await Walk(test, new OrderFilter { Stage = OrderStage.Closed }, orders.At, 20)).Select(id => all[id]).ToList();

        Assert.Equal(due.OrderBy(row => Due(row) is null).ThenBy(Due).ThenBy(row => row.Id.Value).Select(row => row.Id), due.Select(row => row.Id));
        Assert.Equal(created.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id.Value).Select(row => row.Id), created.Select(row => row.Id));
        Assert.Equal(closed.OrderByDescending(row => row.ClosedAt).ThenByDescending(row => row.Id.Value).Select(row => row.Id), closed.Select(row => row.Id));
        Assert.Contains(due, row => row.ClosedAt > orders.At);
        Assert.Contains(due, row => Due(row) is null);
    }

    [Fact]
    public async Task The_lists_hold_as_many_orders_as_the_figures_count()
    {
        await using var test = await TestCentre.Open();
        var orders = new OrderSeed(test, 11);
        await orders.Add(400);
        var figures = test.Centre.Reader.ReadNow(db => CityFigureQueries.At(Scope.Everything, db, test.Centre.Book, test.City.Id, orders.At));
        async Task<int> Count(OrderFilter filter) => (await Walk(test, filter, orders.At, 30)).Count;

        Assert.Equal(figures.Pending.Sum(), await Count(new()));
        Assert.Equal(figures.Pending[(int)Level.Red], await Count(new() { Level = Level.Red }));
        Assert.Equal(figures.Overdue, await Count(new() { Stage = OrderStage.Overdue }));
        Assert.Equal(figures.ClosedToday, await Count(new() { Stage = OrderStage.Closed, ClosedFrom = figures.Span.Midnight }));
        Assert.Equal(figures.Units[test.East.Id].Open, await Count(new() { Unit = test.East.Id }));
        Assert.Equal(figures.Units[test.East.Id].Overdue, await Count(new() { Unit = test.East.Id, Stage = OrderStage.Overdue }));
        Assert.True(figures is { Overdue: > 0, ClosedToday: > 0 });
    }

    [Fact]
    public async Task A_page_that_has_looked_far_enough_says_how_far_and_goes_on()
    {
        await using var test = await TestCentre.Open();
        var orders = new OrderSeed(test, 3);
        await orders.Add(120);
        var filter = new OrderFilter { Stage = OrderStage.All, Type = new TermId(99) };

        var page = test.Centre.Reader.ReadNow(db => List(filter, orders.At).Read(db, null, 10, reach: 50));

        Assert.Empty(page.Rows);
        Assert.NotNull(page.Next);
        Assert.InRange(page.LookedUpTo!.Value, orders.At.AddHours(-8), orders.At);
    }

    [Fact]
    public async Task A_cursor_of_another_list_or_of_nobody_is_refused()
    {
        await using var test = await TestCentre.Open();
        var orders = new OrderSeed(test, 5);
        await orders.Add(30);
        var queries = new OrderQueries(test.Centre.Reader, test.Centre.Book, test.Clock);
        var next = (await queries.List(Scope.Everything, new OrderFilter { Stage = OrderStage.All }, orders.At, size: 5)).Value.Next;

        foreach (var cursor in new[] { next!, "", "x", "!!!!", new string('A', 5000), Convert.ToBase64String("open.due\u001f7\u001f1\u001fn\u001f1"u8) })
        {
            var page = await queries.List(Scope.Everything, new OrderFilter(), orders.At, cursor);
            Assert.Equal("list.cursor-unreadable", page.Refusal.Code);
        }
    }

    [Fact]
    public async Task An_order_is_found_with_its_steps_in_the_order_of_their_events()
    {
        await using var test = await TestCentre.Open();
        var id = (await test.Centre.Orders.Open(
            new(test.City.Id, OrderKind.Directive, Level.Blue, "纠纷", "调解") { Measures = "上门", Responsible = test.East.Id }, test.CentreDesk)).Value;
        await test.Centre.Dispatch.Dispatch(id, 1, test.East.Id, test.CentreDesk);
        await test.Centre.Handling.SignFor(id, 2, test.Li.Id, test.EastDesk);
        await test.Centre.Handling.Step(id, 3, "一", test.Officer);
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        await test.Centre.Handling.Step(id, 4, "二", test.Officer);
        var queries = new OrderQueries(test.Centre.Reader, test.Centre.Book, test.Clock);

        var file = await queries.Find(Scope.Everything, id);

        Assert.Equal(["一", "二"], file!.Steps.Select(step => step.Note));
        Assert.Null(await queries.Find(Scope.Everything, new(id.Value + 1)));
    }

    public static TheoryData<string, OrderFilter> Offered()
    {
        var all = new OrderFilter { Stage = OrderStage.All };
        return new()
        {
            { "open by due", new() },
            { "open by due of what is moved here", new() { Movable = true } },
            { "open by due of what is moved here in a unit", new() { Movable = true, Unit = new(2) } },
            { "overdue of what is moved here", new() { Movable = true, Stage = OrderStage.Overdue } },
            { "open by due of a level", new() { Level = Level.Red } },
            { "open by due of a unit", new() { Unit = new(2) } },
            { "open by due of an officer", new() { Officer = new(1) } },
            { "open by created", new() { Sort = OrderSort.Created } },
            { "overdue", new() { Stage = OrderStage.Overdue } },
            { "overdue of a unit and kind", new() { Stage = OrderStage.Overdue, Unit = new(2), Kind = OrderKind.Directive } },
            { "closed", new() { Stage = OrderStage.Closed } },
            { "closed of days and type", new() { Stage = OrderStage.Closed, ClosedFrom = DateTime.UnixEpoch, ClosedTo = DateTime.UnixEpoch.AddDays(1), Type = new(1) } },
            { "closed of an officer", new() { Stage = OrderStage.Closed, Officer = new(1) } },
            { "all", all },
            { "all of days", all with { CreatedFrom = DateTime.UnixEpoch, CreatedTo = DateTime.UnixEpoch.AddDays(1) } },
            { "all of a city and type", all with { Unit = new(1), Type = new(1) } },
            { "all of a unit", all with { Unit = new(2) } },
            { "all of a unit and level", all with { Unit = new(2), Level = Level.Red } },
            { "all of an officer", all with { Officer = new(1) } },
            { "all of an officer and state", all with { Officer = new(1), States = [WorkOrderState.Cancelled] } },
            { "all of a source", all with { Source = new(1) } },
            { "by number", new() { Number = "D-2026" } },
        };
    }

    [Theory]
    [MemberData(nameof(Offered))]
    public async Task Every_list_that_a_page_offers_walks_an_index_and_sorts_only_the_rows_of_a_page(string name, OrderFilter filter)
    {
        Assert.NotEmpty(name);
        await using var test = await TestCentre.Open();
        var scope = filter.Unit is { } unit ? UnitScope.Of(test.Centre.Book, test.Centre.Book.Unit(unit), test.Clock.Now) : null;
        var list = new OrderList(filter, new(scope, null, null), test.Clock.Now, [new(1), new(2)]);
        for (var phase = 0; phase <= list.LastPhase; phase++)
        {
            foreach (var after in new ListCursor?[] { null, new(list.Order, phase, filter.Number is null ? 1L : "D", 1) })
            {
                var (sql, walk) = list.Sql(phase);
                var page = sql.Page(after, null, 51);
                AssertWalksAnIndex(test, page, sql.Values);
                if (walk is not null)
                {
                    (sql, walk) = list.Sql(phase);
                    var end = sql.KeyAt(walk!, after, 100);
                    var plan = Plan(test, end, sql.Values);
                    Assert.All(plan, step => Assert.Matches("USING (COVERING )?INDEX", step));
                }
            }
        }
    }

    [Fact]
    public async Task What_is_moved_here_is_walked_without_the_orders_of_other_systems()
    {
        await using var test = await TestCentre.Open();
        var list = List(new() { Movable = true }, test.Clock.Now);
        for (var phase = 0; phase <= list.LastPhase; phase++)
        {
            var (sql, _) = list.Sql(phase);
            Assert.Contains(Plan(test, sql.Page(null, null, 51), sql.Values), step => step.Contains("USING INDEX IX_work_orders_closed_at_next_due_id", StringComparison.Ordinal));
        }
    }

    private static void AssertWalksAnIndex(TestCentre test, string text, object[] values)
    {
        var plan = Plan(test, text, values);
        var onTable = plan.Where(step => step.Contains("work_orders", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(onTable);
        Assert.All(onTable, step => Assert.Contains("USING INDEX", step, StringComparison.Ordinal));
        // The rows that are open now and closed later come without an index on their due: few by nature, none under the real clock.
        var late = text.Contains("closed_at > ", StringComparison.Ordinal);
        var sorted = plan.Zip(plan.Skip(1)).Where(pair => pair.First.Contains("work_orders", StringComparison.Ordinal) && pair.Second.Contains("TEMP B-TREE", StringComparison.Ordinal));
        Assert.All(sorted, pair => Assert.True(late && pair.First.Contains("(closed_at>?)", StringComparison.Ordinal), string.Join('\n', [text, .. plan])));
    }

    private static List<string> Plan(TestCentre test, string text, object[] values) => test.Centre.Reader.ReadNow(db =>
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + string.Format(System.Globalization.CultureInfo.InvariantCulture, text, [.. values.Select(value => value is string word ? $"'{word}'" : value)]);
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    });

    private static OrderList List(OrderFilter filter, DateTime at) => new(filter, new(null, null, null), at, [new(1), new(2)]);

    private static async Task<List<WorkOrderId>> Walk(TestCentre test, OrderFilter filter, DateTime at, int size, int reach = KeysetPage.Reach, Func<Task>? between = null)
    {
        var scope = filter.Unit is { } unit ? UnitScope.Of(test.Centre.Book, test.Centre.Book.Unit(unit), at) : null;
        var list = new OrderList(filter, new(scope, null, null), at, [.. test.Centre.Book.Sources.Select(source => source.Id)]);
        var seen = new List<WorkOrderId>();
        ListCursor? after = null;
        for (var pages = 0; pages < 5_000; pages++)
        {
            var page = test.Centre.Reader.ReadNow(db => list.Read(db, after, size, reach));
            Assert.True(page.Rows.Count <= size);
            seen.AddRange(page.Rows.Select(row => row.Id));
            if (page.Next is null)
            {
                return seen;
            }

            Assert.True(ListCursor.TryRead(page.Next, list.Order, out after));
            if (pages < 20 && between is not null)
            {
                await between();
            }
        }

        throw new InvalidOperationException("The list does not end.");
    }

    private static DateTime? Due(WorkOrder row) => row.ClosedAt is null ? row.NextDue : row.DoneDue;

    /// <summary>The list's definition, told once more without any SQL.</summary>
    private static bool Matches(OrderFilter filter, WorkOrder row, DateTime at)
    {
        if (row.CreatedAt > at)
        {
            return false;
        }

        if (filter.Number is { } number)
        {
            return row.Number.StartsWith(number, StringComparison.Ordinal) || row.Number.StartsWith(number.ToUpperInvariant(), StringComparison.Ordinal);
        }

        var closed = row.ClosedAt <= at;
        var final = row.State is WorkOrderState.Cancelled or WorkOrderState.Merged;
        var inStage = filter.Stage switch
        {
            OrderStage.Open => !closed && !final,
            OrderStage.Overdue => !closed && !final && row.DoneDue < at,
            OrderStage.Closed => closed,
            _ => true,
        };
        return inStage
            && (filter.States.Count == 0 || filter.States.Contains(row.State))
            && (filter.Unit is not { } unit || unit == row.CityId || unit == row.UnitId)
            && (!filter.Movable || row.Origin != Origin.External)
            && (filter.Level ?? row.Level) == row.Level
            && (filter.Kind ?? row.Kind) == row.Kind
            && (filter.Type ?? row.TypeId) == row.TypeId
            && (filter.Source ?? row.SourceId) == row.SourceId
            && (filter.Officer is not { } officer || officer == row.OfficerId)
            && !(row.CreatedAt < filter.CreatedFrom)
            && !(row.CreatedAt >= filter.CreatedTo);
    }
}
