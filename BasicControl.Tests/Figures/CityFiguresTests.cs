using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Figures;

/// <summary>What a wall must show, against a second, plain reading of the same rows.</summary>
public sealed class CityFiguresTests
{
    private readonly Random _random = new(7);

    [Fact]
    public async Task A_citys_figures_are_those_that_a_plain_reading_of_its_rows_gives()
    {
        await using var test = await Filled();
        foreach (var (at, days) in new[] { (test.Clock.Now, 30), (test.Clock.Now.AddDays(-3), 2), (test.Clock.Now.AddDays(-9), 1) })
        {
            var (figures, orders, incidents) = test.Centre.Reader.ReadNow(db => (
                CityFigureQueries.At(Scope.Everything, db, test.Centre.Book, test.City.Id, at, days), db.WorkOrders.ToList(), db.Incidents.ToList()));
            var zone = test.Centre.Book.ZoneOf(test.City.Id);
            DateOnly DayOf(DateTime instant) => zone.DayOf(instant);
            var today = DayOf(at);
            var known = orders.Where(order => order.CreatedAt <= at).ToList();
            var span = known.Where(order => DayOf(order.CreatedAt) >= today.AddDays(-days)).ToList();
            var closed = span.Where(order => order.ClosedAt <= at).ToList();
            var calls = incidents.Where(call => call.At <= at && DayOf(call.At) >= today.AddDays(-days)).ToList();

            Assert.Equal(Enum.GetValues<Level>().Select(level => known.Count(order => order.Level == level && !(order.ClosedAt <= at))), figures.Pending);
            Assert.Equal(known.Count(order => order.DoneDue < at && !(order.ClosedAt <= at)), figures.Overdue);
            Assert.Equal(known.Count(order => DayOf(order.CreatedAt) == today), figures.CreatedToday);
            Assert.Equal(known.Count(order => order.ClosedAt <= at && DayOf(order.ClosedAt.Value) == today), figures.ClosedToday);
            Assert.Equal(incidents.Count(call => call.At <= at && DayOf(call.At) == today), figures.IncidentsToday);
            Assert.Equal(new Rate(closed.Count, span.Count), figures.Closure);
            Assert.Equal(new Rate(closed.Count(order => order.ClosedAt <= order.DoneDue), closed.Count(order => order.DoneDue is not null)), figures.OnTime);
            Assert.True(figures.CountsIncidents);
            Assert.Equal(
                calls.GroupBy(call => (call.UnitId, zone.ToLocal(call.At).Hour)).ToDictionary(group => group.Key, group => group.Count()), figures.UnitHours);
            Assert.Equal(calls.GroupBy(call => (call.TypeId, call.UnitId)).ToDictionary(group => group.Key, group => group.Count()), figures.UnitTypes);
            Assert.Equal(calls.Count(call => call.Latitude is not null), figures.Cells.Values.Sum());
            Assert.Equal(days + 1, figures.Days.Count);
            Assert.All(figures.Days, day =>
            {
                Assert.Equal(known.Count(order => DayOf(order.CreatedAt) == day.Day), day.Created);
                Assert.Equal(known.Count(order => order.ClosedAt <= at && DayOf(order.ClosedAt.Value) == day.Day), day.Closed);
                Assert.Equal(
                    known.Count(order => DayOf(order.CreatedAt) <= day.Day && !(order.ClosedAt <= at && DayOf(order.ClosedAt.Value) <= day.Day)), day.Open);
            });
            Assert.Equal(
                closed.Where(order => order.OfficerId is not null).GroupBy(order => order.OfficerId!.Value)
                    .ToDictionary(group => group.Key, group => new OfficerFigures(group.Count(order => order.ClosedAt <= order.DoneDue), group.Count())),
                figures.Officers);
        }
    }

    [Fact]
    public async Task The_units_add_up_to_the_city_and_the_last_day_to_what_is_pending()
    {
        await using var test = await Filled();

        var figures = test.Centre.Reader.ReadNow(db => CityFigureQueries.At(Scope.Everything, db, test.Centre.Book, test.City.Id, test.Clock.Now));

        Assert.Equal(figures.Pending.Sum(), figures.Units.Values.Sum(unit => unit.Open));
        Assert.Equal(figures.Pending.Sum(), figures.Days[^1].Open);
        Assert.Equal(figures.Overdue, figures.Units.Values.Sum(unit => unit.Overdue));
        Assert.Equal(figures.Closure, new(figures.Units.Values.Sum(unit => unit.Closed), figures.Units.Values.Sum(unit => unit.Created)));
        Assert.Equal(figures.OnTime, new(figures.Units.Values.Sum(unit => unit.OnTime), figures.Units.Values.Sum(unit => unit.DueAndClosed)));
        Assert.Equal(figures.Days[^1].Created, figures.CreatedToday);
        Assert.Equal(figures.Days[^1].Closed, figures.ClosedToday);
    }

    [Fact]
    public async Task Leads_fed_back_in_a_day_and_directives_closed_are_rates_of_their_own()
    {
        await using var test = await TestCentre.Open();
        var early = await Open(test, OrderKind.Pushed);
        var late = await Open(test, OrderKind.Pushed);
        await Open(test, OrderKind.Pushed);
        await Open(test, OrderKind.Directive);
        await Handle(test, early, late);
        test.Clock.Advance(TimeSpan.FromHours(24));
        Assert.True((await test.Centre.Handling.Feedback(early, 3, "told", test.Officer)).IsAccepted);
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await test.Centre.Handling.Feedback(late, 3, "told", test.Officer)).IsAccepted);

        var figures = test.Centre.Reader.ReadNow(db => CityFigureQueries.At(Scope.Everything, db, test.Centre.Book, test.City.Id, test.Clock.Now));

        Assert.Equal(new Rate(1, 3), figures.Feedback24);
        Assert.Equal(new Rate(0, 1), figures.DirectiveClosure);
        Assert.Equal(new Rate(0, 4), figures.Closure);
    }

    private static async Task Handle(TestCentre test, params WorkOrderId[] orders)
    {
        foreach (var order in orders)
        {
            Assert.True((await test.Centre.Dispatch.Dispatch(order, 1, test.East.Id, test.CentreDesk)).IsAccepted);
            Assert.True((await test.Centre.Handling.SignFor(order, 2, test.Li.Id, test.EastDesk)).IsAccepted);
        }
    }

    private static async Task<WorkOrderId> Open(TestCentre test, OrderKind kind) =>
        (await test.Centre.Orders.Open(
            new OpenOrder(test.City.Id, kind, Level.Yellow, "lead", "look") { Measures = "ask", Responsible = test.East.Id }, test.CentreDesk)).Value;

    private async Task<TestCentre> Filled()
    {
        var test = await TestCentre.Open();
        var now = test.Clock.Now;
        var records = Enumerable.Range(0, 300).Select(n =>
        {
            var at = now.AddMinutes(-_random.Next(-1_000, 16_000));
            var isCall = n % 3 == 0;
            return new SourceRecord
            {
                Source = isCall ? "110" : "requests",
                Number = $"R{n}",
                At = at,
                Type = _random.Next(2) == 0 ? "Noise" : "Traffic",
                Level = (Level)_random.Next(4),
                Unit = _random.Next(3) switch { 0 => "990101010000", 1 => "990101020000", _ => null },
                Officer = isCall ? null : _random.Next(3) switch { 0 => "000001", 1 => "000002", _ => null },
                Latitude = _random.Next(2) == 0 ? null : 30 + _random.NextDouble(),
                Longitude = 114,
                Due = isCall || _random.Next(4) == 0 ? null : at.AddMinutes(_random.Next(1, 3_000)),
                ClosedAt = isCall || _random.Next(3) == 0 ? null : at.AddMinutes(_random.Next(-3_000, 6_000)),
            };
        }).Select(record => record.Latitude is null ? record with { Longitude = null } : record).ToList();
        foreach (var parcel in records.Chunk(IncidentInbox.BatchSize))
        {
            await test.Centre.Inbox.Submit(Scope.Everything, parcel);
        }

        return test;
    }
}
