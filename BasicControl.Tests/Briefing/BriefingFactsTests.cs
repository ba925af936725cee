using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Briefing.Html;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Tests.Scoring;

namespace BasicControl.Tests.Briefing;

/// <summary>What a briefing reads: the same part of days, the right city, the instant asked for, and no more than it shows.</summary>
public sealed class BriefingFactsTests
{
    private static readonly DateOnly Day = new(2026, 11, 19);

    [Fact]
    public async Task A_running_day_is_compared_with_the_same_part_of_the_day_before()
    {
        await using var test = await TestCentre.Open();
        await test.Requests(BriefingKit.Start(Day.AddDays(-7)), ("W", 2, 9, 4, "East", "noise"), ("w", 20, 29, null, "East", "noise"));
        await test.Requests(BriefingKit.Start(Day.AddDays(-1)), ("A", 1, 9, 4, "East", "noise"), ("B", 6, 9, 12, "East", "noise"), ("C", 20, 30, null, "East", "parking"));
        await test.Requests(BriefingKit.Start(Day), ("D", 1, 9, 4, "East", "noise"), ("E", 3, 9, null, "East", "noise"), ("F", 7, 9, null, "East", "noise"), ("G", 22, 30, null, "East", "noise"));

        var half = test.Draft(BriefingPeriod.Of(Day), BriefingKit.Start(Day).AddHours(8));
        var whole = test.Draft(BriefingPeriod.Of(Day));

        Assert.Equal((3L, 2L, 1L), (half.Count("created"), Compared(half, "created", ComparisonKind.Before), Compared(half, "created", ComparisonKind.LastWeek)));
        Assert.Equal((1L, 1L), (half.Count("closed-in"), Compared(half, "closed-in", ComparisonKind.Before)));
        Assert.Equal((4L, 2L), (half.Count("open"), Compared(half, "open", ComparisonKind.Before)));
        Assert.Equal((4L, 3L, 2L), (whole.Count("created"), Compared(whole, "created", ComparisonKind.Before), Compared(whole, "created", ComparisonKind.LastWeek)));
        Assert.Contains("前一日同时段", half.Figure("created").Comparisons[0].Words.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("同时段", whole.Figure("created").Comparisons[0].Words.Zh, StringComparison.Ordinal);
        Assert.Equal(2, half.Table("stations").Total![2] is CountValue before ? before.Count : -1);
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-31", null, "2026-02-01", "2026-02-28", true)]
    [InlineData("2026-04-01", "2026-04-30", null, "2026-03-01", "2026-03-31", true)]
    [InlineData("2026-04-01", "2026-04-30", "2026-04-10T09:30", "2026-03-01", "2026-03-10", false)]
    [InlineData("2026-03-01", "2026-03-31", "2026-03-30T09:30", "2026-02-01", "2026-02-28", true)]
    [InlineData("2026-11-09", "2026-11-15", null, "2026-11-02", "2026-11-08", true)]
    [InlineData("2026-11-09", "2026-11-15", "2026-11-11T09:30", "2026-11-02", "2026-11-04", false)]
    [InlineData("2026-11-10", "2026-11-12", "2026-11-12T09:30", "2026-11-07", "2026-11-09", false)]
    public async Task A_part_of_a_week_month_or_range_stands_against_as_much_of_the_one_before(string from, string to, string? at, string beforeFrom, string beforeTo, bool isWhole)
    {
        await using var test = await TestCentre.Open();
        var zone = CityZone.Of("Asia/Shanghai");
        DateTime? asOf = at is null ? null : zone.ToUtc(DateTime.Parse(at, CultureInfo.InvariantCulture));

        var before = new BriefingRequest(test.City.Id, BriefingPeriod.Of(Parse(from), Parse(to)), asOf).Plan(test.Centre.Book, test.Clock.Now).Value.Before;

        Assert.Equal((Parse(beforeFrom), Parse(beforeTo)), (before.Days.From, before.Days.To));
        Assert.Equal(isWhole ? zone.EndOf(Parse(beforeTo)) : zone.StartOf(Parse(beforeTo)).AddHours(9.5), before.At);
    }

    [Fact]
    public async Task Returned_orders_of_another_city_take_no_place()
    {
        await using var city = await ScoreCity.Open();
        var own = await city.Given(city.Test.East.Id);
        await city.Do(own, OrderAction.Return, city.Desk(city.Test.East.Id), "非本辖区");
        await OtherCityReturns(city.Test, BriefingReader.MostReturned + 5);

        var returned = city.Test.Facts(BriefingPeriod.Of(CityZone.Of("Asia/Shanghai").DayOf(city.Test.Clock.Now))).Returned;

        Assert.Equal(own.Value, Assert.Single(returned).Order.Id);
    }

    [Fact]
    public async Task A_directive_and_a_returned_order_are_told_as_they_stood_at_the_instant_and_not_as_they_stand_now()
    {
        await using var city = await ScoreCity.Open();
        var test = city.Test;
        var zone = CityZone.Of("Asia/Shanghai");
        var returned = await city.Given(test.East.Id);
        await city.Do(returned, OrderAction.Return, city.Desk(test.East.Id), "非本辖区");
        var directive = (await test.Centre.Orders.Open(
            new(test.City.Id, OrderKind.Directive, Level.Red, "纠纷", "调解") { Measures = "上门", Responsible = test.East.Id }, test.CentreDesk)).Value;
        await city.Do(directive, OrderAction.Dispatch, test.CentreDesk, unit: test.East.Id);
        await city.Do(directive, OrderAction.SignFor, test.EastDesk, officer: test.Li.Id);
        var day = BriefingPeriod.Of(zone.DayOf(test.Clock.Now));
        var then = test.Facts(day);

        test.Clock.Advance(zone.EndOf(day.To) - test.Clock.Now + TimeSpan.FromHours(3));
        await city.Do(returned, OrderAction.Dispatch, test.CentreDesk, unit: test.West.Id);
        await city.Report(directive);
        var now = test.Facts(day);

        Assert.All([then, now], facts => Assert.Equal(
            (WorkOrderState.Handling, WorkOrderState.Returned), (Assert.Single(facts.Directives).State, Assert.Single(facts.Returned).State)));
    }

    [Fact]
    public async Task A_source_is_told_as_it_stood_at_the_instant_and_not_as_it_stands_now()
    {
        await using var test = await TestCentre.Open();
        var source = test.Centre.Book.Source("110")!;
        var first = test.Clock.Now;
        await Call(test, "1");
        test.Clock.Advance(TimeSpan.FromHours(30));
        await Call(test, "2");
        var day = BriefingPeriod.Of(CityZone.Of("Asia/Shanghai").DayOf(first));

        var then = Assert.Single(test.Facts(day).Feeds);
        var now = Assert.Single(test.Facts(BriefingPeriod.Of(CityZone.Of("Asia/Shanghai").DayOf(test.Clock.Now))).Feeds);

        Assert.Equal((first, true), (then.LastArrival!.Value, then.IsSilentAt(test.Centre.Book.ZoneOf(test.City.Id).EndOf(day.To))));
        Assert.Equal((test.Clock.Now, source.Name), (now.LastArrival!.Value, now.Name.Zh));
        Assert.Empty(test.Facts(BriefingPeriod.Of(day.From.AddDays(-2))).Feeds);
    }

    [Fact]
    public async Task Directives_are_cut_in_the_store_and_counted_all()
    {
        await using var test = await TestCentre.Open();
        var at = BriefingKit.Start(Day).AddHours(9);
        await test.Centre.Commit.Batch(session =>
        {
            var type = test.Centre.Organisation.Term(session, TermKind.Type, "走访");
            for (var i = 0; i < BriefingReader.MostDirectives + 3; i++)
            {
                var id = session.NextId("work_orders");
                session.Db.WorkOrders.Add(new WorkOrder
                {
                    Id = new(id),
                    Number = $"D{id}",
                    ExternalNumber = $"D{id}",
                    CityId = test.City.Id,
                    SourceId = test.Centre.Book.Source("requests")!.Id,
                    Kind = OrderKind.Directive,
                    TypeId = type,
                    Level = i == BriefingReader.MostDirectives + 2 ? Level.Red : Level.Blue,
                    State = WorkOrderState.Handling,
                    UnitId = test.East.Id,
                    CreatedAt = at,
                    RecordedAt = at,
                });
            }

            return 0;
        });

        var facts = test.Facts(BriefingPeriod.Of(Day));

        Assert.Equal((BriefingReader.MostDirectives, BriefingReader.MostDirectives + 3, Level.Red), (facts.Directives.Count, facts.DirectiveCount, facts.Directives[0].Level));
    }

    [Fact]
    public async Task The_faults_notice_counts_by_unit_and_names_orders_and_no_person()
    {
        await using var city = await ScoreCity.Open();
        var sentBack = await city.Closed(city.Test.Li.Id, city.Test.East.Id, isSentBack: true);
        await city.Closed(city.Test.Wang.Id, city.Test.West.Id);
        var document = city.Test.Draft(BriefingPeriod.Of(CityZone.Of("Asia/Shanghai").DayOf(city.Test.Clock.Now)));

        var table = document.Table("faults");
        var column = table.Columns.ToList().FindIndex(one => one.Key == "sent_back");
        Assert.Equal([("城东所", 1L)], table.Rows.Select(row => (((TextValue)row[0]!).Text.Zh, ((CountValue)row[column]!).Count)));
        var number = city.Order(sentBack).Number;
        Assert.Equal(number, ((TextValue)document.Table("fault-orders").Rows[0][0]!).Text.Zh);
        var section = document.Sections.Single(one => one.Code == "faults");
        var said = HtmlBody.Of(document with { Sections = [section] }, BriefingCultures.Chinese, order: id => $"/orders/{id}");
        Assert.DoesNotContain(city.Test.Li.Name, said, StringComparison.Ordinal);
        Assert.Contains($"<a class=\"bf-order\" href=\"/orders/{sentBack.Value}\">{number}</a>", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_that_a_sentence_names_lead_to_their_pages()
    {
        await using var test = await TestCentre.Open();
        await test.Requests(BriefingKit.Start(Day.AddDays(-1)), ("A", 1, 40, null, "East", "noise"));
        await test.Requests(BriefingKit.Start(Day), [.. Enumerable.Range(0, 9).Select(i => ($"B{i}", i * 0.5, (double?)30, (double?)null, "East", "noise"))]);

        var document = test.Draft(BriefingPeriod.Of(Day));
        var page = HtmlBody.Of(document, BriefingCultures.English, order: id => $"/orders/{id}");

        var named = document.Orders!.First(order => document.Sentences()[0].In(english: true).Contains(order.Number, StringComparison.Ordinal));
        Assert.Contains($"<a class=\"bf-order\" href=\"/orders/{named.Id}\">{named.Number}</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", HtmlBody.Of(document, BriefingCultures.English), StringComparison.Ordinal);
    }

    private static DateOnly Parse(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long Compared(BriefingDocument document, string figure, ComparisonKind kind) =>
        ((CountValue)document.Figure(figure).Comparisons.Single(one => one.Kind == kind).Value!).Count;

    private static async Task Call(TestCentre test, string number)
    {
        var receipts = await test.Centre.Inbox.Submit(Scope.Everything, [new SourceRecord { Source = "110", Number = number, At = test.Clock.Now, Type = "noise", Unit = test.East.Code! }]);
        Assert.All(receipts, one => Assert.Empty(one.Refusals));
    }

    /// <summary>As many orders of a second city, each returned after the one of the first.</summary>
    private static async Task OtherCityReturns(TestCentre test, int count)
    {
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        var (city, station) = await test.Centre.Commit.Batch(session =>
        {
            var made = test.Centre.Organisation.City(session, "邻市局", "Asia/Shanghai", "990200000000", "Next City");
            var unit = test.Centre.Organisation.Unit(
                session, new Unit { Id = new(session.NextId("units")), CityId = made.Id, Kind = UnitKind.Station, Code = "990201010000", Name = "邻所" }, made.Id);
            return (made, unit);
        });
        var moves = new ScoreCity(test);
        for (var i = 0; i < count; i++)
        {
            var desk = new Core.Changes.Actor(null, Core.Changes.Post.CentreDesk, city.Id, "next");
            var id = (await test.Centre.Orders.Open(new(city.Id, OrderKind.Regulated, Level.Blue, "走访", "走访"), desk)).Value;
            await moves.Do(id, OrderAction.Dispatch, desk, unit: station.Id);
            await moves.Do(id, OrderAction.Return, moves.Desk(station.Id), "非本辖区");
        }

    }
}
