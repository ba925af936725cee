using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Parser;
using BasicControl.Core;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Figures;

/// <summary>
/// Created, closed, on time, overdue, p50 and p90 of each of the 39 officers of the public set, as an independent program worked
/// them out, on the officer pages, in the API and in the workbook.
/// </summary>
public sealed class OfficerOracleTests(PublicSets sets)
{
    private const string Period = "from=2010-01-01&to=2012-02-01";
    private const string AsOf = "2012-02-01T00:00:00+01:00";

    private static readonly string[] Columns = ["off", "created", "closed", "on_time_closed", "overdue_open", "p50_h", "p90_h"];

    [Fact]
    public async Task The_pages_the_API_and_the_workbook_equal_the_oracle_for_every_officer()
    {
        await using var server = await Start();
        using var client = server.CreateClient();
        var expected = Expected();
        Assert.Equal(39, expected.Count);

        AssertSame(expected, await FromApi(client));
        AssertSame(expected, await FromWorkbook(client));
        foreach (var officer in expected)
        {
            Assert.Equal(officer.Value, await FromPage(server, client, officer.Key));
        }
    }

    [Fact]
    public async Task The_groups_of_the_set_equal_the_oracle_below_their_city()
    {
        await using var server = await Start();
        using var client = server.CreateClient();
        var city = server.App.Services.GetRequiredService<Centre>().Book.Cities.Single();
        var expected = Csv.Rows("oracles/coselog/by_group.csv");

        var answer = await Json(client, $"/api/v1/units/{city.Id.Value}/figures?{Period}&asOf={Uri.EscapeDataString(AsOf)}");

        var lines = answer.GetProperty("lines").EnumerateArray().Select(line => (Name: line.GetProperty("name").GetString()!, Now: line.GetProperty("now"))).ToList();
        Assert.NotEmpty(expected);
        foreach (var row in expected)
        {
            var found = lines.Single(line => line.Name == row["g"]);
            Assert.Equal(
                (row["created"], row["closed"], row["overdue_open"], Rounded(row["p90_h"])),
                (found.Now.GetProperty("created").ToString(), found.Now.GetProperty("closed").ToString(), found.Now.GetProperty("overdue").ToString(), Number(found.Now, "p90_h")));
        }

        Assert.Equal(1434, lines.Sum(line => line.Now.GetProperty("created").GetInt64()));
    }

    private static void AssertSame(Dictionary<string, Officer> expected, Dictionary<string, Officer> actual) => Assert.Equal(
        expected.OrderBy(officer => officer.Key, StringComparer.Ordinal).Select(officer => $"{officer.Key} {officer.Value}"),
        actual.OrderBy(officer => officer.Key, StringComparer.Ordinal).Select(officer => $"{officer.Key} {officer.Value}"));

    private static Dictionary<string, Officer> Expected() => Csv.Rows("oracles/coselog/by_officer.csv").ToDictionary(
        row => row[Columns[0]],
        row => new Officer(long.Parse(row["created"]), long.Parse(row["closed"]), long.Parse(row["on_time_closed"]), long.Parse(row["overdue_open"]), Rounded(row["p50_h"]), Rounded(row["p90_h"])));

    private async Task<RunningServer> Start()
    {
        var set = await sets.Of("coselog");
        return await RunningServer.StartAsync(new ServeOptions { Now = DateTimeOffset.Parse(AsOf, CultureInfo.InvariantCulture) }, set.Database);
    }

    private static async Task<Dictionary<string, Officer>> FromApi(HttpClient client)
    {
        var found = new Dictionary<string, Officer>();
        for (string? after = ""; after is not null;)
        {
            var page = await Json(client, $"/api/v1/officers?{Period}&asOf={Uri.EscapeDataString(AsOf)}&size=7{after}");
            foreach (var line in page.GetProperty("lines").EnumerateArray())
            {
                var now = line.GetProperty("now");
                Keep(found, line.GetProperty("name").GetString()!, new(
                    now.GetProperty("created").GetInt64(), now.GetProperty("closed").GetInt64(), now.GetProperty("on_time_closed").GetInt64(), now.GetProperty("overdue").GetInt64(),
                    Number(now, "p50_h"), Number(now, "p90_h")));
            }

            after = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : $"&after={page.GetProperty("next").GetInt64()}";
        }

        return found;
    }

    private static async Task<Dictionary<string, Officer>> FromWorkbook(HttpClient client)
    {
        var file = WorkbookFile.Read(await client.GetByteArrayAsync($"/export/officers?{Period}&format=xlsx&lang=en"));
        Assert.Empty(file.Faults);
        var rows = file[file.Names[0]];
        var titles = rows[0].ToList();
        var found = new Dictionary<string, Officer>();
        foreach (var row in rows.Skip(1).Where(row => row.Count > 0))
        {
            string Cell(string title) => titles.IndexOf(title) is var column && column < row.Count ? row[column] : "";
            Keep(found, row[0], new(
                long.Parse(Cell("Created")), long.Parse(Cell("Closed")), long.Parse(Cell("Of these on time")), long.Parse(Cell("Overdue")),
                Rounded(Cell("Median hours to close")), Rounded(Cell("90th percentile of hours to close"))));
        }

        return found;
    }

    /// <summary>What a reader sees: percentiles with one decimal, so they are read from the file that the page links to.</summary>
    private static async Task<Officer> FromPage(RunningServer server, HttpClient client, string officer)
    {
        var id = server.App.Services.GetRequiredService<Centre>().Book.People.Single(person => person.Name == officer).Id;
        var page = new HtmlParser().ParseDocument(Streamed(await client.GetStringAsync($"{Links.Officer(id)}?{Period}&lang=en")));
        var totals = page.QuerySelectorAll(".figure[data-figure]").ToDictionary(tile => tile.GetAttribute("data-figure")!, tile => tile);
        var export = page.QuerySelector(".export-links a")!.GetAttribute("href")!;
        var file = WorkbookFile.Read(await client.GetByteArrayAsync(export + "&lang=en"));
        var rows = file[file.Names[0]];
        var titles = rows[0].ToList();
        var last = rows.Last(row => row.Count > 0 && row[0] == "Total");
        var (p50, p90) = (Rounded(Get("Median hours to close")), Rounded(Get("90th percentile of hours to close")));
        Assert.Equal((Shown(p50), Shown(p90)), (Value("p50"), Value("p90")));
        return new(long.Parse(Value("created")), long.Parse(Value("closed")), OnTime(), long.Parse(Value("overdue")), p50, p90);

        string Value(string code) => totals[code].QuerySelector(".figure-value")!.TextContent.Trim();

        string Get(string title) => titles.IndexOf(title) is var column && column < last.Count ? last[column] : "";

        long OnTime() => totals["on-time"].QuerySelector(".figure-base")!.TextContent.Trim() is { Length: > 0 } told ? long.Parse(told.Split(' ')[0].Replace(",", "", StringComparison.Ordinal)) : 0;
    }

    /// <summary>What a browser puts in place once it has been read comes in a template at the end.</summary>
    private static string Streamed(string page) =>
        page.Replace("<template", "<div", StringComparison.Ordinal).Replace("</template>", "</div>", StringComparison.Ordinal);

    private static string Shown(double? hours) => hours is { } number ? $"{number.ToString("#,0.0", CultureInfo.InvariantCulture)} h" : "–";

    private static void Keep(Dictionary<string, Officer> found, string name, Officer officer)
    {
        // People who only took steps are members too, and answer for no order.
        if (officer.Created > 0)
        {
            found.Add(name, officer);
        }
    }

    private static async Task<JsonElement> Json(HttpClient client, string address) => JsonDocument.Parse(await client.GetStringAsync(address)).RootElement;

    private static double? Number(JsonElement figures, string name) =>
        figures.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? Math.Round(number.GetDouble(), 6) : null;

    private static double? Rounded(string cell) => cell.Length == 0 ? null : Math.Round(double.Parse(cell, CultureInfo.InvariantCulture), 6);

    private sealed record Officer(long Created, long Closed, long OnTime, long Overdue, double? P50, double? P90);
}
