using System.Diagnostics;
using System.Globalization;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

public sealed class WallHealingJourney(BrowserFixture browser)
{
    [Fact]
    public async Task Within_five_seconds_of_losing_the_server_every_tile_is_hatched_and_within_thirty_of_its_return_the_wall_is_right()
    {
        await using var city = await WallCity.StartAsync();
        await city.PostAsync("before", 0, 7);
        await using var watched = await browser.OpenAsync(city.Server.BaseAddress, width: 1920, height: 1080);
        var page = watched.Page;
        await page.GotoAsync(Links.Wall);
        await WallCity.AliveAsync(page);
        await Expect(page.Locator("[data-tile=incidents-today] .key")).ToHaveTextAsync("7");
        await page.EvaluateAsync("window.sameDocument = true");

        var lost = Stopwatch.GetTimestamp();
        await city.Server.StopAsync();
        await page.WaitForFunctionAsync(WallCity.EveryTileIsHatchedAndAged, null, new() { Timeout = 10_000 });
        var hatched = Stopwatch.GetElapsedTime(lost);
        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);

        var back = Stopwatch.GetTimestamp();
        await city.Server.StartAgainAsync();
        await page.WaitForFunctionAsync(
            WallCity.LoadedAnewAndAlive,
            null,
            new() { Timeout = 40_000 });
        var healed = Stopwatch.GetElapsedTime(back);

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"hatched {hatched.TotalSeconds:0.0} s after the loss, healed {healed.TotalSeconds:0.0} s after the return"));
        Assert.InRange(hatched.TotalSeconds, 0, 5);
        Assert.InRange(healed.TotalSeconds, 0, 30);
        await Expect(page.Locator("[data-tile=incidents-today] .key")).ToHaveTextAsync("7");
        await city.PostAsync("after", 0, 2);
        await Expect(page.Locator("[data-tile=incidents-today] .key")).ToHaveTextAsync("9");
    }

    [Fact]
    public async Task A_page_that_is_connected_but_no_longer_drawn_hatches_and_loads_itself_anew()
    {
        await using var city = await WallCity.StartAsync();
        await using var watched = await browser.OpenAsync(city.Server.BaseAddress, width: 1920, height: 1080);
        var page = watched.Page;
        var deaf = false;
        await page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            var server = socket.ConnectToServer();
            server.OnMessage(message =>
            {
                if (Volatile.Read(ref deaf)) return;
                if (message.Binary is { } binary) socket.Send(binary);
                else socket.Send(message.Text!);
            });
        });
        await page.GotoAsync(Links.Wall);
        await WallCity.AliveAsync(page);
        await page.EvaluateAsync("window.sameDocument = true");

        Volatile.Write(ref deaf, true);
        await page.WaitForFunctionAsync(WallCity.EveryTileIsHatchedAndAged, null, new() { Timeout = 6_000 });
        await page.WaitForFunctionAsync("() => !window.sameDocument", null, new() { Timeout = 40_000 });
        Volatile.Write(ref deaf, false);
        await page.ReloadAsync();
        await WallCity.AliveAsync(page);
    }

    [Fact]
    public async Task A_silent_source_hatches_its_figures_and_is_named_until_it_speaks_again()
    {
        await using var city = await WallCity.StartAsync(TimeSpan.FromSeconds(4));
        await city.PostAsync("a", 0, 3);
        await using var watched = await browser.OpenAsync(city.Server.BaseAddress, width: 1920, height: 1080);
        var page = watched.Page;
        await page.GotoAsync(Links.Wall);
        await WallCity.AliveAsync(page);

        await Expect(page.Locator("[data-tile=incidents-today].is-silent .tile-silent")).ToHaveTextAsync($"{WallCity.FeedName} 静默", new() { Timeout = 10_000 });
        await Expect(page.Locator(".feed.is-silent")).ToContainTextAsync(WallCity.FeedName);
        await Expect(page.Locator("[data-tile=pending].is-silent")).ToHaveCountAsync(0);

        await city.PostAsync("b", 0, 1);

        await Expect(page.Locator("[data-tile].is-silent")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 3_000 });
        await Expect(page.Locator("[data-tile=incidents-today] .key")).ToHaveTextAsync("4");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_wall_that_was_opened_before_there_was_a_city_shows_it_when_it_comes()
    {
        await using var server = await RunningServer.StartAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress, width: 1920, height: 1080);
        await watched.Page.GotoAsync(Links.Wall);
        await Expect(watched.Page.Locator(".wall-state h1")).ToHaveTextAsync("还没有城市");
        await WallCity.AliveAsync(watched.Page);

        await WallCity.BuildAsync(server, null);

        await Expect(watched.Page.Locator(".wall-city")).ToHaveTextAsync("鹭江市公安局", new() { Timeout = 10_000 });
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_city_that_does_not_exist_is_said_to_be_unknown_and_the_others_are_offered()
    {
        await using var city = await WallCity.StartAsync();
        await using var watched = await browser.OpenAsync(city.Server.BaseAddress, width: 1920, height: 1080);
        await watched.Page.GotoAsync($"{Links.Wall}?city=987654");

        await Expect(watched.Page.Locator(".wall-state h1")).ToHaveTextAsync("没有编号为 987654 的城市");
        await watched.Page.Locator(".wall-state a").ClickAsync();
        await Expect(watched.Page.Locator(".wall-city")).ToHaveTextAsync("鹭江市公安局");
    }
}
