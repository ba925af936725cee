using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Figures;

public sealed class FigureQueriesTests
{
    private const int Orders = 400;

    private readonly Random _random = new(20_261_120);

    [Fact]
    public async Task Counts_of_the_store_equal_those_of_the_tally_in_every_scope()
    {
        await using var test = await Filled();
        var source = test.Centre.Book.Source("requests")!;
        var scopes = new FigureScope[]
        {
            new(), new() { City = test.City.Id }, new() { Source = source.Id }, new() { Units = new HashSet<UnitId> { test.East.Id } },
            new() { Units = new HashSet<UnitId> { test.East.Id, test.West.Id }, Kind = OrderKind.Request }, new() { Units = new HashSet<UnitId>() },
        };
        var cases =
            from at in new[] { test.Clock.Now, test.Clock.Now.AddHours(-30), test.Clock.Now.AddDays(-40) }
            from scope in scopes
            from span in new FigureSpan[] { default, new(at.AddDays(-2), null), new(null, at.AddDays(-1)), new(at.AddDays(-3), at.AddDays(-1)) }
            select (at, scope, span);

        foreach (var (at, scope, span) in cases)
        {
            var (counts, byUnit, totals) = test.Centre.Reader.ReadNow(db => (
                new FigureQueries(test.Centre.Book).Counts(Scope.Everything, db, scope, at, span),
                new FigureQueries(test.Centre.Book).CountsByUnit(Scope.Everything, db, scope, at, span),
                new FigureQueries(test.Centre.Book).Totals(Scope.Everything, db, scope, CityZone.Floating, at, span)));

            Assert.Equal(totals.Figures.Counts, counts);
            Assert.Equal(counts, byUnit.Values.Aggregate(default(OrderCounts), (left, right) => left + right));
        }
    }

    [Fact]
    public async Task The_rows_of_every_table_add_up_to_the_totals()
    {
        await using var test = await Filled();
        var queries = new FigureQueries(test.Centre.Book);
        var (scope, zone, at) = (new FigureScope { City = test.City.Id }, test.Centre.Book.ZoneOf(test.City.Id), test.Clock.Now);

        foreach (var by in Enum.GetValues<FigureBy>().Where(by => !by.IsOfDisputes()))
        {
            var (table, totals) = test.Centre.Reader.ReadNow(db => (queries.Table(Scope.Everything, db, scope, zone, at, by), queries.Totals(Scope.Everything, db, scope, zone, at)));

            var created = table.Columns.Contains("created") ? Column(table, "created") : table.Rows.Sum(row => row.Skip(1).Sum(cell => (long)cell!));
            Assert.Equal(totals.Rows, created);
            Assert.True(totals.Rows > 100);
        }

        static long Column(FigureTable table, string name) => table.Rows.Sum(row => (long)row[table.Columns.ToList().IndexOf(name)]!);
    }

    [Fact]
    public async Task Cancelled_and_merged_orders_are_in_no_figure()
    {
        await using var test = await TestCentre.Open();
        var kept = await Open(test);
        var cancelled = await Open(test);
        var merged = await Open(test);
        Assert.True((await test.Centre.Dispatch.Cancel(cancelled, 1, "twice", test.CentreDesk)).IsAccepted);
        Assert.True((await test.Centre.Dispatch.Merge(merged, 1, kept, "alike", test.CentreDesk)).IsAccepted);

        var (counts, city) = test.Centre.Reader.ReadNow(db => (
            new FigureQueries(test.Centre.Book).Counts(Scope.Everything, db, new FigureScope(), test.Clock.Now),
            CityFigureQueries.At(Scope.Everything, db, test.Centre.Book, test.City.Id, test.Clock.Now)));

        Assert.Equal((1, 1), (counts.Created, counts.Open));
        Assert.Equal((1, 1), (city.Pending.Sum(), city.CreatedToday));
    }

    [Fact]
    public async Task Incidents_are_told_by_local_hour_and_the_doubled_hour_is_seen()
    {
        await using var test = await TestCentre.Open();
        await test.Centre.Commit.Batch(session =>
        {
            var city = test.Centre.Organisation.City(session, "Chicago", "America/Chicago");
            return test.Centre.Organisation.Source(session, "calls", "calls", city.Id, Makes.Incident, "America/Chicago", addsUnknown: true);
        });
        var first = new DateTime(2024, 11, 3, 6, 30, 0, DateTimeKind.Utc); // 01:30, still summer time
        await test.Centre.Inbox.Submit(Scope.Everything, [Call("1", first), Call("2", first.AddHours(1)), Call("3", first.AddHours(1)), Call("4", first.AddHours(2))]);

        var scope = new FigureScope { Source = test.Centre.Book.Source("calls")!.Id };
        var (queries, zone, at) = (new IncidentFigureQueries(test.Centre.Book), CityZone.Of("America/Chicago"), first.AddDays(1));
        var (totals, grid) = test.Centre.Reader.ReadNow(db => (queries.Totals(Scope.Everything, db, scope, zone, at), queries.Table(Scope.Everything, db, scope, zone, at, FigureBy.UnitHour)));

        var day = new DateOnly(2024, 11, 3);
        Assert.Equal([new(day, 0, TimeSpan.FromHours(-5), 1), new(day, 1, TimeSpan.FromHours(-6), 2)], totals.DoubledHours);
        Assert.Equal((4, 1, first, first.AddHours(2)), (totals.Rows, totals.Days, totals.First, totals.Last));
        Assert.Equal((3L, 1L), (grid.Rows.Single()[2], grid.Rows.Single()[3]));
    }

    private static SourceRecord Call(string number, DateTime at) => new() { Source = "calls", Number = number, At = at, Unit = "A", Type = "Noise" };

    private static async Task<WorkOrderId> Open(TestCentre test) =>
        (await test.Centre.Orders.Open(new OpenOrder(test.City.Id, OrderKind.Pushed, Level.Blue, "lead", "look"), test.CentreDesk)).Value;

    /// <summary>A centre with orders of every kind of fate, two units of one name among them.</summary>
    private async Task<TestCentre> Filled()
    {
        var test = await TestCentre.Open();
        await test.Centre.Commit.Batch(session => test.Centre.Organisation.Source(
            session, "twin", "twin", test.City.Id, Makes.Order, "Asia/Shanghai", addsUnknown: true));
        var records = Enumerable.Range(0, Orders).Select(n => Record(test.Clock.Now, n)).ToList();
        foreach (var parcel in records.Chunk(IncidentInbox.BatchSize))
        {
            Assert.All(await test.Centre.Inbox.Submit(Scope.Everything, parcel), receipt => Assert.Equal(Arrival.Created, receipt.Arrival));
        }

        return test;
    }

    private SourceRecord Record(DateTime now, int number)
    {
        var at = now.AddMinutes(-_random.Next(-600, 6_000));
        return new()
        {
            Source = _random.Next(3) == 0 ? "twin" : "requests",
            Number = $"R{number}",
            At = at,
            Type = Pick("Noise", "Traffic", null),
            Unit = Pick("990101010000", "990101020000", "Harbour", null),
            Officer = Pick("000001", "7", null),
            Channel = Pick("phone", null),
            Department = Pick("north", null),
            Status = Pick("open", "shut", null),
            Due = _random.Next(4) == 0 ? null : at.AddMinutes(_random.Next(1, 3_000)),
            ClosedAt = _random.Next(3) == 0 ? null : at.AddMinutes(_random.Next(-60, 3_000)),
        };
    }

    private string? Pick(params string?[] choices) => choices[_random.Next(choices.Length)];
}
