using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Tests.WorkOrders;
using BasicControl.Web;
using BasicControl.Web.Components.WorkOrders;
using Bunit;

namespace BasicControl.Tests.Components;

public sealed class OrderListPageTests : OfficeTest
{
    [Theory]
    [InlineData("/orders", "没有符合条件的工单。")]
    [InlineData("/orders?stage=overdue", "没有超期未结的工单。")]
    public void An_empty_list_says_so_and_offers_all_orders(string address, string words)
    {
        var page = Page(address);

        page.WaitForAssertion(() => Assert.Contains(words, page.Find(".empty").TextContent, StringComparison.Ordinal));
        Assert.Equal("/orders?stage=all", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public void A_cursor_that_cannot_be_read_is_refused_in_words_with_a_way_back()
    {
        var page = Page("/orders?stage=all&level=red&after=nonsense");

        page.WaitForAssertion(() => Assert.Equal("list.cursor-unreadable", page.Find("[role=alert] li").GetAttribute("data-code")));
        Assert.DoesNotContain("list.cursor", page.Find("[role=alert] li").TextContent, StringComparison.Ordinal);
        Assert.Equal("/orders?stage=all&level=red", page.Find(".error a").GetAttribute("href"));
    }

    [Fact]
    public void A_store_that_cannot_be_read_is_told_with_what_to_do()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.DatabaseFile, new string('x', 5_000));
        using var reader = new StoreReader(new SqliteStore(folder.DatabaseFile));
        ReadFrom(reader);

        var page = Page("/orders?level=blue");

        page.WaitForAssertion(() => Assert.Equal("/orders?level=blue", page.Find(".error[role=alert] a").GetAttribute("href")));
    }

    [Fact]
    public async Task While_the_list_is_read_a_skeleton_stands_in_its_place()
    {
        await new OrderSeed(Test, 1).Add(3);
        using var reader = new StoreReader(Test.Store, atOnce: 1);
        using var held = new ManualResetEventSlim();
        var holding = reader.Read(_ => held.Wait(TimeSpan.FromSeconds(20)));
        ReadFrom(reader);

        var page = Page("/orders?stage=all");
        Assert.Equal("正在读取工单", page.Find(".skeleton").GetAttribute("aria-label"));
        held.Set();
        await holding;

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[data-row]").Count), TimeSpan.FromSeconds(10));
        Assert.Empty(page.FindAll(".skeleton"));
    }

    [Fact]
    public async Task A_full_page_leads_to_the_next_which_goes_on_behind_it()
    {
        await new OrderSeed(Test, 1).Add(70);
        var first = Page("/orders?stage=all");
        first.WaitForAssertion(() => Assert.Equal(OrderQueries.PageSize, first.FindAll("[data-row]").Count));

        var second = Page(first.Find("#next-page").GetAttribute("href")!);

        second.WaitForAssertion(() => Assert.Equal(20, second.FindAll("[data-row]").Count));
        Assert.Equal("/orders?stage=all", second.Find("a[rel=first]").GetAttribute("href"));
        Assert.Empty(second.FindAll("#next-page"));
        Assert.Empty(Numbers(first).Intersect(Numbers(second)));
    }

    [Theory]
    [InlineData("zh-CN", "超期 2 小时 14 分")]
    [InlineData("en", "overdue 2 h 14 min")]
    public async Task An_overdue_order_is_told_in_words_with_the_clock_that_ran_out(string culture, string words)
    {
        In(culture);
        await Test.Centre.Orders.Open(
            new(Test.City.Id, OrderKind.Directive, Level.Red, "纠纷", "调解") { Measures = "上门", Responsible = Test.East.Id }, Test.CentreDesk);
        Test.Clock.Advance(TimeSpan.FromMinutes(15 + 134));

        var page = Page("/orders");

        page.WaitForAssertion(() => Assert.Equal(words, page.Find(".due-over").TextContent));
        Assert.Equal("2026-11-20 09:15:00", page.Find(".due-over").GetAttribute("title"));
        Assert.Contains(culture == "en" ? "Sign-for" : "签收", page.Find(".cell-due").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_centre_desk_is_offered_to_open_an_order()
    {
        Take(Test.EastDesk);
        Assert.Empty(Page("/orders").FindAll($"a[href='{Links.OrderNew}']"));
        Take(Test.CentreDesk);
        Assert.Single(Page("/orders").FindAll($"a[href='{Links.OrderNew}']"));
    }

    private IRenderedComponent<OrderListPage> Page(string address)
    {
        Navigation.NavigateTo(address);
        return Render<OrderListPage>();
    }

    private static IEnumerable<string> Numbers(IRenderedComponent<OrderListPage> page) => page.FindAll(".cell-number a").Select(link => link.TextContent);
}
