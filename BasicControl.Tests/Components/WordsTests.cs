using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Web.Components.Changes;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Components.WorkOrders;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Components;

public sealed class WordsTests : OfficeTest
{
    private Words Words => Services.GetRequiredService<Words>();

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_word_of_the_trade_has_its_wording(string culture)
    {
        In(culture);
        var told = Enum.GetValues<Level>().Select(Words.Of)
            .Concat(Enum.GetValues<WorkOrderState>().Select(Words.Of))
            .Concat(Enum.GetValues<OrderKind>().Select(Words.Of))
            .Concat(Enum.GetValues<Origin>().Select(Words.Of))
            .Concat(Enum.GetValues<OrderAction>().Select(Words.Of))
            .Concat(Enum.GetValues<Settlement>().Select(Words.Of))
            .Concat(Enum.GetValues<DisputeKind>().Select(Words.Of))
            .Concat(Enum.GetValues<Post>().Select(Words.Of))
            .Concat(Enum.GetValues<OrderClock>().Select(Words.Of))
            .Concat(Enum.GetValues<OrderStage>().Select(Words.Of))
            .Concat(Enum.GetValues<OrderSort>().Select(Words.Of))
            .Concat(Enum.GetValues<UnitKind>().Select(Words.Of))
            .Concat(Words.Of((DataFaults)(-1)));

        Assert.All(told, word => Assert.DoesNotContain("_", word, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "不到 1 分钟", "under a minute")]
    [InlineData(59, "59 分", "59 min")]
    [InlineData(60, "1 小时", "1 h")]
    [InlineData(134, "2 小时 14 分", "2 h 14 min")]
    [InlineData(1440, "1 天", "1 d")]
    [InlineData(1559, "1 天 1 小时", "1 d 1 h")]
    public void A_span_is_told_in_at_most_two_parts(int minutes, string chinese, string english)
    {
        Assert.Equal(chinese, Words.Of(TimeSpan.FromMinutes(minutes)));
        In("en");
        Assert.Equal(english, Words.Of(TimeSpan.FromMinutes(minutes)));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_move_has_its_sentence_in_the_trail(string culture)
    {
        In(culture);
        var sentences = Services.GetRequiredService<TrailWords>();
        var facts = new OrderFacts("D-1", Test.City.Id, Test.East.Id, null, Test.Centre.Book.Source("110")!.Id, default, OrderKind.Directive, Origin.Own, Level.Red, WorkOrderState.Handling, Test.Clock.Now, null, null, null, null, null);
        foreach (var action in Enum.GetValues<OrderAction>().Except([OrderAction.Record, OrderAction.Repeat]))
        {
            var entry = new TrailEntry(
                1, Test.Clock.Now, Test.Clock.Now, new OrderChanged(action, facts, facts) { Unit = Test.West.Id, Officer = Test.Li.Id }, Post.StationDesk, Test.Li.Id, null, null, false);
            var sentence = sentences.Of(entry).Text;
            Assert.DoesNotContain("Order_", sentence, StringComparison.Ordinal);
            Assert.Contains("officer 000001", sentence, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_trail_tells_an_update_of_another_system_field_by_field()
    {
        var sentences = Services.GetRequiredService<TrailWords>();
        var record = new Core.Incidents.SourceRecord { Source = "requests", Number = "N1", At = Test.Clock.Now, Unit = "城北", Type = "噪声" };
        await Test.Centre.Inbox.Submit(Scope.Everything, [record]);
        await Test.Centre.Inbox.Submit(Scope.Everything, [record with { ClosedAt = Test.Clock.Now.AddHours(1), UpdatedAt = Test.Clock.Now }]);
        var order = Test.Centre.Reader.ReadNow(db => db.WorkOrders.Single());

        var trail = await Services.GetRequiredService<TrailQueries>().Of(Scope.Everything, Subject.WorkOrder, order.Id.Value);

        Assert.Equal(["“requests”更新记录：状态由“派发”改为“办结”。", "“requests”记录工单，状态为派发，归城北。"], trail.Entries.Select(entry => sentences.Of(entry).Text));
    }

    [Theory]
    [InlineData("东风路12号3栋", "东风路**号**栋")]
    [InlineData("东风路十二号院", "东风路**号院")]
    [InlineData("123 MAIN STREET", "** MAIN STREET")]
    [InlineData("45-10 31 AVENUE", "** ** AVENUE")]
    [InlineData("E 5TH ST", "E 5TH ST")]
    [InlineData(null, null)]
    public void An_address_in_a_list_keeps_the_street_and_loses_the_house(string? address, string? shown) => Assert.Equal(shown, Masked.Address(address));

    [Theory]
    [InlineData("来电 13812345678 反映", "来电 ** 反映")]
    [InlineData("证号 11010119900101123X", "证号 **")]
    [InlineData("3 人争吵", "3 人争吵")]
    public void A_text_in_a_list_loses_numbers_that_could_name_a_person(string text, string shown) => Assert.Equal(shown, Masked.Text(text));

    [Fact]
    public void A_figure_carries_its_base_its_formula_and_its_target()
    {
        var tile = Render<FigureTile>(p => p.Add(x => x.Code, FigureCodes.Closure).Add(x => x.Rate, new Rate(1861, 1913)).Add(x => x.Target, 0.98));

        Assert.Equal("97.28 %", tile.Find(".figure-value").TextContent.Trim());
        Assert.Contains("1,861 / 1,913", tile.Find(".figure-base").TextContent, StringComparison.Ordinal);
        Assert.Contains("未达目标 98.00 %", tile.Find(".figure-base").TextContent, StringComparison.Ordinal);
        Assert.Equal("/figures#closure", tile.Find("a").GetAttribute("href"));
        Assert.Contains("÷", tile.Find("a").GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_without_a_base_is_no_rate()
    {
        var tile = Render<FigureTile>(p => p.Add(x => x.Code, FigureCodes.OnTime).Add(x => x.Rate, new Rate(0, 0)));

        Assert.Equal("–", tile.Find(".figure-value").TextContent.Trim());
        Assert.Contains("没有基数", tile.Find(".figure-base").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Clocks_are_bars_that_say_done_late_or_running()
    {
        var born = Test.Clock.Now.AddHours(-10);
        var order = new WorkOrder
        {
            Number = "D",
            ExternalNumber = "D",
            CityId = Test.City.Id,
            State = WorkOrderState.Handling,
            CreatedAt = born,
            SignForDue = born.AddHours(1),
            SignedAt = born.AddMinutes(20),
            FirstActionDue = born.AddHours(2),
            FirstActionAt = born.AddHours(3),
            DoneDue = born.AddHours(9),
            FeedbackDue = born.AddHours(20),
        };

        var bars = Render<OrderClockBars>(p => p.Add(x => x.Order, order).Add(x => x.Now, Test.Clock.Now));

        Assert.Equal(
            ["已完成，用时 20 分", "已完成，逾期 1 小时", "超期 1 小时", "剩 10 小时"],
            bars.FindAll(".clock-told").Select(told => told.TextContent.Trim()));
        Assert.Equal(["width:33.3%", "width:100%", "width:100%", "width:50%"], bars.FindAll(".clock-bar > span").Select(bar => bar.GetAttribute("style")!));
        Assert.Equal([false, true, true, false], bars.FindAll(".clock-bar").Select(bar => bar.ClassList.Contains("late")));
    }

    [Fact]
    public void A_page_that_stopped_looking_says_how_far_and_offers_to_look_on()
    {
        var pager = Render<Pager>(p => p.Add(x => x.Shown, 3).Add(x => x.Next, "/orders?after=x").Add(x => x.LookedUpTo, "2026-03-01 00:00"));

        Assert.Contains("只查到 2026-03-01 00:00", pager.Find(".cut").TextContent, StringComparison.Ordinal);
        Assert.Equal("继续查找", pager.Find("#next-page").TextContent);
    }

    [Fact]
    public void A_search_by_number_that_looked_at_a_part_asks_for_a_longer_number_and_does_not_say_that_it_ends()
    {
        var pager = Render<Pager>(p => p.Add(x => x.Shown, 3).Add(x => x.IsCut, true));

        Assert.Contains("更长的编号", pager.Find(".cut").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("末页", pager.Find("nav").TextContent, StringComparison.Ordinal);
        Assert.Empty(pager.FindAll("#next-page"));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task An_order_that_is_reported_back_in_time_but_not_closed_past_its_due_is_told_to_be_overdue(bool isClosed, bool isTold)
    {
        var id = (await Test.Centre.Orders.Open(new(Test.City.Id, OrderKind.Pushed, Core.Clock.Level.Red, "type", "title"), Test.CentreDesk)).Value;
        await Test.Centre.Dispatch.Dispatch(id, 1, Test.East.Id, Test.CentreDesk);
        await Test.Centre.Handling.SignFor(id, 2, Test.Li.Id, Test.EastDesk);
        await Test.Centre.Handling.ReportBack(id, 3, "done", Test.Officer);
        if (isClosed)
        {
            await Test.Centre.Handling.Inspect(id, 4, Test.Supervisor);
            Assert.True((await Test.Centre.Handling.Pass(id, 5, Test.Supervisor)).IsAccepted);
        }

        Test.Clock.Advance(TimeSpan.FromDays(40));
        var order = Test.Centre.Reader.ReadNow(db => db.WorkOrders.Single(row => row.Id == id));

        var bars = Render<OrderClockBars>(p => p.Add(x => x.Order, order).Add(x => x.Now, Test.Clock.Now));
        var due = Render<OrderDue>(p => p.Add(x => x.Row, OrderLine.Of(order, Test.Clock.Now)).Add(x => x.Now, Test.Clock.Now).Add(x => x.City, Test.City.Id));

        Assert.Equal(isTold, bars.FindAll("#not-closed").Count == 1);
        Assert.Equal(isTold, due.FindAll(".due-over").Count == 1);
    }

}
