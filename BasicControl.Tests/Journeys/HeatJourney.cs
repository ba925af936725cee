using System.Globalization;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

/// <summary>The heatmaps of San Antonio in a browser: the grids are the oracles', and a press on a cell opens as many incidents.</summary>
public sealed class HeatJourney(BrowserFixture browser, PublicSets sets)
{
    private const string Table =
        """
        table => ({
          columns: [...table.querySelectorAll('thead th')].slice(1, -1).map(th => th.innerText.trim()),
          rows: [...table.querySelectorAll('tbody tr')].map(row => [row.querySelector('th a').getAttribute('title'), ...[...row.querySelectorAll('td')].slice(0, -1).map(cell => cell.innerText.trim() || '0')]),
        })
        """;

    [Fact]
    public async Task The_grids_of_San_Antonio_are_the_oracles_and_a_cell_opens_as_many_incidents()
    {
        await using var server = await StartAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en");
        var page = watched.Page;
        await page.GotoAsync("/disputes?from=2022-11-01&to=2024-12-05");
        await Expect(page.Locator("#heat-figures [data-figure=disputes] .figure-value")).ToHaveTextAsync("83,293");

        Assert.Equal(Oracle("dispute_station_by_hour"), await Grid(page, "stations", hour => int.Parse(hour, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(
            Oracle("dispute_weekday_by_hour"),
            (await page.Locator(".heat-week table").EvaluateAsync<Read>(Table.Replace("row.querySelector('th a').getAttribute('title')", "String(row.rowIndex)", StringComparison.Ordinal)))
                .Cells(hour => int.Parse(hour, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)));

        await Count(page, ".heat-stations", "AIRPORT", 13);
        await Count(page, ".heat-stations", "DOWNTOWN", 5);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task The_arrow_keys_move_between_cells_and_a_cell_says_its_name()
    {
        await using var server = await StartAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress, "zh-CN");
        var page = watched.Page;
        await page.GotoAsync("/disputes?from=2024-11-01&to=2024-12-05&compare=yes");
        var first = page.Locator(".heat-stations tbody tr").First.Locator("td > a").First;
        await first.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");

        var focused = await page.EvaluateAsync<string>("document.activeElement.title");
        Assert.Contains(" 时：", focused, StringComparison.Ordinal);
        Assert.Contains("前期", focused, StringComparison.Ordinal);
        await Expect(page.Locator(".heat-told")).ToHaveTextAsync(focused);
        Assert.Equal(1, await page.Locator(".heat-stations td > a[tabindex='0']").CountAsync());
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".chips .chip").First).ToContainTextAsync(" 时");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Without_any_script_the_grids_and_their_links_are_there()
    {
        await using var server = await StartAsync();
        using var client = server.CreateClient();

        var html = await client.GetStringAsync("/disputes?from=2024-11-01&to=2024-12-05&lang=en");

        Assert.Contains("<table class=\"heat-table heat-hours\"", html, StringComparison.Ordinal);
        Assert.Matches("<td class=h[1-7]><a href=\"/incidents\\?unit=\\d+&amp;dispute=any&amp;hour=\\d+&amp;from=2024-11-01&amp;to=2024-12-05\" title=\"[^\"]+: \\d+ disputes\">\\d+</a></td>", html);
    }

    private async Task<RunningServer> StartAsync() => await RunningServer.StartAsync(
        new ServeOptions { Now = new(2024, 12, 6, 12, 0, 0, TimeSpan.Zero) }, (await sets.Of("sapd")).Database);

    /// <summary>Presses a cell and counts the rows of the list behind it, page by page.</summary>
    private static async Task Count(IPage page, string grid, string unit, int hour)
    {
        var address = page.Url;
        var row = page.Locator($"{grid} tbody tr", new() { Has = page.Locator($"th a[title='{unit}']") });
        var cell = row.Locator("td").Nth(hour).Locator("a");
        var count = int.Parse(await cell.InnerTextAsync(), CultureInfo.InvariantCulture);
        await cell.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Incidents");
        var rows = 0;
        while (true)
        {
            await Expect(page.Locator(".pager")).ToBeVisibleAsync();
            rows += await page.Locator("tr[data-row]").CountAsync();
            if (await page.Locator("#next-page").CountAsync() == 0)
            {
                break;
            }

            await page.GotoAsync((await page.Locator("#next-page").GetAttributeAsync("href"))!);
        }

        Assert.Equal(count, rows);
        await page.GotoAsync(address);
    }

    private static async Task<Dictionary<(string, string), int>> Grid(IPage page, string name, Func<string, string> column) =>
        (await page.Locator($".heat-{name} table").EvaluateAsync<Read>(Table)).Cells(column);

    private static Dictionary<(string, string), int> Oracle(string name)
    {
        var cells = new Dictionary<(string, string), int>();
        foreach (var row in Csv.Rows($"oracles/sapd/{name}.csv"))
        {
            foreach (var (column, count) in row.Where(cell => cell.Key.Length > 0 && cell.Value != "0"))
            {
                cells.Add((row[""] == Term.None ? "Unassigned" : row[""], column), int.Parse(count, CultureInfo.InvariantCulture));
            }
        }

        return cells;
    }

    public sealed class Read
    {
        public string[] Columns { get; set; } = [];

        public string[][] Rows { get; set; } = [];

        public Dictionary<(string, string), int> Cells(Func<string, string> column) => Rows
            .SelectMany(row => row.Skip(1).Index().Select(cell => (Key: (row[0], column(Columns[cell.Index])), Count: int.Parse(cell.Item, CultureInfo.InvariantCulture))))
            .Where(cell => cell.Count != 0)
            .ToDictionary(cell => cell.Key, cell => cell.Count);
    }
}
