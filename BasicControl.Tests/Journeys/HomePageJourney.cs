using System.Net;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

public sealed class HomePageJourney(BrowserFixture browser)
{
    [Theory]
    [InlineData("zh-CN", "基础管控中心", "已连接")]
    [InlineData("en", "Basic control centre", "Connected")]
    public async Task The_home_page_opens_in_the_browsers_language_and_a_circuit_starts(string locale, string title, string connected)
    {
        var server = await browser.ServerAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress, locale);

        await watched.Page.GotoAsync(Links.Home);

        await Expect(watched.Page.Locator("h1")).ToHaveTextAsync(title);
        await Expect(watched.Page.Locator("html")).ToHaveAttributeAsync("lang", locale);
        await Expect(watched.Page.Locator("#connection[data-state=open]")).ToHaveTextAsync(connected);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task The_viewer_switches_language_and_theme_and_both_stay()
    {
        var server = await browser.ServerAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync(Links.Home);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");

        await page.Locator("#language-switch").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Basic control centre");
        await page.Locator("#theme-switch").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.GotoAsync(Links.Home);

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Basic control centre");
        Assert.Equal("rgb(13, 18, 24)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task What_waits_for_a_post_can_be_moved_by_it()
    {
        await using var test = await TestCentre.Open();
        var own = (await test.Centre.Orders.Open(new(test.City.Id, OrderKind.Regulated, Level.Red, "走访", "走访"), test.CentreDesk)).Value;
        await test.Centre.Commit.Batch(session =>
        {
            session.Db.WorkOrders.Add(new WorkOrder
            {
                Id = new(session.NextId("work_orders")),
                Number = "FOREIGN-1",
                ExternalNumber = "FOREIGN-1",
                CityId = test.City.Id,
                SourceId = test.Centre.Book.Source("requests")!.Id,
                Origin = Origin.External,
                TypeId = test.Centre.Organisation.Term(session, TermKind.Type, "走访"),
                State = WorkOrderState.Received,
                UnitId = test.East.Id,
                CreatedAt = test.Clock.Now.AddHours(-1),
                RecordedAt = test.Clock.Now,
            });
            return 0;
        });
        await using var server = await RunningServer.StartAsync(
            new ServeOptions { Demo = true, Preset = "small", SimulatorPace = 0.001, Now = new DateTimeOffset(test.Clock.Now) }, $"sqlite:{test.Store.Path}");
        using var desk = server.CreateStranger();
        desk.DefaultRequestHeaders.Add("Cookie", $"{Proof.CookieOf(Proof.Role)}={server.CookieOf(Proof.Role, DemoRoles.Write(test.CentreDesk))}");

        var start = await desk.GetStringAsync(Links.Home, TestContext.Current.CancellationToken);
        var list = await desk.GetStringAsync(Links.OrderList(new() { States = [WorkOrderState.Received] }), TestContext.Current.CancellationToken);

        var number = test.Centre.Reader.ReadNow(db => db.WorkOrders.Single(row => row.Id == own).Number);
        Assert.Contains(number, start, StringComparison.Ordinal);
        Assert.DoesNotContain("FOREIGN-1", start, StringComparison.Ordinal);
        Assert.Contains("FOREIGN-1", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chinese_goes_out_as_text_not_as_entities()
    {
        var server = await browser.ServerAsync();
        using var client = server.CreateClient();

        Assert.Contains("基础管控中心", await client.GetStringAsync(Links.Home, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_framework/blazor.web.js", "text/javascript")]
    [InlineData("/js/boot.js", "text/javascript")]
    [InlineData("/css/tokens.css", "text/css")]
    [InlineData("/lib/apexcharts/apexcharts.min.js", "text/javascript")]
    [InlineData("/lib/leaflet/leaflet.js", "text/javascript")]
    [InlineData("/lib/leaflet.heat/leaflet-heat.js", "text/javascript")]
    [InlineData("/lib/noto-sans-sc/wght.css", "text/css")]
    [InlineData("/lib/swagger-ui/swagger-ui-bundle.js", "text/javascript")]
    [InlineData("/_content/BootstrapBlazor/css/bootstrap.blazor.bundle.min.css", "text/css")]
    public async Task The_browser_parts_are_served(string address, string type)
    {
        var server = await browser.ServerAsync();
        using var client = server.CreateClient();
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/package.json")]
    [InlineData("/node_modules/leaflet/package.json")]
    [InlineData("/no/such/page")]
    public async Task What_is_not_a_page_or_a_browser_part_is_not_found(string address)
    {
        var server = await browser.ServerAsync();
        using var client = server.CreateClient();
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/orders?level=red", "/orders?level=red")]
    [InlineData("/orders?number=纠1", "/orders?number=%E7%BA%A01")]
    [InlineData("//evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    public async Task A_switch_of_language_comes_back_to_this_server_only(string back, string location)
    {
        var server = await browser.ServerAsync();
        using var client = server.CreateClient(followRedirects: false);
        using var answer = await client.GetAsync(Links.Culture("en", back), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(location, answer.Headers.Location?.OriginalString);
    }
}
