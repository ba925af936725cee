using System.Text.Json;
using BasicControl.Tests.Kit;
using BasicControl.Web;

namespace BasicControl.Tests.Figures;

/// <summary>The figures of orders over the wall's window, as each surface tells them.</summary>
internal static class OrdersTold
{
    public static async Task<Dictionary<string, string>> By(Surfaces surfaces)
    {
        var (unit, at) = (surfaces.City.Id, Uri.EscapeDataString(surfaces.At));
        var api = await surfaces.Json($"/api/v1/units/{unit.Value}/figures?asOf={at}");
        return new()
        {
            ["api, unit"] = Of(api.GetProperty("total").GetProperty("now")),
            ["api, sum of its lines"] = Sum(api.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("now"))),
            ["page, tiles"] = await Page(surfaces, Links.Unit(unit), code => $".figures.compared [data-figure={code}] .figure-value"),
            ["page, totals row"] = await Page(surfaces, Links.Unit(unit), code => $".drill tfoot [data-code={code}] span"),
            ["page, sum of its rows"] = await Rows(surfaces, Links.Unit(unit)),
            ["workbook"] = Workbook(await surfaces.Workbook(Links.Unit(unit))),
            ["wall"] = Wall(await surfaces.Wall()),
            ["wall, sum of stations"] = Stations(await surfaces.Wall()),
            ["figures, api"] = await Figures(
                () => surfaces.Json($"/api/v1/figures?of=orders&asOf={at}&from={surfaces.WindowFrom}"), () => surfaces.Json($"/api/v1/figures?of=orders&asOf={at}")),
            ["figures, command"] = await Figures(
                () => surfaces.Command("figures", "--of", "orders", "--from", surfaces.WindowFrom), () => surfaces.Command("figures", "--of", "orders")),
        };
    }

    private static string Text(long created, long closed, long open, long overdue, string onTime) =>
        $"created {created} closed {closed} open {open} overdue {overdue} on time {onTime}";

    private static string Share(double rate) => Math.Round(rate * 100, 2, MidpointRounding.AwayFromZero).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) + "%";

    private static string Share(long part, long of) => Share((double)part / of);

    private static string Of(JsonElement figures) => Text(
        Surfaces.Number(figures, "created"), Surfaces.Number(figures, "closed"), Surfaces.Number(figures, "open"), Surfaces.Number(figures, "overdue"),
        Share(Surfaces.Number(figures, "on_time_closed"), Surfaces.Number(figures, "due_and_closed")));

    private static string Sum(IEnumerable<JsonElement> lines)
    {
        var all = lines.ToList();
        long Of(string name) => all.Sum(line => Surfaces.Number(line, name));
        return Text(Of("created"), Of("closed"), Of("open"), Of("overdue"), Share(Of("on_time_closed"), Of("due_and_closed")));
    }

    private static async Task<string> Page(Surfaces surfaces, string address, Func<string, string> selector)
    {
        var page = await surfaces.Page(address);
        string Value(string code) => page.QuerySelector(selector(code))!.TextContent.Trim();
        return Text(
            Surfaces.Whole(Value("created")), Surfaces.Whole(Value("closed")), Surfaces.Whole(Value("open")), Surfaces.Whole(Value("overdue")),
            Value("on-time").Replace(" ", "", StringComparison.Ordinal));
    }

    /// <summary>The rows of the page tell their rates without a base; the rate of all is the tile's.</summary>
    private static async Task<string> Rows(Surfaces surfaces, string address)
    {
        var page = await surfaces.Page(address);
        long Of(string code) => page.QuerySelectorAll($".drill tbody [data-code={code}] span").Sum(cell => Surfaces.Whole(cell.TextContent));
        var onTime = page.QuerySelector(".figures.compared [data-figure=on-time] .figure-base")!.TextContent.Trim().Split(' ');
        return Text(Of("created"), Of("closed"), Of("open"), Of("overdue"), Share(Surfaces.Whole(onTime[0]), Surfaces.Whole(onTime[2])));
    }

    private static string Workbook(WorkbookFile file)
    {
        var rows = file[file.Names[0]];
        var total = rows.Last(row => row.Count > 0 && row[0] == "Total");
        double Cell(string title) => WorkbookFile.Number(total[rows[0].ToList().IndexOf(title)]);
        return Text((long)Cell("Created"), (long)Cell("Closed"), (long)Cell("Open"), (long)Cell("Overdue"), Share((long)Cell("Of these on time"), (long)Cell("Closed with a due")));
    }

    private static string Wall(JsonElement parts)
    {
        var figures = parts.GetProperty("figures").GetProperty("value");
        var (closure, onTime) = (figures.GetProperty("closure"), figures.GetProperty("onTime"));
        return Text(
            Surfaces.Number(closure, "denominator"), Surfaces.Number(closure, "numerator"), figures.GetProperty("pending").EnumerateArray().Sum(level => level.GetInt64()),
            Surfaces.Number(figures, "overdue"), Share(Surfaces.Number(onTime, "numerator"), Surfaces.Number(onTime, "denominator")));
    }

    private static string Stations(JsonElement parts)
    {
        var rows = parts.GetProperty("stations").GetProperty("value").EnumerateArray().ToList();
        long Of(string name) => rows.Sum(row => Surfaces.Number(row, name));
        long Part(string rate, string name) => rows.Sum(row => Surfaces.Number(row.GetProperty(rate), name));
        return Text(Of("created"), Part("closure", "numerator"), Of("open"), Of("overdue"), Share(Part("onTime", "numerator"), Part("onTime", "denominator")));
    }

    /// <summary>The register's totals: those of the window, and what is open whenever created.</summary>
    private static async Task<string> Figures(Func<Task<JsonElement>> window, Func<Task<JsonElement>> ever)
    {
        var (created, all) = (await window(), await ever());
        return Text(
            Surfaces.Number(created, "created"), Surfaces.Number(created, "closed"), Surfaces.Number(all, "open"), Surfaces.Number(all, "overdue_open"),
            Share(Surfaces.Number(created, "on_time_closed"), Surfaces.Number(created, "due_and_closed")));
    }
}
