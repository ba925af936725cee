using System.Text.Json;
using BasicControl.Core.Figures;
using BasicControl.Web;

namespace BasicControl.Tests.Figures;

/// <summary>The figures of the day of T, as its briefing and the other surfaces tell them.</summary>
internal static class DayTold
{
    public static async Task<Dictionary<string, string>> By(Surfaces surfaces)
    {
        var at = Uri.EscapeDataString(surfaces.At);
        var unit = await surfaces.Json($"/api/v1/units/{surfaces.City.Id.Value}/figures?period=today&asOf={at}");
        return new()
        {
            ["briefing"] = Briefing(await surfaces.Briefing()),
            ["wall"] = Wall(await surfaces.Wall()),
            ["page"] = await Page(surfaces, $"{Links.Unit(surfaces.City.Id)}?period=today"),
            ["api, unit"] = Unit(unit.GetProperty("total").GetProperty("now")),
            ["figures, api"] = await Figures(
                of => surfaces.Json($"/api/v1/figures?of={of}&asOf={at}&from={surfaces.Today}"), () => surfaces.Json($"/api/v1/figures?of=orders&asOf={at}")),
            ["figures, command"] = await Figures(
                of => surfaces.Command("figures", "--of", of, "--from", surfaces.Today), () => surfaces.Command("figures", "--of", "orders")),
        };

        string Unit(JsonElement now) => Text(Surfaces.Number(now, "created"), Surfaces.Number(now, "open"), Surfaces.Number(now, "overdue"));
    }

    /// <summary>Calls and disputes of the day.</summary>
    public static async Task<Dictionary<string, string>> Calls(Surfaces surfaces)
    {
        var (briefing, wall) = (await surfaces.Briefing(), Figures(await surfaces.Wall()));
        var figures = await surfaces.Command("figures", "--of", "incidents", "--from", surfaces.Today);
        var heat = (await surfaces.Json($"/api/v1/heat?from={surfaces.Today}&to={surfaces.Today}&asOf={Uri.EscapeDataString(surfaces.At)}")).GetProperty("count");
        return new()
        {
            ["briefing"] = $"calls {Figure(briefing, FigureCodes.Incidents)} disputes {Disputes(briefing)}",
            ["wall"] = $"calls {Surfaces.Number(wall, "incidentsToday")} disputes {Surfaces.Number(wall, "disputesToday")}",
            ["figures, command"] = $"calls {Surfaces.Number(figures, "rows")} disputes {Surfaces.Number(figures, "disputes")}",
            ["heat, api"] = $"calls {Surfaces.Number(figures, "rows")} disputes {Surfaces.Number(heat, "total")}",
        };
    }

    /// <summary>Orders closed in the day, whenever created.</summary>
    public static async Task<Dictionary<string, string>> Closed(Surfaces surfaces) => new()
    {
        ["briefing"] = $"closed {Figure(await surfaces.Briefing(), FigureCodes.ClosedIn)}",
        ["wall"] = $"closed {Surfaces.Number(Figures(await surfaces.Wall()), "closedToday")}",
    };

    private static JsonElement Figures(JsonElement parts) => parts.GetProperty("figures").GetProperty("value");

    private static string Text(long created, long open, long overdue) => $"created {created} open {open} overdue {overdue}";

    private static string Briefing(JsonElement briefing) =>
        Text(Figure(briefing, FigureCodes.Created), Figure(briefing, FigureCodes.Open), Figure(briefing, FigureCodes.Overdue));

    private static IEnumerable<JsonElement> Blocks(JsonElement briefing) =>
        briefing.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("blocks").EnumerateArray());

    private static long Figure(JsonElement briefing, string code)
    {
        var figures = Blocks(briefing).Where(block => block.GetProperty("block").GetString() == "figures").SelectMany(block => block.GetProperty("figures").EnumerateArray());
        return Surfaces.Number(figures.Single(figure => figure.GetProperty("code").GetString() == code).GetProperty("value"), "count");
    }

    private static long Disputes(JsonElement briefing)
    {
        var table = Blocks(briefing).FirstOrDefault(block => block.TryGetProperty("code", out var code) && code.GetString() == "disputes");
        return table.ValueKind == JsonValueKind.Object ? Surfaces.Number(table.GetProperty("total")[1], "count") : 0;
    }

    private static string Wall(JsonElement parts)
    {
        var figures = Figures(parts);
        return Text(
            Surfaces.Number(figures, "createdToday"), figures.GetProperty("pending").EnumerateArray().Sum(level => level.GetInt64()), Surfaces.Number(figures, "overdue"));
    }

    private static async Task<string> Page(Surfaces surfaces, string address)
    {
        var page = await surfaces.Page(address);
        long Value(string code) => Surfaces.Number(page, $".figures.compared [data-figure={code}] .figure-value");
        return Text(Value("created"), Value("open"), Value("overdue"));
    }

    private static async Task<string> Figures(Func<string, Task<JsonElement>> ofDay, Func<Task<JsonElement>> ever)
    {
        var (day, all) = (await ofDay("orders"), await ever());
        return Text(Surfaces.Number(day, "created"), Surfaces.Number(all, "open"), Surfaces.Number(all, "overdue_open"));
    }
}
