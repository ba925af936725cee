using System.Text.Json;
using AngleSharp.Html.Parser;
using BasicControl.Core;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Figures;

/// <summary>Random histories: wall, pages, API, command line and files tell the same at the same position, instant and scope.</summary>
public sealed class EverywhereEqualTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 10, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Wall_pages_API_command_and_files_are_equal(int seed)
    {
        // The clock all but stands still, so that every answer is about one instant.
        await using var server = await RunningServer.StartAsync(new ServeOptions { Now = Now, Pace = 1e-6 });
        var centre = server.App.Services.GetRequiredService<Centre>();
        await Build(centre);
        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
        {
            await centre.Inbox.Submit([.. Enumerable.Range(0, 10).Select(_ => Record(random))]);
        }

        using var client = server.CreateClient();
        var city = centre.Book.Cities.Single();
        var at = Uri.EscapeDataString(Now.ToString("O"));
        var told = new Dictionary<string, string>
        {
            ["api, by unit"] = Of(await Json(client, $"/api/v1/units/{city.Id.Value}/figures?asOf={at}"), "total"),
            ["api, lines"] = await Sum(client, $"/api/v1/units/{city.Id.Value}/figures?asOf={at}"),
            ["page"] = await Page(client, Links.Unit(city.Id)),
            ["page, totals row"] = await Totals(client, Links.Unit(city.Id)),
            ["workbook"] = await Workbook(client, $"/export{Links.Unit(city.Id)}?format=xlsx&lang=en"),
            ["wall"] = await Wall(client, city),
            ["figures, api"] = await Figures(async query => await Json(client, $"/api/v1/figures?asOf={at}{query.Replace(" --", "&", StringComparison.Ordinal).Replace(' ', '=')}")),
            ["figures, command"] = await Figures(query => Command(server, query)),
        };

        Assert.All(told, one => Assert.Equal(told["api, by unit"], one.Value));
    }

    private static string Text(long created, long closed, long onTime, long open, long overdue) => $"created {created} closed {closed} on time {onTime} open {open} overdue {overdue}";

    private static string Of(JsonElement answer, string name)
    {
        var now = answer.GetProperty(name).GetProperty("now");
        return Text(Number(now, "created"), Number(now, "closed"), Number(now, "on_time_closed"), Number(now, "open"), Number(now, "overdue"));
    }

    private static async Task<string> Sum(HttpClient client, string address)
    {
        var lines = (await Json(client, address)).GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("now")).ToList();
        long All(string name) => lines.Sum(line => Number(line, name));
        return Text(All("created"), All("closed"), All("on_time_closed"), All("open"), All("overdue"));
    }

    private static async Task<string> Page(HttpClient client, string address)
    {
        var page = await Html(client, address);
        string Value(string code) => page.QuerySelector($".figures.compared [data-figure={code}] .figure-value")!.TextContent.Trim();
        var onTime = page.QuerySelector("[data-figure=on-time] .figure-base")!.TextContent.Trim().Split(' ')[0];
        return Text(Whole(Value("created")), Whole(Value("closed")), Whole(onTime), Whole(Value("open")), Whole(Value("overdue")));
    }

    private static async Task<string> Totals(HttpClient client, string address)
    {
        var page = await Html(client, address);
        string Value(string code) => page.QuerySelector($".drill tfoot [data-code={code}] span")!.TextContent.Trim();
        var onTime = page.QuerySelector("[data-figure=on-time] .figure-base")!.TextContent.Trim().Split(' ')[0];
        return Text(Whole(Value("created")), Whole(Value("closed")), Whole(onTime), Whole(Value("open")), Whole(Value("overdue")));
    }

    private static async Task<string> Workbook(HttpClient client, string address)
    {
        var file = WorkbookFile.Read(await client.GetByteArrayAsync(address));
        Assert.Empty(file.Faults);
        var rows = file[file.Names[0]];
        var last = rows.Last(row => row.Count > 0 && row[0] == "Total");
        long Cell(string title) => (long)WorkbookFile.Number(last[rows[0].ToList().IndexOf(title)]);
        return Text(Cell("Created"), Cell("Closed"), Cell("Of these on time"), Cell("Open"), Cell("Overdue"));
    }

    private static async Task<string> Wall(HttpClient client, Unit city)
    {
        for (var wait = 0; ; wait++)
        {
            using var answer = await client.GetAsync($"{ApiLinks.Wall}?city={city.Id.Value}");
            var text = await answer.Content.ReadAsStringAsync();
            var figures = answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement.GetProperty("parts").GetProperty("figures").GetProperty("value") : default;
            if (figures.ValueKind == JsonValueKind.Object && (wait > 20 || Number(figures.GetProperty("closure"), "denominator") > 0))
            {
                var (closure, onTime) = (figures.GetProperty("closure"), figures.GetProperty("onTime"));
                return Text(
                    Number(closure, "denominator"), Number(closure, "numerator"), Number(onTime, "numerator"),
                    figures.GetProperty("pending").EnumerateArray().Sum(level => level.GetInt64()), Number(figures, "overdue"));
            }

            await Task.Delay(250);
        }
    }

    /// <summary>The register's totals: those of the wall's window, and what is open whenever created.</summary>
    private static async Task<string> Figures(Func<string, Task<JsonElement>> ask)
    {
        var window = await ask(" --from 2026-04-20");
        var ever = await ask("");
        return Text(
            Number(window, "created"), Number(window, "closed"), Number(window, "on_time_closed"), Number(ever, "open"), Number(ever, "overdue_open"));
    }

    private static async Task<JsonElement> Command(RunningServer server, string query)
    {
        var said = await ProgramUnderTest.RunAsync(
            ["figures", "--db", $"sqlite:{server.DatabaseFile}", "--as-of", Now.ToString("O"), "--json", .. query.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(("", 0), (said.Error, said.ExitCode));
        return JsonDocument.Parse(said.Output).RootElement;
    }

    private static async Task<AngleSharp.Dom.IDocument> Html(HttpClient client, string address)
    {
        var text = await client.GetStringAsync($"{address}?lang=en");
        return await new HtmlParser().ParseDocumentAsync(
            text.Replace("<template", "<div", StringComparison.Ordinal).Replace("</template>", "</div>", StringComparison.Ordinal));
    }

    private static long Whole(string text) => long.Parse(text.Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private static async Task<JsonElement> Json(HttpClient client, string address) => JsonDocument.Parse(await client.GetStringAsync(address)).RootElement;

    private static async Task Build(Centre centre) => await centre.Commit.Batch(session =>
    {
        var city = centre.Organisation.City(session, "鹭江市公安局", "Asia/Shanghai", "350200000000");
        return centre.Organisation.Source(session, "requests", "requests", city.Id, Makes.Order, "Asia/Shanghai", addsUnknown: true);
    });

    private static SourceRecord Record(Random random)
    {
        var at = Now.UtcDateTime.AddMinutes(-random.Next(1, 80_000));
        return new()
        {
            Source = "requests",
            Number = $"{random.Next(150)}",
            At = at,
            Type = $"type {random.Next(4)}",
            Unit = random.Next(4) == 0 ? null : $"unit {random.Next(4)}",
            Officer = random.Next(3) == 0 ? null : $"{random.Next(4)}",
            Due = random.Next(4) == 0 ? null : at.AddMinutes(random.Next(-60, 6_000)),
            ClosedAt = random.Next(3) == 0 ? null : at.AddMinutes(random.Next(-300, 9_000)),
            UpdatedAt = Now.UtcDateTime.AddMinutes(-random.Next(100)),
        };
    }
}
