using System.Net;
using BasicControl.Core;
using BasicControl.Core.Changes;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

/// <summary>What an auditor does with the trail, in a browser.</summary>
public sealed class AuditJourney(BrowserFixture browser, DemoServer demo)
{
    [Theory]
    [InlineData("zh-CN", "light", 1366)]
    [InlineData("en", "dark", 1366)]
    [InlineData("en", "light", 390)]
    public async Task The_trail_is_searched_verified_and_followed_to_one_records_history(string locale, string theme, int width)
    {
        var server = await demo.ServerAsync();
        var centre = server.App.Services.GetRequiredService<Centre>();
        var order = centre.Reader.ReadNow(db => db.WorkOrders.Where(row => row.State == WorkOrderState.Handling).OrderBy(row => row.Id).First().Id);
        await using var watched = await browser.OpenAsync(server.BaseAddress, locale, width, 768);
        var page = watched.Page;
        await page.Context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = "bc-theme", Value = theme, Url = server.BaseAddress.ToString() }]);
        await page.GotoAsync(Links.Order(order));
        await page.TakeAsync(server.BaseAddress, Auditor(centre));

        await page.GotoAsync(Links.Trail);
        await page.SettleAsync();
        await Expect(page.Locator("tr[data-row]").First).ToBeVisibleAsync();
        await HasNoViolationsAsync(page);
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));

        await page.Locator(".chain-panel button").ClickAsync();
        await Expect(page.Locator("[data-chain=holds]")).ToBeVisibleAsync(new() { Timeout = 20_000 });

        await page.GotoAsync(Links.TrailList(new() { Subject = Subject.WorkOrder, Id = order.Value, Kind = "order." }));
        await page.SettleAsync();
        var rows = await page.Locator("tr[data-row]").CountAsync();
        Assert.True(rows > 0);
        await page.Locator("tr[data-row] a").First.ClickAsync();
        await Expect(page.Locator("ol[data-history] li").First).ToBeVisibleAsync();
        Assert.True(await page.Locator("ol[data-history] li").CountAsync() > rows, "the history tells who opened the order as well");
        await HasNoViolationsAsync(page);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Who_may_not_read_the_trail_is_told_so_and_what_an_auditor_takes_away_is_on_it()
    {
        var server = await demo.ServerAsync();
        var centre = server.App.Services.GetRequiredService<Centre>();
        using var stranger = server.CreateStranger();
        using var auditor = server.CreateStranger();
        auditor.DefaultRequestHeaders.Add("Cookie", $"{Proof.CookieOf(Proof.Role)}={server.CookieOf(Proof.Role, DemoRoles.Write(Auditor(centre)))}");
        var address = Links.Export(Links.TrailList(new() { Kind = "order.opened" }), DownloadFormat.Csv);

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(Links.Trail)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(Links.TrailOf(Subject.WorkOrder, 1))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(address)).StatusCode);
        var csv = await auditor.GetStringAsync(address);
        await auditor.GetStringAsync(Links.TrailList(new() { Text = "nothing has this" }));

        Assert.True(csv.Split('\n').Length > 2, csv);
        string[] expected = ["read.exported", "read.searched"];
        for (var i = 0; i < 500 && expected.Except(Kinds()).Any(); i++) await Task.Delay(20);
        Assert.Empty(expected.Except(Kinds()));

        List<string> Kinds() => centre.Reader.ReadNow(db => db.Changes.Where(row => row.Subject == Subject.Read && row.Post == Post.Auditor).Select(row => row.Kind).Distinct().ToList());
    }

    private static Actor Auditor(Centre centre) => new(null, Post.Auditor, centre.Book.Cities.First().Id, "auditor");

    private static async Task HasNoViolationsAsync(IPage page)
    {
        // The bar at the foot of a phone covers whatever scrolls below it: seen whole, nothing does.
        await page.SetViewportSizeAsync(page.ViewportSize!.Width, await page.EvaluateAsync<int>("document.documentElement.scrollHeight") + 200);
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(result.Violations.Length == 0, string.Join("\n", result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
    }
}
