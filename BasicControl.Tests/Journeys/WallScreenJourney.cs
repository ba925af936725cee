using BasicControl.Tests.Kit;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace BasicControl.Tests.Journeys;

/// <summary>The wall on its screens: full without scroll bars, accessible, and asking nobody else for anything.</summary>
public sealed class WallScreenJourney(BrowserFixture browser, DemoServer demo)
{
    [Theory]
    [InlineData(1920, 1080, "dark", "zh-CN")]
    [InlineData(1920, 1080, "light", "en")]
    [InlineData(3840, 2160, "dark", "en")]
    [InlineData(5760, 1080, "dark", "zh-CN")]
    public async Task A_wall_fills_its_screen_is_accessible_and_asks_no_foreign_host(int width, int height, string theme, string language)
    {
        var server = await demo.ServerAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress, language, width, height);
        var page = watched.Page;
        var foreign = new List<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } asked && asked.Authority != server.BaseAddress.Authority) foreign.Add(request.Url);
        };
        await page.OpenWall($"?theme={theme}&lang={language}");
        await page.WaitForSelectorAsync("[data-tile=days] svg");

        Assert.Equal(
            $"{width}×{height}",
            await page.EvaluateAsync<string>("`${document.documentElement.scrollWidth}×${document.documentElement.scrollHeight}`"));
        var clipped = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('[data-tile]')].filter(tile => tile.getBoundingClientRect().bottom > innerHeight + 1 || tile.getBoundingClientRect().right > innerWidth + 1).map(tile => tile.dataset.tile)");
        Assert.Empty(clipped);
        // A label of the map may reach over its neighbour, whose shade is then taken for the label's ground.
        var axe = await page.RunAxe(new AxeRunContext { Exclude = [new AxeSelector(".area-label")] });
        Assert.True(axe.Violations.Length == 0, string.Join('\n', axe.Violations.Select(fault => $"{fault.Id}: {fault.Nodes[0].Html} {string.Join(' ', fault.Nodes[0].Any.Select(check => check.Message))}")));
        Assert.Empty(foreign);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task The_smallest_text_on_the_wall_can_be_read_from_ten_metres()
    {
        var server = await demo.ServerAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress, "zh-CN", 1920, 1080);
        await watched.Page.OpenWall();

        var small = await watched.Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('.wall *')]
              .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && e.getClientRects().length && !e.closest('.sr-only') && !e.closest('svg'))
              .filter(e => parseFloat(getComputedStyle(e).fontSize) < 20.9)
              .map(e => `${e.className}: ${getComputedStyle(e).fontSize}`)
            """);

        Assert.Empty(small);
    }
}
