using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using BasicControl.Core;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Core.Supervision;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace BasicControl.Tests.Journeys;

/// <summary>What a page shows is what its files hold. In a city of its own: nobody else may add to it between the page and the file.</summary>
public sealed class ExportJourney(BrowserFixture browser, DemoServer demo) : IClassFixture<DemoServer>
{
    /// <summary>Page, the source that holds its export link, and where its rows tell what they are of.</summary>
    private static readonly (string Page, string Source, string Rows)[] Exporting =
    [
        ("orders", "WorkOrders/OrderListPage", "tr[data-row] .cell-number a"),
        ("closed", "WorkOrders/OrderListPage", "tr[data-row] .cell-number a"),
        ("incidents", "Incidents/IncidentListPage", "tr[data-row] .cell-number a"),
        ("heat-all", "Disputes/HeatPage", ".heat-stations thead th:not(.heat-corner) span"),
        ("repeats", "Disputes/RepeatsPage", ".repeats tr[data-row] .cell-where a"),
        ("units", "Organisation/UnitListPage", "main table tbody tr :is(td, th):first-child a"),
        ("city", "Organisation/UnitRecordPage", ".drill tbody tr :is(td, th):first-child a"),
        ("station", "Organisation/UnitRecordPage", ".drill tbody tr :is(td, th):first-child a"),
        ("officers", "Officers/OfficerListPage", ".drill tbody tr :is(td, th):first-child a"),
        ("officer", "Officers/OfficerRecordPage", ".late-orders .cell-number a"),
        ("scores", "Scoring/ScoreListPage", "main table tbody tr :is(td, th):first-child a"),
        ("score-city", "Scoring/ScoreUnitPage", "main table tbody tr :is(td, th):first-child a"),
        ("score-station", "Scoring/ScoreUnitPage", "main table tbody tr :is(td, th):first-child a"),
        ("score-officer", "Scoring/ScoreOfficerPage", "tr[data-line] td:first-child a"),
        ("notes", "Supervision/NoteListPage", ".notes-list .cell-number a"),
        ("figures", "Figures/FigureListPage", ".figure-register h2 code"),
    ];

    public static TheoryData<string, string> Pages() => new(Exporting.Select(page => (page.Page, page.Rows)));

    [Fact]
    public void Every_page_with_an_export_link_is_tried_here() => Assert.Equal(
        // The trail is for auditors: its files are tried in their own journey.
        Repository.Sources("BasicControl.Web/Components/").Where(source => source.Text.Contains("<ExportLinks ", StringComparison.Ordinal) && !source.Path.Contains("/Audit/", StringComparison.Ordinal))
            .Select(source => source.Path["BasicControl.Web/Components/".Length..^".razor".Length]).Order(StringComparer.Ordinal),
        Exporting.Select(page => page.Source).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Both_files_of_a_page_hold_the_rows_that_it_shows(string name, string rows)
    {
        var server = await demo.ServerAsync();
        await LeaveNote(server.App.Services.GetRequiredService<Centre>());
        await CallAgain(server);
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en");
        var page = watched.Page;
        await page.GotoAsync(OfficePages.AddressOf(server, name));
        await page.SettleAsync();
        await Assertions.Expect(page.Locator(rows).First).ToBeVisibleAsync();
        var shown = await page.Locator(rows).EvaluateAllAsync<string[]>("all => all.map(one => (one.title || one.innerText).trim())");

        var workbook = WorkbookFile.Read(await FileAsync(page, "xlsx"));
        var cells = workbook.Names.SelectMany(sheet => workbook[sheet]).SelectMany(row => row).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(workbook.Faults);
        Assert.Equal(0, workbook.Formulas);
        Assert.Equal([], shown.Where(row => !cells.Contains(row)));
        var lines = Csv.Parse(Encoding.UTF8.GetString(await FileAsync(page, "csv")).TrimStart('\uFEFF')).ToList();
        Assert.Equal(workbook[workbook.Names[0]][0], lines[0]);
        Assert.Equal(workbook[workbook.Names[0]].Count, lines.Count);
        Assert.Empty(watched.Faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?unit=station&dispute=noise,family")]
    [InlineData("?of=all&period=7d&level=yellow")]
    public async Task The_files_of_the_heatmaps_are_the_grids_on_the_screen(string query)
    {
        var server = await demo.ServerAsync();
        var station = OfficePages.AddressOf(server, "station").Split('/')[^1];
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en");
        var page = watched.Page;
        await page.GotoAsync(Links.Disputes + query.Replace("station", station, StringComparison.Ordinal));
        await page.SettleAsync();
        var hours = await GridAsync(page, ".heat-stations");
        var week = await GridAsync(page, ".heat-week");
        Assert.Contains(hours.SelectMany(row => row.Skip(1)), count => count != "0");

        var workbook = WorkbookFile.Read(await FileAsync(page, "xlsx"));

        AreSame(hours, workbook[workbook.Names[0]]);
        AreSame(week, workbook[workbook.Names[3]]);
        AreSame(hours, [.. Csv.Parse(Encoding.UTF8.GetString(await FileAsync(page, "csv")).TrimStart('\uFEFF'))]);
        Assert.Empty(watched.Faults);
    }

    /// <summary>Name, counts and sum of each row, as a person reads them.</summary>
    private static async Task<string[][]> GridAsync(IPage page, string grid) => await page.Locator($"{grid} tbody tr").EvaluateAllAsync<string[][]>(
        """
        rows => rows.map(row => [
          (row.querySelector('th a') ?? row.querySelector('th')).title || row.querySelector('th').innerText.trim(),
          ...[...row.querySelectorAll('td')].map(cell => cell.innerText.trim().replaceAll(',', '') || '0')])
        """);

    /// <summary>The screen shortens the names of stations, the file does not.</summary>
    private static void AreSame(string[][] grid, IReadOnlyList<IReadOnlyList<string>> file)
    {
        Assert.Equal(grid.Select(row => string.Join(' ', row.Skip(1))), file.Skip(1).Select(row => string.Join(' ', row.Skip(1))));
        Assert.All(grid.Zip(file.Skip(1)), pair => Assert.StartsWith(pair.First[0], pair.Second[0], StringComparison.Ordinal));
    }

    /// <summary>The sample city begins without notes.</summary>
    private static async Task LeaveNote(Centre centre)
    {
        var city = centre.Book.Cities.First().Id;
        var left = await centre.Notes.Leave(new(NoteAbout.Unit, city.Value, "请核实超期原因"), new(null, Post.Supervisor, city, "supervisor"));
        Assert.True(left.IsAccepted);
    }

    /// <summary>Whether the sample city of the hour has an address that calls again and again is left to chance.</summary>
    private static async Task CallAgain(RunningServer server)
    {
        var centre = server.App.Services.GetRequiredService<Centre>();
        var station = centre.Book.Units.First(unit => unit.Kind == UnitKind.Station);
        using var client = server.CreateClient();
        var calls = Enumerable.Range(1, 3).Select(call => new
        {
            source = "110",
            number = $"AGAIN-{call}",
            at = centre.Clock.GetUtcNow().AddHours(-call),
            type = "邻里纠纷",
            unit = station.Code,
            address = "望鹤路88号",
        });
        using var answer = await client.PostAsJsonAsync(ApiLinks.Incidents, calls);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<byte[]> FileAsync(IPage page, string format)
    {
        var address = await page.Locator($".export-links a[href*='format={format}']").First.GetAttributeAsync("href");
        var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), address).ToString(), new() { Headers = new Dictionary<string, string> { ["Accept-Language"] = "en" } });
        Assert.Equal(200, answer.Status);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $".{format}"), answer.Headers["content-disposition"], StringComparison.Ordinal);
        return await answer.BodyAsync();
    }
}
