using System.Globalization;
using System.Text.Json;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Setup;
using Microsoft.Playwright;

namespace BasicControl.Tests.Journeys;

/// <summary>Every tile of an open wall on a real day of New York, against what an independent program worked out from the same file.</summary>
public sealed class NewYorkWallJourney(BrowserFixture browser, PublicSets sets)
{
    private const string Oracle = "oracles/nyc_nypd_2018-10-21";

    private static readonly DateTimeOffset At = new(2018, 10, 22, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_tile_is_the_oracles()
    {
        var set = await sets.Of("nyc311");
        await using var server = await RunningServer.StartAsync(new ServeOptions { Now = At }, set.Database);
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en", 1920, 1080);
        var page = watched.Page;
        await page.GotoAsync(Links.Wall);
        await WallCity.AliveAsync(page);

        await KeyFigures(page);
        await Stations(page);
        await HourGrid(page);
        await TypeGrid(page);
        await Days(page);
        await MapCells(page);
        await NextDue(page);
        Assert.Equal("—", await Key(page, "settled"));
        Assert.Equal(1, await page.Locator("[data-tile=officers] .tile-empty").CountAsync());
        Assert.Equal(20, await page.Locator(".ticker-row").CountAsync());
        Assert.Equal("Not the current time", await page.Locator(".wall-mark").TextContentAsync());
        Assert.StartsWith("03:0", await page.Locator(".wall-clock").TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(watched.Faults);
        Assert.Equal([server.BaseAddress.Host], watched.Hosts);
    }

    private static async Task KeyFigures(IPage page)
    {
        using var totals = JsonDocument.Parse(SharedData.ReadText($"{Oracle}/totals.json"));
        int Total(string key) => totals.RootElement.GetProperty(key).GetInt32();
        var today = Table("by_day").Single(row => row["day"] == "2018-10-22");

        var levels = await page.Locator("[data-tile=pending] li .figure").AllTextContentsAsync();
        Assert.Equal(["0", "0", "0", Words(Total("open"))], levels);
        Assert.Equal(Words(Total("open")), await Key(page, "pending"));
        Assert.Equal(Words(Total("overdue_open")), await Key(page, "overdue"));
        Assert.Equal(today["closed"], await Key(page, "closed-today"));
        Assert.Equal(today["created"], await Key(page, "created-today"));
        Assert.Equal(Percent(totals, "closure_rate"), await Key(page, "closure"));
        Assert.Equal($"{Words(Total("closed"))} of {Words(Total("created"))}", await Base(page, "closure"));
        Assert.Equal(Percent(totals, "on_time_rate"), await Key(page, "on-time"));
        Assert.Equal($"{Words(Total("on_time_closed"))} of {Words(Total("due_and_closed"))}", await Base(page, "on-time"));
    }

    private static async Task Stations(IPage page)
    {
        var drawn = await Rows(page, "[data-tile=stations] .stations-row", "[...row.children].slice(0, 5).map(cell => (cell.querySelector('.bar, a') ?? cell).textContent.trim())");
        var expected = Table("by_station").Select(row => new[]
        {
            row["station"], $"{row["closed"]}/{row["created"]}", $"{row["on_time_closed"]}/{row["due_and_closed"]}", row["open"], row["overdue_open"],
        });

        Assert.Equal(expected.Select(Line).Order(StringComparer.Ordinal), drawn.Select(Line).Order(StringComparer.Ordinal));
    }

    private static async Task HourGrid(IPage page)
    {
        var expected = Grid("station_by_hour").ToDictionary(row => row.Name, row => row.Cells);
        var drawn = await Rows(page, "[data-tile=hours] .heat-row", "[...row.children].map(cell => cell.textContent)");

        // Of the 60 units the wall holds the 40 fullest, the fullest first.
        Assert.Equal(40, drawn.Length);
        Assert.All(drawn, row => Assert.Equal(expected[row[0]], row[1..^1].Select(Number)));
        Assert.All(drawn, row => Assert.Equal(expected[row[0]].Sum(), Number(row[^1])));
        Assert.Equal(expected.Values.Select(cells => cells.Sum()).OrderDescending().Take(40), drawn.Select(row => Number(row[^1])));
        Assert.Equal("showing 15 of 60", await page.Locator("[data-tile=hours] .tile-cut").TextContentAsync());
    }

    private static async Task TypeGrid(IPage page)
    {
        var stations = SharedData.ReadText($"{Oracle}/type_by_station.csv").Split('\n')[0].Trim().Split(',')[1..];
        var expected = Grid("type_by_station").ToDictionary(row => row.Name, row => row.Cells);
        var columns = (await page.Locator("[data-tile=types] .heat-head:not([hidden]) > span").AllTextContentsAsync()).Skip(1).ToArray();
        var places = columns.Select(name => Array.IndexOf(stations, name)).ToArray();
        var drawn = await Rows(page, "[data-tile=types] .heat-row", "[...row.children].map(cell => cell.textContent)");

        Assert.Equal(40, columns.Length);
        Assert.Equal(expected.OrderByDescending(row => row.Value.Sum()).Take(12).Select(row => row.Value.Sum()), drawn.Select(row => expected[row[0]].Sum()));
        Assert.All(drawn, row => Assert.Equal(places.Select(place => expected[row[0]][place]), row[1..^1].Select(Number)));
    }

    private static async Task Days(IPage page)
    {
        using var options = JsonDocument.Parse((await page.GetAttributeAsync("bc-chart", "options"))!);
        var categories = options.RootElement.GetProperty("categories").EnumerateArray().Select(day => day.GetString()!).ToArray();
        var series = options.RootElement.GetProperty("series").EnumerateArray().Select(one => one.GetProperty("data").EnumerateArray().Select(point => point.GetInt32()).ToArray()).ToArray();
        var known = Table("by_day").ToDictionary(row => row["day"][5..], row => new[] { int.Parse(row["created"]), int.Parse(row["closed"]), int.Parse(row["open_day_end"]) });

        Assert.Equal(31, categories.Length);
        Assert.Equal("10-22", categories[^1]);
        for (var day = 0; day < categories.Length; day++)
        {
            Assert.Equal(known.GetValueOrDefault(categories[day], [0, 0, 0]), series.Select(one => one[day]));
        }

        await Assertions.Expect(page.Locator(".tile-days svg .apexcharts-series")).ToHaveCountAsync(3);
    }

    private static async Task MapCells(IPage page)
    {
        // The map is that of disputes: noise, which the mapping tells by its type.
        var expected = File().Where(row => row["Latitude"].Length > 0 && row["Complaint Type"].StartsWith("Noise", StringComparison.Ordinal))
            .GroupBy(row => ((int)Math.Floor(Degrees(row["Latitude"])), (int)Math.Floor(Degrees(row["Longitude"]))))
            .ToDictionary(cell => cell.Key, cell => cell.Count());
        using var counts = JsonDocument.Parse((await page.GetAttributeAsync("bc-map", "counts"))!);
        var drawn = counts.RootElement.GetProperty("cells").EnumerateArray().Select(cell => cell.EnumerateArray().Select(value => value.GetInt32()).ToArray()).ToDictionary(cell => (cell[0], cell[1]), cell => cell[2]);

        Assert.Equal(expected, drawn);
        await Assertions.Expect(page.Locator("[data-tile=dispute-map] path.cell")).ToHaveCountAsync(drawn.Count);
    }

    private static async Task NextDue(IPage page)
    {
        var now = At.UtcDateTime;
        var expected = File().Where(row => row["Closed Date"].Length == 0).Select(row => (Due: Time(row["Due Date"]), Number: row["Unique Key"]))
            .Where(row => row.Due >= now.AddMinutes(2)).OrderBy(row => row.Due).Take(20).ToList();
        var drawn = await Rows(page, ".due-row", "[row.querySelector('.due').dataset.due, row.querySelector('.due-number').textContent]");
        var shown = drawn.Select(row => (Due: DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(row[0])).UtcDateTime, Number: row[1])).Where(row => row.Due >= now.AddMinutes(2)).Take(20).ToList();

        Assert.Equal(expected.Select(row => row.Due), shown.Select(row => row.Due));
        var last = expected[^1].Due;
        Assert.Equal(
            expected.Where(row => row.Due < last).Select(row => row.Number).Order(StringComparer.Ordinal),
            shown.Where(row => row.Due < last).Select(row => row.Number).Order(StringComparer.Ordinal));
    }

    private static async Task<string[][]> Rows(IPage page, string rows, string cells) =>
        await page.EvaluateAsync<string[][]>($"rows => [...document.querySelectorAll(rows)].map(row => {cells})", rows);

    private static async Task<string?> Key(IPage page, string tile) => await page.Locator($"[data-tile={tile}] .key").TextContentAsync();

    private static async Task<string?> Base(IPage page, string tile) => await page.Locator($"[data-tile={tile}] .key-base").TextContentAsync();

    private static string Line(string[] cells) => string.Join(" | ", cells);

    private static int Number(string text) => text.Length == 0 ? 0 : int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static string Words(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(JsonDocument totals, string key) => (totals.RootElement.GetProperty(key).GetDecimal() * 100).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    private static decimal Degrees(string text) => decimal.Parse(text, CultureInfo.InvariantCulture) * 100;

    private static DateTime Time(string text) => DateTime.ParseExact(text, "M/d/yy H:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static IEnumerable<(string Name, int[] Cells)> Grid(string table) => SharedData.ReadText($"{Oracle}/{table}.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line => line.Trim().Split(',')).Select(cells => (cells[0], cells[1..].Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray()));

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string table) => Csv.Rows($"{Oracle}/{table}.csv");

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> File() => Csv.Rows("nyc311/nyc311_nypd_2018-10-21.csv.gz");
}
