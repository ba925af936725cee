using System.Net;
using BasicControl.Tests.Kit;
using BasicControl.Web;
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
