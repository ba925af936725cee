using BasicControl.Core.Basics;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Tests.Figures;

/// <summary>Random orders on a tree that moves: the totals of a level are the sum below it and what a plain reading counts.</summary>
public sealed class DrillQueriesTests
{
    private static readonly DateTime Moved = new(2026, 11, 8, 16, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task The_totals_of_a_level_equal_the_sum_below_and_a_plain_reading(int seed)
    {
        await using var test = await TestCentre.Open();
        var (north, south) = await Counties(test);
        var random = new Random(seed);
        for (var i = 0; i < 30; i++)
        {
            await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 8).Select(_ => Record(test, random))]);
        }

        var orders = test.Centre.Reader.ReadNow(db => db.WorkOrders.AsNoTracking().ToList());
        foreach (var period in Periods(test))
        {
            var city = Sheet(test, drill => (db => drill.ByUnit(Scope.Everything, db, test.City.Id, period)));
            AssertSum(city);
            Assert.Equal(Naive(orders, period, _ => true), city.Total);
            foreach (var county in new[] { north, south })
            {
                var sheet = Sheet(test, drill => (db => drill.ByUnit(Scope.Everything, db, county, period)));
                AssertSum(sheet);
                Assert.Equal(city.Of(DrillKey.Of(county)), sheet.Total);
                Assert.Equal(Naive(orders, period, order => test.Centre.Book.PathOf(order.UnitId, order.CreatedAt).Any(unit => unit.Id == county)), sheet.Total);
                var officers = Sheet(test, drill => (db => drill.ByOfficer(Scope.Everything, db, county, period)));
                AssertSum(officers);
                Assert.Equal(sheet.Total, officers.Total);
            }

            foreach (var officer in orders.Select(order => order.OfficerId).OfType<PersonId>().Distinct())
            {
                var own = Sheet(test, drill => (db => drill.Officer(Scope.Everything, db, officer, period)));
                AssertSum(own);
                Assert.Equal(Naive(orders, period, order => order.OfficerId == officer), own.Total);
                Assert.Equal(own.Total, Sheet(test, drill => (db => drill.Officers(Scope.Everything, db, [officer], period))).Of(DrillKey.Of(officer)));
            }
        }

        Assert.Contains(orders, order => order.UnitId == test.West.Id && order.CreatedAt < Moved);
        Assert.Contains(orders, order => order.UnitId == test.West.Id && order.CreatedAt > Moved);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Pages_and_the_register_of_figures_count_the_same(int seed)
    {
        await using var test = await TestCentre.Open();
        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
        {
            await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 8).Select(_ => Record(test, random))]);
        }

        var queries = new FigureQueries(test.Centre.Book);
        foreach (var period in Periods(test))
        {
            var sheet = Sheet(test, drill => (db => drill.ByUnit(Scope.Everything, db, test.City.Id, period)));
            var scope = new FigureScope { City = test.City.Id };
            var (totals, stock) = test.Centre.Reader.ReadNow(
                db => (queries.Totals(Scope.Everything, db, scope, period.Zone, period.At, period.Span), queries.Counts(Scope.Everything, db, scope, period.At)));

            Assert.Equal((totals.Figures.Counts, totals.Figures.P50Hours, totals.Figures.P90Hours), (sheet.Total.Now.Counts, sheet.Total.Now.P50Hours, sheet.Total.Now.P90Hours));
            Assert.Equal((stock.Open, stock.OverdueOpen), (sheet.Total.Now.Open, sheet.Total.Now.Overdue));
        }

        var wall = FigurePeriod.Until(test.Centre.Book.ZoneOf(test.City.Id), test.Clock.Now);
        var shown = test.Centre.Reader.ReadNow(db => CityFigureQueries.At(Scope.Everything, db, test.Centre.Book, test.City.Id, test.Clock.Now));
        var page = Sheet(test, drill => (db => drill.ByUnit(Scope.Everything, db, test.City.Id, wall))).Total.Now;
        Assert.Equal(
            (shown.Pending.Sum(), (long)shown.Overdue, shown.Closure, shown.OnTime),
            ((int)page.Open, page.Overdue, page.Counts.Closure, page.Counts.OnTime));
    }

    [Fact]
    public async Task A_move_is_told_by_the_units_whose_parts_add_up_to_it_and_by_their_orders()
    {
        await using var test = await TestCentre.Open();
        var at = test.Clock.Now;
        var day = test.Centre.Book.ZoneOf(test.City.Id).DayOf(at);
        var period = FigurePeriod.Of(test.Centre.Book.ZoneOf(test.City.Id), day.AddDays(-1), day.AddDays(-1), at);
        await test.Centre.Inbox.Submit(Scope.Everything,
        [
            .. Enumerable.Range(0, 4).Select(i => Order($"before-{i}", period.Before().Start.AddHours(1 + i), test.East, closed: true)),
            .. Enumerable.Range(0, 4).Select(i => Order($"west-{i}", period.Start.AddHours(1 + i), test.West, closed: i > 0)),
            Order("east-1", period.Start.AddHours(2), test.East, closed: true),
        ]);

        var sheet = Sheet(test, drill => (db => drill.ByUnit(Scope.Everything, db, test.City.Id, period)));

        Assert.Equal(-0.2, sheet.Total.Change(FigureCodes.Closure)!.Value, 9);
        Assert.Equal(-1, sheet.Total.Verdict(FigureCodes.Closure));
        var mover = Assert.Single(sheet.Moves.Single(move => move.Code == FigureCodes.Closure).Movers);
        Assert.Equal((DrillKey.Of(test.West.Id), -0.2), (mover.Key, Math.Round(mover.Share, 9)));
        Assert.Equal("west-0", Assert.Single(mover.Orders).Number);
        Assert.NotNull(mover.Orders[0].Late);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task The_parts_of_a_move_add_up_to_it(int seed)
    {
        await using var test = await TestCentre.Open();
        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
        {
            await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 8).Select(_ => Record(test, random))]);
        }

        foreach (var period in Periods(test))
        {
            var sheet = Sheet(test, drill => (db => drill.ByUnit(Scope.Everything, db, test.City.Id, period)));
            foreach (var code in PeriodFigures.Codes.Where(code => FigureRegister.Of(code).Measure == FigureMeasure.Share && sheet.Total.Change(code) is not null))
            {
                var old = sheet.Total.Before.Of(code).Rate.Value!.Value;
                var sum = sheet.Lines.Sum(line => Part(line.Figures.Now.Of(code).Rate, sheet.Total.Now.Of(code).Rate, old) - Part(line.Figures.Before.Of(code).Rate, sheet.Total.Before.Of(code).Rate, old));

                Assert.Equal(sheet.Total.Change(code)!.Value, sum, 9);
                Assert.All(
                    sheet.Moves.Where(move => move.Code == code).SelectMany(move => move.Movers),
                    mover => Assert.Equal(Math.Sign(sheet.Total.Change(code)!.Value), Math.Sign(mover.Share)));
            }
        }

        static double Part(Rate line, Rate all, double old) => (line.Numerator - (old * line.Denominator)) / all.Denominator;
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public async Task Every_move_names_orders_that_made_it(int seed)
    {
        await using var test = await TestCentre.Open();
        var (north, _) = await Counties(test);
        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
        {
            await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 8).Select(_ => Record(test, random))]);
        }

        var orders = test.Centre.Reader.ReadNow(db => db.WorkOrders.AsNoTracking().ToList()).ToDictionary(order => order.Id);
        var told = new HashSet<Evidence>();
        foreach (var period in Periods(test))
        {
            foreach (var sheet in new[]
            {
                Sheet(test, drill => (db => drill.ByUnit(Scope.Everything, db, test.City.Id, period))), Sheet(test, drill => (db => drill.ByUnit(Scope.Everything, db, north, period))),
                Sheet(test, drill => (db => drill.ByOfficer(Scope.Everything, db, test.West.Id, period))),
            })
            {
                foreach (var mover in sheet.Moves.SelectMany(move => move.Movers))
                {
                    told.Add(mover.Evidence);
                    Assert.NotEmpty(mover.Orders);
                    Assert.All(mover.Orders, order => Assert.True(Is(mover.Evidence, orders[order.Id], period, period.Before()), $"{mover.Evidence} {order.Number}"));
                }
            }
        }

        Assert.True(told.Count > 9, string.Join(' ', told));

        static bool Is(Evidence evidence, WorkOrder order, FigurePeriod period, FigurePeriod before)
        {
            var (born, bornThen) = (In(order, period), In(order, before));
            var (closed, closedThen) = (order.ClosedAt <= period.At, order.ClosedAt <= before.At);
            var (open, openThen) = (order.CreatedAt <= period.At && !closed, order.CreatedAt <= before.At && !closedThen);
            var (overdue, overdueThen) = (open && order.DoneDue < period.At, openThen && order.DoneDue < before.At);
            return evidence switch
            {
                Evidence.Created => born,
                Evidence.CreatedBefore => bornThen,
                Evidence.Closed or Evidence.Slowest or Evidence.Fastest => born && closed,
                Evidence.ClosedBefore => bornThen && closedThen,
                Evidence.NotClosed => born && !closed,
                Evidence.NotClosedBefore => bornThen && !closedThen,
                Evidence.OnTime => born && closed && order.ClosedAt <= order.DoneDue,
                Evidence.OnTimeBefore => bornThen && closedThen && order.ClosedAt <= order.DoneDue,
                Evidence.Late => born && closed && order.ClosedAt > order.DoneDue,
                Evidence.LateBefore => bornThen && closedThen && order.ClosedAt > order.DoneDue,
                Evidence.NewlyOpen => open && !openThen,
                Evidence.NoLongerOpen => !open && openThen,
                Evidence.NewlyOverdue => overdue && !overdueThen,
                _ => !overdue && overdueThen,
            };
        }

        static bool In(WorkOrder order, FigurePeriod period) => order.CreatedAt >= period.Start && order.CreatedAt < period.End && order.CreatedAt <= period.At;
    }

    private static async Task<(UnitId North, UnitId South)> Counties(TestCentre test)
    {
        var desk = test.Centre.Units;
        var north = (await desk.AddUnit(UnitKind.County, "990110000000", "北县", "North", test.City.Id, test.Administrator)).Value;
        var south = (await desk.AddUnit(UnitKind.County, "990120000000", "南县", "South", test.City.Id, test.Administrator)).Value;
        var beginning = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.True((await desk.MoveUnit(test.East.Id, north, beginning, test.Administrator)).IsAccepted);
        Assert.True((await desk.MoveUnit(test.West.Id, north, beginning, test.Administrator)).IsAccepted);
        Assert.True((await desk.MoveUnit(test.West.Id, south, Moved, test.Administrator)).IsAccepted);
        return (north, south);
    }

    private static IEnumerable<FigurePeriod> Periods(TestCentre test)
    {
        var zone = test.Centre.Book.ZoneOf(test.City.Id);
        var today = zone.DayOf(test.Clock.Now);
        yield return FigurePeriod.Until(zone, test.Clock.Now);
        yield return FigurePeriod.Until(zone, test.Clock.Now, 5);
        yield return FigurePeriod.Of(zone, today.AddDays(-1), today.AddDays(-1), test.Clock.Now);
        yield return FigurePeriod.Of(zone, today.AddDays(-14), today.AddDays(-8), test.Clock.Now);
        yield return FigurePeriod.Of(zone, today.AddDays(3), today.AddDays(4), test.Clock.Now);
    }

    private static void AssertSum(DrillSheet sheet)
    {
        foreach (var pick in new Func<PeriodComparison, PeriodFigures>[] { figures => figures.Now, figures => figures.Before })
        {
            var total = pick(sheet.Total);
            Assert.Equal(total.Counts, sheet.Lines.Aggregate(default(OrderCounts), (sum, line) => sum + pick(line.Figures).Counts));
            Assert.Equal((total.Open, total.Overdue), (sheet.Lines.Sum(line => pick(line.Figures).Open), sheet.Lines.Sum(line => pick(line.Figures).Overdue)));
        }
    }

    private static PeriodComparison Naive(List<WorkOrder> orders, FigurePeriod period, Func<WorkOrder, bool> isIn)
    {
        var mine = orders.Where(order => order.State is not (WorkOrderState.Cancelled or WorkOrderState.Merged) && isIn(order)).ToList();
        return new(Of(period), Of(period.Before()));

        PeriodFigures Of(FigurePeriod days)
        {
            var tally = new OrderTally(days.At);
            var created = mine.Where(order => order.CreatedAt <= days.At).ToList();
            created.Where(order => order.CreatedAt >= days.Start && order.CreatedAt < days.End).ToList().ForEach(order => tally.Add(order.CreatedAt, order.DoneDue, order.ClosedAt));
            var figures = tally.Figures();
            return new(
                figures.Counts, created.Count(order => !(order.ClosedAt <= days.At)), created.Count(order => !(order.ClosedAt <= days.At) && order.DoneDue < days.At),
                figures.P50Hours, figures.P90Hours);
        }
    }

    private static DrillSheet Sheet(TestCentre test, Func<DrillQueries, Func<Core.Data.BasicControlDb, DrillSheet>> read) =>
        test.Centre.Reader.ReadNow(read(new DrillQueries(test.Centre.Book)));

    private static SourceRecord Order(string number, DateTime at, Unit unit, bool closed) => new()
    {
        Source = "requests",
        Number = number,
        At = at,
        Type = "type",
        Unit = unit.Code,
        Due = at.AddHours(2),
        ClosedAt = closed ? at.AddHours(1) : null,
        UpdatedAt = at,
    };

    private static SourceRecord Record(TestCentre test, Random random)
    {
        var at = test.Clock.Now.AddMinutes(random.Next(-100_000, 3_000));
        return new()
        {
            Source = "requests",
            Number = $"{random.Next(400)}",
            At = at,
            Type = $"type {random.Next(4)}",
            Unit = random.Next(5) switch { 0 => test.East.Code, 1 or 2 => test.West.Code, 3 => null, _ => $"unit {random.Next(3)}" },
            Officer = random.Next(3) == 0 ? null : $"{random.Next(4)}",
            Due = random.Next(4) == 0 ? null : at.AddMinutes(random.Next(-60, 6_000)),
            ClosedAt = random.Next(3) == 0 ? null : at.AddMinutes(random.Next(-300, 9_000)),
            UpdatedAt = test.Clock.Now.AddMinutes(-random.Next(100)),
        };
    }
}
