using System.Diagnostics;
using System.Globalization;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

public sealed class WallJourney(BrowserFixture browser, DemoServer demo)
{
    private const string IncidentsToday = "[data-tile=incidents-today] .key";

    [Fact]
    public async Task A_posted_record_is_painted_on_an_open_wall_without_a_reload()
    {
        const int Records = 40;
        await using var city = await WallCity.StartAsync();
        await using var watched = await browser.OpenAsync(city.Server.BaseAddress, width: 1920, height: 1080);
        await watched.Page.GotoAsync(Links.Wall);
        await WallCity.AliveAsync(watched.Page);
        await watched.Page.EvaluateAsync("window.sameDocument = true");

        // Sent and seen by the page itself, so that both instants are of one clock: from the request to the frame after the draw.
        var times = await watched.Page.EvaluateAsync<double[]>(
            """
            async ([address, selector, records, key]) => {
              const figure = () => Number(document.querySelector(selector).textContent.replaceAll(',', ''));
              const frame = () => new Promise(done => requestAnimationFrame(done));
              const times = [];
              for (let n = 1; n <= records; n++) {
                await new Promise(done => setTimeout(done, 550 + Math.random() * 300));
                const before = figure();
                const begun = performance.now();
                fetch(address, {
                  method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
                  body: JSON.stringify({ source: '110', number: `live-${n}`, at: '2026-05-20T09:00:00+08:00', unit: '350200010000', type: '噪声扰民' }),
                });
                while (figure() === before) {
                  if (performance.now() - begun > 20_000) throw new Error(`record ${n} was not painted in 20 s`);
                  await frame();
                }

                await frame();
                times.push(performance.now() - begun);
              }
              return times;
            }
            """,
            new object[] { ApiLinks.Incidents, IncidentsToday, Records, city.Server.Key });

        Array.Sort(times);
        var (p50, p95) = (times[Records / 2], times[(int)(Records * 0.95)]);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"event to painted: p50 {p50:0} ms, p95 {p95:0} ms, worst {times[^1]:0} ms over {Records} records"));
        await Expect(watched.Page.Locator(IncidentsToday)).ToHaveTextAsync("40");
        Assert.True(await watched.Page.EvaluateAsync<bool>("window.sameDocument"));
        Assert.InRange(p50, 1, 500);
        Assert.InRange(p95, 1, 1_000);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task After_ten_thousand_records_the_final_count_is_drawn_within_a_second_of_the_last_answer()
    {
        const int Callers = 4;
        const int Batch = 250;
        await using var city = await WallCity.StartAsync();
        await using var watched = await browser.OpenAsync(city.Server.BaseAddress, width: 1920, height: 1080);
        await watched.Page.GotoAsync(Links.Wall);
        await WallCity.AliveAsync(watched.Page);
        var drawn = watched.Page.WaitForFunctionAsync("selector => document.querySelector(selector)?.textContent === '10,000'", IncidentsToday, new() { Timeout = 120_000, PollingInterval = 20 });

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            for (var sent = 0; sent < 10_000 / Callers; sent += Batch)
            {
                await city.PostAsync($"c{caller}", sent, Batch);
            }
        }));
        var answered = Stopwatch.GetTimestamp();
        await drawn;
        var late = Stopwatch.GetElapsedTime(answered);

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"final count drawn {late.TotalMilliseconds:0} ms after the last answer"));
        Assert.InRange(late.TotalSeconds, 0, 1);
        Assert.Equal("10,000", await watched.Page.EvaluateAsync<string>(
            "() => [...document.querySelectorAll('[data-tile=hours] .heat-row > b')].reduce((sum, cell) => sum + Number(cell.textContent.replaceAll(',', '')), 0).toLocaleString('en')"));
        Assert.Empty(watched.Faults);
    }

    [Theory]
    [InlineData(1920, 1080, "zh-CN", "dark")]
    [InlineData(3840, 2160, "en", "dark")]
    [InlineData(5760, 1080, "zh-CN", "light")]
    [InlineData(1920, 1080, "en", "light")]
    public async Task The_wall_fills_each_screen_exactly_and_asks_nobody_else_for_anything(int width, int height, string language, string theme)
    {
        var server = await demo.ServerAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress, width: width, height: height);
        await watched.Page.GotoAsync($"{Links.Wall}?lang={language}&theme={theme}");
        await WallCity.AliveAsync(watched.Page);
        await Expect(watched.Page.Locator(".tile-days svg .apexcharts-series")).ToHaveCountAsync(3);
        await Expect(watched.Page.Locator(".area-map path.area")).Not.ToHaveCountAsync(0);

        Assert.Equal([width, height], await watched.Page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"));
        Assert.Empty(await watched.Page.EvaluateAsync<string[]>(Cramped));
        Assert.Equal((language, theme), (await watched.Page.GetAttributeAsync("html", "lang"), await watched.Page.GetAttributeAsync("html", "data-theme")));
        Assert.Equal([server.BaseAddress.Host], watched.Hosts);
        Assert.Empty(watched.Faults);
    }

    [Theory]
    [InlineData("zh-CN", "dark")]
    [InlineData("en", "light")]
    public async Task The_wall_keeps_WCAG_2_2_AA(string language, string theme)
    {
        var server = await demo.ServerAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress, width: 1920, height: 1080);
        await watched.Page.GotoAsync($"{Links.Wall}?lang={language}&theme={theme}");
        await WallCity.AliveAsync(watched.Page);
        await Expect(watched.Page.Locator(".area-map path.area")).Not.ToHaveCountAsync(0);

        var result = await watched.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });

        // A row of a list of 15 is 22 px high at 1080 lines; what it links to is one step behind the tile's title as well (2.5.8, equivalent).
        var found =
            from violation in result.Violations
            from node in violation.Nodes
            where !(violation.Id == "target-size" && node.Html.Contains("row-link", StringComparison.Ordinal))
            select $"{violation.Id}: {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}";
        Assert.Equal("", string.Join('\n', found.Distinct()));
    }

    /// <summary>Tiles that stick out of the screen, rows cut by their tile, and text below 16 arc-minutes.</summary>
    internal const string Cramped =
        """
        () => {
          const screen = { width: innerWidth, height: innerHeight };
          const small = innerHeight * 0.0194 * Math.min(1, innerWidth / innerHeight / (16 / 9)) - 0.1;
          const out = [...document.querySelectorAll('[data-tile]')].filter(tile => {
            const box = tile.getBoundingClientRect();
            return box.left < 0 || box.top < 0 || box.right > screen.width + 0.5 || box.bottom > screen.height + 0.5;
          }).map(tile => `${tile.dataset.tile} sticks out`);
          for (const rows of document.querySelectorAll('[data-fit]')) {
            const box = rows.getBoundingClientRect();
            for (const row of rows.children) {
              const at = row.getBoundingClientRect();
              if (at.left < box.right - 1 && at.bottom > box.bottom + 1) out.push(`${rows.className}: a row is cut`);
            }
          }
          for (const element of document.querySelectorAll('#wall-screen *')) {
            if ([...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim()) && element.checkVisibility() && !element.closest('.sr-only, title, [hidden]')
                && parseFloat(getComputedStyle(element).fontSize) < small) out.push(`${element.className}: ${element.textContent}: ${getComputedStyle(element).fontSize}`);
          }
          return [...new Set(out)];
        }
        """;
}
