using BasicControl.Core;
using BasicControl.Core.Changes;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

public sealed class OfficePagesJourney(BrowserFixture browser, DemoServer demo)
{
    public static TheoryData<string, string, string> Looks() => new(
        OfficePages.Names.SelectMany(name => new[] { ("zh-CN", "light"), ("en", "dark") }.Select(look => (name, look.Item1, look.Item2))));

    public static TheoryData<string> Pages() => new(OfficePages.Names);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_page_keeps_WCAG_2_2_AA(string name, string locale, string theme)
    {
        var server = await demo.ServerAsync();
        await using var watched = await Open(server, locale, theme);
        await watched.Page.GotoAsync(OfficePages.AddressOf(server, name));
        await watched.Page.SettleAsync();

        var result = await watched.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });

        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.Equal(locale, await watched.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Single(await watched.Page.Locator("h1").AllAsync());
        Assert.DoesNotContain(watched.Faults, fault => !(name == "missing" && fault.Contains("404", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_never_scrolls_sideways_on_a_phone_or_a_small_screen(string name)
    {
        var server = await demo.ServerAsync();
        foreach (var (width, height) in new[] { (390, 844), (1366, 768) })
        {
            await using var watched = await Open(server, "en", "light", width, height);
            await watched.Page.GotoAsync(OfficePages.AddressOf(server, name));
            await watched.Page.SettleAsync();

            Assert.Equal(0, await watched.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_asks_for_a_text_that_is_not_there(string name)
    {
        var server = await demo.ServerAsync();
        foreach (var locale in new[] { "zh-CN", "en" })
        {
            await using var watched = await Open(server, locale, "light");
            await watched.Page.GotoAsync(OfficePages.AddressOf(server, name));
            await watched.Page.SettleAsync();
            var text = await watched.Page.Locator("body").InnerTextAsync();

            Assert.DoesNotMatch(@"\b(Level|State|Kind|Action|Post|Clock|Stage|Sort|UnitKind|Fault|Order|Field|Origin|Dispute|Weekday)_\w+", text);
        }
    }

    [Fact]
    public async Task Keys_find_search_pages_rows_and_help()
    {
        var server = await demo.ServerAsync();
        await using var watched = await Open(server, "zh-CN", "light");
        var page = watched.Page;
        await page.GotoAsync(Links.Home);
        await page.SettleAsync();

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("o");
        await Expect(page.Locator("h1")).ToHaveTextAsync("工单");
        await page.SettleAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("[data-row]").Nth(1)).ToHaveAttributeAsync("data-chosen", "");
        var number = await page.Locator("[data-row]").Nth(1).Locator(".cell-number a").InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync(number);

        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(number[..6]);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-row]").First.Locator(".cell-number a")).ToContainTextAsync(number[..6]);
        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("h1")).ToHaveTextAsync("帮助");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_filter_lives_in_the_address_and_the_next_page_goes_on_where_this_one_ends()
    {
        var server = await demo.ServerAsync();
        await using var watched = await Open(server, "zh-CN", "light");
        var page = watched.Page;
        await page.GotoAsync(Links.OrderList(new() { Stage = OrderStage.All }));
        await page.SettleAsync();

        await page.Locator(".filters select[name=level]").SelectOptionAsync("blue");
        await page.WaitForURLAsync("**/orders?stage=all&level=blue");
        await Expect(page.Locator("[data-row] .level-blue")).ToHaveCountAsync(OrderQueries.PageSize);
        var first = await page.Locator(".cell-number").AllInnerTextsAsync();
        Assert.All(await page.Locator("td.cell-level").AllInnerTextsAsync(), level => Assert.Contains("蓝", level));
        await page.Locator("#next-page").ClickAsync();
        await page.WaitForURLAsync("**after=*");
        await Expect(page.Locator("a[rel=first]")).ToBeVisibleAsync();
        var second = await page.Locator(".cell-number").AllInnerTextsAsync();

        Assert.Equal(OrderQueries.PageSize, first.Count);
        Assert.NotEmpty(second);
        Assert.Empty(first.Intersect(second));
    }

    [Fact]
    public async Task Theme_and_language_change_in_place_on_a_filtered_list()
    {
        var server = await demo.ServerAsync();
        await using var watched = await Open(server, "zh-CN", "light");
        var page = watched.Page;
        await page.GotoAsync(Links.OrderList(new() { Stage = OrderStage.All, Level = Core.Clock.Level.Blue }));
        await page.SettleAsync();

        await page.Locator("#language-switch").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Orders");
        await page.Locator("#theme-switch").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        Assert.EndsWith("/orders?stage=all&level=blue", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator("td.cell-level").First).ToHaveTextAsync("Blue", new() { UseInnerText = true });
    }

    private async Task<WatchedPage> Open(RunningServer server, string locale, string theme, int width = 1366, int height = 768)
    {
        var watched = await browser.OpenAsync(server.BaseAddress, locale, width, height);
        var city = server.App.Services.GetRequiredService<Centre>().Book.Cities.First();
        await watched.Page.Context.AddCookiesAsync(
        [
            new Cookie { Name = "bc-theme", Value = theme, Url = server.BaseAddress.ToString() },
        ]);
        await watched.Page.TakeAsync(server.BaseAddress, new Actor(null, Post.CentreDesk, city.Id, city.Name));
        return watched;
    }
}
