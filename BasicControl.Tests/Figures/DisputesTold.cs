using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Disputes;
using BasicControl.Tests.Kit;
using BasicControl.Web;

namespace BasicControl.Tests.Figures;

/// <summary>The disputes of the wall's window by kind, and those that tell of a weapon, as each surface tells them.</summary>
internal static class DisputesTold
{
    public static async Task<Dictionary<string, string>> By(Surfaces surfaces)
    {
        var at = Uri.EscapeDataString(surfaces.At);
        return new()
        {
            ["wall"] = Wall(await surfaces.Wall()),
            ["page"] = await Page(surfaces),
            ["workbook"] = await Workbook(surfaces),
            ["heat, api now"] = Heat(await surfaces.Json("/api/v1/heat")),
            ["heat, api at T"] = Heat(await surfaces.Json($"/api/v1/heat?asOf={at}")),
            ["figures, api"] = Figures(await surfaces.Json($"/api/v1/figures?of=incidents&with=disputes&asOf={at}&from={surfaces.WindowFrom}")),
            ["figures, command"] = Figures(await surfaces.Command("figures", "--of", "incidents", "--from", surfaces.WindowFrom)),
        };
    }

    private static string Text(long count, long weapons, IEnumerable<(string Kind, long Count)> kinds) =>
        $"disputes {count} weapons {weapons}: " + string.Join(", ", kinds.Where(kind => kind.Count != 0).OrderBy(kind => kind.Kind, StringComparer.Ordinal).Select(kind => $"{kind.Kind} {kind.Count}"));

    private static string Wall(JsonElement parts)
    {
        var figures = parts.GetProperty("disputeFigures").GetProperty("value");
        return Text(
            Surfaces.Number(figures, "count"), Surfaces.Number(figures, "weapons"),
            figures.GetProperty("kinds").EnumerateArray().Select(row => (Enum.Parse<DisputeKind>(row.GetProperty("kind").GetString()!, ignoreCase: true).Code(), Surfaces.Number(row, "count"))));
    }

    private static async Task<string> Page(Surfaces surfaces)
    {
        var page = await surfaces.Page(Links.Disputes);
        var table = page.QuerySelectorAll("table[data-heat]").Last(one => one.QuerySelector("caption")!.TextContent.Trim() == "Station × kind");
        var kinds = table.QuerySelectorAll("thead th[scope=col]").Skip(1).Select(head => head.TextContent.Trim()).SkipLast(1);
        var sums = table.QuerySelectorAll("tfoot td").Select(cell => cell.TextContent.Trim()).SkipLast(1);
        return Text(
            Surfaces.Number(page, "#heat-figures [data-figure=disputes] .figure-value"), Surfaces.Number(page, "#heat-figures [data-figure=weapons] .figure-value"),
            kinds.Zip(sums, (kind, sum) => (CodeOf(kind), sum.Length == 0 ? 0 : Surfaces.Whole(sum))));
    }

    private static async Task<string> Workbook(Surfaces surfaces)
    {
        var (all, armed) = (await surfaces.Workbook(Links.Disputes), await surfaces.Workbook($"{Links.Disputes}?weapon=yes"));
        return Text(Kinds(all).Sum(kind => kind.Count), Kinds(armed).Sum(kind => kind.Count), Kinds(all));
    }

    private static List<(string Kind, long Count)> Kinds(WorkbookFile file)
    {
        var rows = file[file.Names[1]];
        return [.. rows.Skip(1).Where(row => row.Count == rows[0].Count).Select(row => (CodeOf(row[0]), (long)WorkbookFile.Number(row[^1])))];
    }

    private static string Heat(JsonElement answer)
    {
        var count = answer.GetProperty("count");
        var grid = count.GetProperty("kindStations");
        return Text(
            Surfaces.Number(count, "total"), Surfaces.Number(count, "weapons"),
            grid.GetProperty("rows").EnumerateArray().Zip(grid.GetProperty("cells").EnumerateArray(), (kind, cells) => (kind.GetString()!, cells.EnumerateArray().Sum(cell => cell.GetInt64()))));
    }

    private static string Figures(JsonElement totals) => Text(
        Surfaces.Number(totals, "disputes"), Surfaces.Number(totals, "disputes_with_weapon"),
        totals.GetProperty("dispute_kinds").EnumerateObject().Select(kind => (kind.Name, kind.Value.GetInt64())));

    private static string CodeOf(string name) => DisputeKinds.All.Single(kind => kind.Name().En == name).Code();
}
