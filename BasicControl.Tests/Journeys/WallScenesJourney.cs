using System.Globalization;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

public sealed class WallScenesJourney(BrowserFixture browser, DemoServer demo)
{
    private const string Pause = "[data-scene-pause]";

    private const string Shown = "() => document.querySelector('[data-scene]').dataset.scene";

    [Fact]
    public async Task Scenes_rotate_by_themselves_until_they_are_paused_and_the_device_remembers_it()
    {
        await using var watched = await OpenAsync(seconds: 1);
        var page = watched.Page;
        await ShowsAsync(page, "quality");
        await ShowsAsync(page, "overview");

        await page.Locator(Pause).ClickAsync();
        await StandsAsync(page);
        await page.ReloadAsync();
        await WallCity.AliveAsync(page);
        await Expect(page.Locator(Pause)).ToHaveTextAsync("轮播");
        await StandsAsync(page);

        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator(Pause)).ToHaveTextAsync("暂停");
        var stood = await page.EvaluateAsync<string>(Shown);
        await ShowsAsync(page, stood == "quality" ? "overview" : "quality");
        await page.Keyboard.PressAsync(" ");
        await StandsAsync(page);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Arrows_step_through_all_scenes_and_a_reload_comes_back_to_the_one_that_stood()
    {
        await using var watched = await OpenAsync(seconds: 60);
        var page = watched.Page;

        await page.Keyboard.PressAsync("ArrowRight");
        await ShowsAsync(page, "disputes");
        await page.Keyboard.PressAsync("ArrowRight");
        await ShowsAsync(page, "quality");
        await page.Keyboard.PressAsync("ArrowRight");
        await ShowsAsync(page, "overview");
        await page.Keyboard.PressAsync("ArrowLeft");
        await ShowsAsync(page, "quality");
        await page.ReloadAsync();
        await WallCity.AliveAsync(page);
        await ShowsAsync(page, "quality");
        await page.Locator("[data-scene-link=overview]").ClickAsync();
        await ShowsAsync(page, "overview");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Who_wants_less_motion_is_shown_one_scene_until_they_ask_for_more()
    {
        await using var watched = await OpenAsync(seconds: 1, ReducedMotion.Reduce);

        await StandsAsync(watched.Page);
        await Expect(watched.Page.Locator(Pause)).ToHaveTextAsync("轮播");
        await watched.Page.Locator(Pause).ClickAsync();
        await ShowsAsync(watched.Page, "quality");
    }

    [Fact]
    public async Task Where_only_one_scene_has_data_nothing_rotates_and_nothing_offers_to_pause()
    {
        await using var city = await WallCity.StartAsync();
        await using var watched = await OpenAsync(seconds: 1, server: city.Server);

        await StandsAsync(watched.Page);
        await Expect(watched.Page.Locator(Pause)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_scene_that_no_wall_has_is_said_to_be_unknown_and_the_others_are_offered()
    {
        await using var watched = await OpenAsync(seconds: 0, query: "&scene=nothing");

        await Expect(watched.Page.Locator(".wall-state h1")).ToHaveTextAsync("没有名为 nothing 的场景");
        await watched.Page.Locator(".wall-state a").Last.ClickAsync();
        await ShowsAsync(watched.Page, "quality");
    }

    [Fact]
    public async Task Forty_rounds_through_the_scenes_leave_no_chart_map_node_or_listener_behind()
    {
        await using var watched = await OpenAsync(seconds: 0);
        var page = watched.Page;
        await Expect(page.Locator(".area-map path.area")).Not.ToHaveCountAsync(0);
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        await RoundsAsync(page, 6);
        var before = await HeldAsync(session);

        await RoundsAsync(page, 40);

        var after = await HeldAsync(session);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"nodes {before.Nodes} → {after.Nodes}, listeners {before.Listeners} → {after.Listeners}, heap {before.Heap / 1e6:0.0} → {after.Heap / 1e6:0.0} MB"));
        Assert.InRange(after.Nodes, 0, before.Nodes * 1.1);
        Assert.InRange(after.Listeners, 0, before.Listeners * 1.1);
        Assert.InRange(after.Heap, 0, before.Heap * 1.25);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_scene_that_is_asked_for_and_never_drawn_hatches_the_wall_though_its_heart_beats()
    {
        await using var watched = await OpenAsync(seconds: 0, query: "&scene=quality");
        var page = watched.Page;
        await page.EvaluateAsync("addEventListener('click', event => { if (event.target.closest('[data-scene-link]')) { event.stopImmediatePropagation(); event.preventDefault(); } })");
        await page.EvaluateAsync("document.querySelector('.scenes').addEventListener('click', event => { event.stopImmediatePropagation(); event.preventDefault(); }, true)");

        await page.Locator("[data-scene-link=overview]").ClickAsync();

        await page.WaitForFunctionAsync("() => document.documentElement.hasAttribute('data-stale')", null, new() { Timeout = 15_000 });
    }

    [Theory]
    [InlineData("disputes", 1920, 1080, "zh-CN", "dark")]
    [InlineData("disputes", 5760, 1080, "en", "light")]
    [InlineData("disputes", 3840, 2160, "en", "dark")]
    [InlineData("quality", 1920, 1080, "en", "light")]
    [InlineData("quality", 5760, 1080, "zh-CN", "dark")]
    public async Task Each_scene_fills_each_screen_and_keeps_WCAG_2_2_AA(string scene, int width, int height, string language, string theme)
    {
        var server = await demo.ServerAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress, width: width, height: height);
        await watched.Page.GotoAsync($"{Links.Wall}?scene={scene}&lang={language}&theme={theme}");
        await WallCity.AliveAsync(watched.Page);
        await Expect(watched.Page.Locator(scene == "disputes" ? ".area-map path.area" : ".chart svg .apexcharts-series")).Not.ToHaveCountAsync(0);

        Assert.Equal([width, height], await watched.Page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"));
        Assert.Empty(await watched.Page.EvaluateAsync<string[]>(WallJourney.Cramped));
        var result = await watched.Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        var found =
            from violation in result.Violations
            from node in violation.Nodes
            where !(violation.Id == "target-size" && (node.Html.Contains("row-link", StringComparison.Ordinal) || node.Html.Contains("class=\"day", StringComparison.Ordinal)))
            select $"{violation.Id}: {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}";
        Assert.Equal("", string.Join('\n', found.Distinct()));
        Assert.Empty(watched.Faults);
    }

    private async Task<WatchedPage> OpenAsync(int seconds, ReducedMotion motion = ReducedMotion.NoPreference, RunningServer? server = null, string query = "")
    {
        server ??= await demo.ServerAsync();
        var watched = await browser.OpenAsync(server.BaseAddress, width: 1920, height: 1080);
        await watched.Page.EmulateMediaAsync(new() { ReducedMotion = motion });
        // A person needs seconds to read a scene, a test does not.
        await watched.Page.AddInitScriptAsync(
            $$"""
            new MutationObserver((_, observer) => {
              const screen = document.getElementById('wall-screen');
              if (!screen) return;
              screen.dataset.rotate = '{{seconds}}';
              observer.disconnect();
            }).observe(document, { childList: true, subtree: true });
            """);
        await watched.Page.GotoAsync($"{Links.Wall}?lang=zh-CN{query}");
        await WallCity.AliveAsync(watched.Page);
        return watched;
    }

    private static async Task ShowsAsync(IPage page, string scene) =>
        await page.WaitForFunctionAsync("scene => document.querySelector('[data-scene]')?.dataset.scene === scene && location.href.includes(scene === 'overview' ? 'wall' : `scene=${scene}`)", scene, new() { Timeout = 10_000 });

    /// <summary>Longer than a scene stands while the wall rotates, once what was already on its way is drawn.</summary>
    private static async Task StandsAsync(IPage page)
    {
        await Task.Delay(1_000, TestContext.Current.CancellationToken);
        var scene = await page.EvaluateAsync<string>(Shown);
        for (var look = 0; look < 12; look++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            Assert.Equal(scene, await page.EvaluateAsync<string>(Shown));
        }
    }

    private static async Task RoundsAsync(IPage page, int rounds) => await page.EvaluateAsync(
        """
        async rounds => {
          const drawn = scene => new Promise(done => {
            const look = () => document.querySelector('[data-scene]').dataset.scene === scene ? requestAnimationFrame(() => done()) : setTimeout(look, 5);
            look();
          });
          for (let round = 0; round < rounds; round++) {
            for (const scene of ['quality', 'disputes', 'overview']) {
              document.querySelector(`[data-scene-link=${scene}]`).click();
              await drawn(scene);
            }
          }
          await new Promise(done => setTimeout(done, 1500));
        }
        """,
        rounds);

    private static async Task<(double Nodes, double Listeners, double Heap)> HeldAsync(ICDPSession session)
    {
        await session.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        return (metrics["Nodes"], metrics["JSEventListeners"], metrics["JSHeapUsedSize"]);
    }
}
