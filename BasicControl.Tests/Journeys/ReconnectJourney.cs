using BasicControl.Tests.Kit;
using BasicControl.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

public sealed class ReconnectJourney(BrowserFixture browser)
{
    [Fact]
    public async Task A_page_says_that_the_server_is_away_and_heals_by_itself_after_a_restart()
    {
        await using var server = await RunningServer.StartAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync(Links.Home);
        await Expect(page.Locator("#connection[data-state=open]")).ToBeVisibleAsync();
        await page.EvaluateAsync("window.sameDocument = true");

        await server.StopAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToContainTextAsync("正在重连", new() { Timeout = 5_000 });
        // Long enough for several failed tries: the handler must not give up.
        await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken);
        await server.StartAgainAsync();

        await page.WaitForFunctionAsync("() => !window.sameDocument && document.querySelector('#connection[data-state=open]')", null, new() { Timeout = 30_000 });
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_short_break_of_the_line_leaves_the_page_as_it_is()
    {
        await using var server = await RunningServer.StartAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        var sockets = new TaskCompletionSource<IWebSocketRoute>();
        await page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            socket.ConnectToServer();
            sockets.TrySetResult(socket);
        });
        await page.GotoAsync(Links.Home);
        await Expect(page.Locator("#connection[data-state=open]")).ToBeVisibleAsync();
        await page.EvaluateAsync("window.sameDocument = true");

        await (await sockets.Task).CloseAsync(new() { Code = 4000, Reason = "the line broke" });

        await Expect(page.Locator("html[data-disconnected]")).ToHaveCountAsync(1);
        await Expect(page.Locator("html[data-disconnected]")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument"));
    }
}
