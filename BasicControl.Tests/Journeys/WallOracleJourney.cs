using System.Globalization;
using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Incidents.Files;
using BasicControl.Tests.Kit;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace BasicControl.Tests.Journeys;

/// <summary>The wall over New York's police requests at 2018-10-22 03:00, tile by tile against figures that another program worked out.</summary>
public sealed class WallOracleJourney(BrowserFixture browser)
{
    private const string Oracle = "oracles/nyc_nypd_2018-10-21/";
    private static readonly DateTimeOffset Now = new(2018, 10, 22, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_tile_on_the_New_York_set_shows_what_the_oracle_says()
    {
        var file = SharedData.PathOf("nyc311/nyc311_nypd_2018-10-21.csv.gz");
        await using var server = await RunningServer.StartAsync(new ServeOptions { Now = Now });
        await Import(server, file);
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en", 1920, 1080);
        var page = watched.Page;
        await page.OpenWall();

        await Figures(page);
        await Stations(page);
        await Hours(page);
        await Types(page);
        await Days(page);
        await Queue(page, "nyc311/nyc311_nypd_2018-10-21.csv.gz");
        Assert.Equal(0, await page.Locator("[data-tile=officers] .officer").CountAsync());
        Assert.True(await page.Locator("[data-tile=ticker] li").CountAsync() > 0);
        Assert.Empty(watched.Faults);
    }

    private static async Task Import(RunningServer server, string file)
    {
        var centre = server.App.Services.GetRequiredService<Centre>();
        var target = new StoreTarget(centre.Commit, centre.Book, centre.Organisation, centre.Inbox);
        var report = await new ImportRunner(target, centre.Clock).Run(new(ProfileShelf.Find("nyc311").Value, [file]));
        Assert.Equal(2370, report.Value.Summary.Created);
    }

    private static async Task Figures(IPage page)
    {
        await page.WaitForKey("created-today", "137");
        var totals = JsonDocument.Parse(SharedData.ReadText(Oracle + "totals.json")).RootElement;
        int Total(string name) => totals.GetProperty(name).GetInt32();
        string Percent(string name) => (totals.GetProperty(name).GetDecimal() * 100).ToString("F2", CultureInfo.InvariantCulture);

        Assert.Equal(Count(Total("open")), await page.Key("pending"));
        Assert.Equal(Count(Total("overdue_open")), await page.Key("overdue"));
        Assert.Equal(Percent("closure_rate"), await page.Key("closure"));
        Assert.Equal($"{Count(Total("closed"))} of {Count(Total("created"))}", await page.Base("closure"));
        Assert.Equal(Percent("on_time_rate"), await page.Key("on-time"));
        Assert.Equal($"{Count(Total("on_time_closed"))} of {Count(Total("due_and_closed"))}", await page.Base("on-time"));
        var today = Csv.Rows(Oracle + "by_day.csv")[^1];
        Assert.Equal(today["created"], await page.Key("created-today"));
        Assert.Equal(today["closed"], await page.Key("closed-today"));
    }

    private static async Task Stations(IPage page)
    {
        var shown = await page.Rows("stations", ".stations-row");
        var expected = Csv.Rows(Oracle + "by_station.csv").ToDictionary(row => row["station"]);

        Assert.Equal(expected.Count, shown.Count);
        foreach (var row in shown)
        {
            var oracle = expected[row[0]];
            Assert.Equal($"{oracle["closed"]}/{oracle["created"]}", row[1]);
            Assert.Equal($"{oracle["on_time_closed"]}/{oracle["due_and_closed"]}", row[2]);
            Assert.Equal((oracle["open"], oracle["overdue_open"]), (row[3], row[4]));
        }
    }

    private static async Task Hours(IPage page)
    {
        var shown = await page.Rows("hours", ".heat-row");
        var expected = Csv.Rows(Oracle + "station_by_hour.csv").ToDictionary(row => row[""]);

        Assert.Equal(40, shown.Count);
        foreach (var row in shown)
        {
            var hours = Enumerable.Range(0, 24).Select(hour => expected[row[0]][hour.ToString(CultureInfo.InvariantCulture)]);
            Assert.Equal(hours, row[1..25].Select(cell => cell.Length == 0 ? "0" : cell));
        }
    }

    private static async Task Types(IPage page)
    {
        var shown = await page.Rows("types", ".heat-row");
        var totals = Csv.Rows(Oracle + "by_type.csv").ToDictionary(row => row["type"], row => int.Parse(row["created"], CultureInfo.InvariantCulture));

        Assert.Equal(totals.OrderByDescending(type => type.Value).Take(12).Select(type => type.Value), shown.Select(row => totals[row[0]]));
        var expected = Csv.Rows(Oracle + "type_by_station.csv").ToDictionary(row => row[""]);
        foreach (var row in shown)
        {
            // The fullest 40 of 60 boards are columns under short names, so the counts are compared as a bag.
            var oracle = expected[row[0]].Where(cell => cell.Key.Length > 0).Select(cell => int.Parse(cell.Value, CultureInfo.InvariantCulture)).ToList();
            var counts = row[1..^1].Select(cell => cell.Length == 0 ? 0 : int.Parse(cell, CultureInfo.InvariantCulture));
            Assert.All(counts, count => Assert.True(oracle.Remove(count), $"{row[0]}: {count}"));
        }
    }

    private static async Task Days(IPage page)
    {
        var options = JsonDocument.Parse((await page.Locator("[data-tile=days] bc-chart").GetAttributeAsync("options"))!).RootElement;
        var series = options.GetProperty("series").EnumerateArray().Select(line => line.GetProperty("data").EnumerateArray().Select(point => point.GetInt64()).ToArray()).ToArray();
        var expected = Csv.Rows(Oracle + "by_day.csv");

        for (var at = 1; at <= expected.Count; at++)
        {
            var day = expected[^at];
            Assert.Equal((day["created"], day["closed"], day["open_day_end"]), (Text(series[0][^at]), Text(series[1][^at]), Text(series[2][^at])));
        }

        static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task Queue(IPage page, string file)
    {
        var due = Csv.Rows(file)
            .Where(row => row["Closed Date"].Length == 0)
            .Select(row => DateTime.ParseExact(row["Due Date"], "M/d/yy H:mm", CultureInfo.InvariantCulture))
            .Where(instant => instant >= Now.DateTime)
            .Order()
            .Select(instant => instant.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        var shown = await page.EvalOnSelectorAllAsync<string[]>(
            "[data-tile=due] .due-row [data-due]", "chips => chips.map(chip => new Date(Number(chip.dataset.due)).toISOString().slice(0, 16).replace('T', ' '))");

        Assert.True(shown.Length >= 12);
        Assert.Equal(due.Take(shown.Length), shown);
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
