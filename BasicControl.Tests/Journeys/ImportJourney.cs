using System.Text.RegularExpressions;
using BasicControl.Core.Changes;
using BasicControl.Tests.Incidents.Files;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Setup;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

public sealed partial class ImportJourney(BrowserFixture browser) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task New_York_comes_in_by_the_page_its_rejected_row_goes_out_and_comes_back_corrected()
    {
        await using var server = await RunningServer.StartAsync(new ServeOptions { Demo = true, Preset = "small", SimulatorPace = 0.001 });
        var file = await NewYorkWithOneBadRow();
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en");
        var page = watched.Page;
        await EnterAsAdministrator(page);

        await page.GotoAsync(Links.Import);
        await Expect(page.Locator("#connection[data-state=open]")).ToBeVisibleAsync();
        await ChooseAsync(page, file);
        await Expect(page.Locator("#import-profile")).ToHaveValueAsync("nyc311");
        await page.Locator("#import-check").ClickAsync();
        await Expect(page.Locator("#import-checked")).ToContainTextAsync("2,370 rows read: 2,369 can be taken, 1 are rejected");
        await Expect(page.Locator("#import-errors td[data-code]")).ToHaveAttributeAsync("data-code", "time.unreadable");
        await page.Locator("#import-run").ClickAsync();
        await Expect(page.Locator("#import-ended")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal(["2,370", "2,369", "0", "0", "1"], await page.Locator(".import-counts .figure-value").AllInnerTextsAsync());

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#import-rejects").ClickAsync());
        var rejects = _folder.File("rejects.csv");
        await download.SaveAsAsync(rejects);
        var text = await File.ReadAllTextAsync(rejects, TestContext.Current.CancellationToken);
        Assert.Contains("reject_reason", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(rejects, text.Replace("not a time", "10/21/18 0:05", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        await page.Locator("#import-another").ClickAsync();
        await ChooseAsync(page, rejects);
        await Expect(page.Locator("#import-profile")).ToHaveValueAsync("nyc311");
        await page.Locator("#import-check").ClickAsync();
        await page.Locator("#import-run").ClickAsync();
        await Expect(page.Locator("#import-ended")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal(["1", "1", "0", "0", "0"], await page.Locator(".import-counts .figure-value").AllInnerTextsAsync());

        await page.ReloadAsync();
        await Expect(page.Locator(".import-runs tbody tr")).ToHaveCountAsync(2);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_running_import_shows_its_progress_survives_leaving_the_page_and_can_be_stopped()
    {
        await using var server = await RunningServer.StartAsync(new ServeOptions { Demo = true, Preset = "small", SimulatorPace = 0.001 });
        var rows = Enumerable.Range(0, 150_000).Select(i => $"n{i},2026-10-01 08:00:00,noise,east");
        var path = _folder.File("many.csv");
        await File.WriteAllLinesAsync(path, rows.Prepend("number,created,type,station"), TestContext.Current.CancellationToken);
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await EnterAsAdministrator(page);
        await page.GotoAsync(Links.Import);
        await Expect(page.Locator("#connection[data-state=open]")).ToBeVisibleAsync();
        await ChooseAsync(page, path);
        await page.Locator("#map-key").FillAsync("many");
        await page.Locator("#map-name").FillAsync("many");
        await page.Locator("#map-city").FillAsync("many");
        await page.Locator("#map-city").BlurAsync();
        await page.Locator("#import-check").ClickAsync();
        await page.Locator("#import-run").ClickAsync();
        await Expect(page.Locator("#import-job progress")).ToHaveAttributeAsync("value", Begun(), new() { Timeout = 30_000 });

        await page.GotoAsync(Links.Home);
        await page.GotoAsync(Links.Import);
        await page.Locator("#import-cancel").ClickAsync();
        await Expect(page.Locator("#import-ended")).ToContainTextAsync("已停止", new() { Timeout = 30_000 });
        await Expect(page.Locator("[data-count=Created] .figure-value")).Not.ToHaveTextAsync("150,000");
    }

    [Theory]
    [InlineData("zh-CN", "light", 1366)]
    [InlineData("en", "dark", 1366)]
    [InlineData("en", "light", 390)]
    public async Task The_page_keeps_WCAG_2_2_AA_with_a_mapping_open_and_never_scrolls_sideways(string locale, string theme, int width)
    {
        await using var server = await RunningServer.StartAsync(new ServeOptions { Demo = true, Preset = "small", SimulatorPace = 0.001 });
        await using var watched = await browser.OpenAsync(server.BaseAddress, locale, width, 800);
        var page = watched.Page;
        await EnterAsAdministrator(page);
        await page.GotoAsync(Links.Theme(theme, Links.Import));
        await Expect(page.Locator("#connection[data-state=open]")).ToBeVisibleAsync();
        await ChooseAsync(page, ImportKit.Write(_folder, "rows.csv", ["g1,2026-10-01 08:00,,,noise,east,,,,,open,,", "b1,never,,,noise,east,,,,,open,,"]));
        await page.Locator("#map-key").FillAsync("x");
        await page.Locator("#map-name").FillAsync("x");
        await page.Locator("#map-city").FillAsync("x");
        await page.Locator("#map-times").FillAsync("yyyy-MM-dd HH:mm");
        await page.Locator("#map-times").BlurAsync();
        await page.Locator("#import-check").ClickAsync();
        await Expect(page.Locator("#import-checked")).ToBeVisibleAsync();

        var result = await page.RunAxe();

        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        Assert.DoesNotMatch(@"\b(Field|Makes)_\w+", await page.Locator("body").InnerTextAsync());
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The field takes files once its script has marked it; a person is never as fast as that.</summary>
    private static async Task ChooseAsync(IPage page, string file)
    {
        await page.WaitForFunctionAsync("() => document.getElementById('import-files')?._blazorInputFileNextFileId !== undefined");
        await page.Locator("#import-files").SetInputFilesAsync(file);
    }

    private static async Task EnterAsAdministrator(IPage page)
    {
        await page.GotoAsync(Links.Home);
        await Expect(page.Locator("#connection[data-state=open]")).ToBeVisibleAsync();
        await page.Locator("#post-picker summary").ClickAsync();
        await page.Locator("#post-post").SelectOptionAsync(nameof(Post.SystemAdministrator));
        await Expect(page.Locator("#post-unit")).ToBeVisibleAsync();
        await page.Locator(".post-panel button").ClickAsync();
        await Expect(page.Locator("#connection[data-state=open]")).ToBeVisibleAsync();
    }

    private async Task<string> NewYorkWithOneBadRow()
    {
        var lines = SharedData.ReadText("nyc311/nyc311_nypd_2018-10-21.csv.gz").Split("\r\n");
        var at = Array.FindIndex(lines, line => line.Contains(",10/21/18 0:05,", StringComparison.Ordinal));
        lines[at] = FirstTime().Replace(lines[at], ",not a time,", 1);
        var path = _folder.File("nyc.csv");
        await File.WriteAllTextAsync(path, string.Join("\r\n", lines), TestContext.Current.CancellationToken);
        return path;
    }

    [GeneratedRegex(",10/21/18 0:05,")]
    private static partial Regex FirstTime();

    [GeneratedRegex(@"^0\.[0-9]*[1-9]")]
    private static partial Regex Begun();
}
