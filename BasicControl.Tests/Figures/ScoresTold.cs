using System.Globalization;
using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Tests.Kit;
using BasicControl.Web;

namespace BasicControl.Tests.Figures;

/// <summary>Scores over the wall's window, with their facts, as each surface tells them.</summary>
internal static class ScoresTold
{
    /// <summary>The scores of the city and of all units with facts, at two digits: as many as a briefing prints.</summary>
    public static async Task<Dictionary<string, string>> OfUnits(Surfaces surfaces)
    {
        var wall = (await surfaces.Wall()).GetProperty("scores").GetProperty("value");
        var list = await surfaces.Json($"/api/v1/scores?asOf={Uri.EscapeDataString(surfaces.At)}");
        var ids = list.GetProperty("units").EnumerateArray().Where(row => Surfaces.Number(row, "facts") > 0)
            .Select(row => Surfaces.Number(row.GetProperty("unit"), "id")).ToList();
        return new()
        {
            ["wall"] = Text(wall.GetProperty("units").EnumerateArray().Append(wall.GetProperty("city")).Select(row => (Surfaces.Number(row, "unit"), Score(row), Surfaces.Number(row, "facts")))),
            ["page"] = Page(await surfaces.Page(Links.Scores)),
            ["workbook"] = Workbook(surfaces, await surfaces.Workbook(Links.Scores)),
            ["api, list"] = Text(list.GetProperty("units").EnumerateArray().Select(row => (Surfaces.Number(row.GetProperty("unit"), "id"), Score(row), Surfaces.Number(row, "facts")))),
            ["api, sheets"] = await Sheets(ids, id => surfaces.Json($"/api/v1/scores/units/{id}?asOf={Uri.EscapeDataString(surfaces.At)}")),
            ["command"] = await Sheets(ids, id => surfaces.Command("score", "--unit", $"{id}")),
            ["briefing"] = Briefing(surfaces, await surfaces.Briefing()),
        };
    }

    /// <summary>The score of one officer to the last digit.</summary>
    public static async Task<Dictionary<string, string>> OfOfficer(Surfaces surfaces, PersonId officer)
    {
        var id = $"{officer.Value}";
        var scope = ScoreScope.Of(officer);
        var (page, file) = (await surfaces.Page(Links.Score(scope)), await surfaces.Workbook(Links.Score(scope)));
        var rows = file[file.Names[0]];
        var sum = rows.Last(row => row.Count >= 3 && row[1].Length == 0 && row[2].Length > 0);
        return new()
        {
            ["api"] = Sheet(await surfaces.Json($"/api/v1/scores/officers/{id}?asOf={Uri.EscapeDataString(surfaces.At)}")),
            ["command"] = Sheet(await surfaces.Command("score", "--person", id)),
            ["page"] = page.QuerySelector("#score [data-score]")?.GetAttribute("data-score") ?? "–",
            ["workbook"] = sum.Count < 4 || sum[3].Length == 0 ? "–" : decimal.Parse(sum[3], NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture),
            ["unit's page"] = await AmongPeople(surfaces, officer),
        };

        static string Sheet(JsonElement sheet) => sheet.GetProperty("score") is { ValueKind: JsonValueKind.Number } score ? score.GetDecimal().ToString("0.######", CultureInfo.InvariantCulture) : "–";
    }

    private static async Task<string> AmongPeople(Surfaces surfaces, PersonId officer)
    {
        var unit = surfaces.Centre.Book.UnitOf(officer, DateTime.Parse(surfaces.At, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal))!.Value;
        var page = await surfaces.Page(Links.Score(ScoreScope.Of(unit)));
        return page.QuerySelector($"tr[data-person='{officer.Value}'] [data-score]")?.GetAttribute("data-score") ?? "–";
    }

    private static string Text(IEnumerable<(long Unit, decimal? Score, long Facts)> rows) => string.Join("; ", rows.Where(row => row.Facts > 0).OrderBy(row => row.Unit)
        .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Unit}: {(row.Score is { } score ? $"{Math.Round(score, 2, MidpointRounding.AwayFromZero):0.00}" : "–")} of {row.Facts}")));

    private static decimal? Score(JsonElement row) => row.GetProperty("score") is { ValueKind: JsonValueKind.Number } score ? score.GetDecimal() : null;

    private static async Task<string> Sheets(List<long> ids, Func<long, Task<JsonElement>> ask)
    {
        var rows = new List<(long, decimal?, long)>();
        foreach (var id in ids)
        {
            var sheet = await ask(id);
            rows.Add((id, Score(sheet), Surfaces.Number(sheet, "facts")));
        }

        return Text(rows);
    }

    private static string Page(AngleSharp.Dom.IDocument page) => Text(page.QuerySelectorAll("tr[data-unit]").Select(row => (
        Surfaces.Whole(row.GetAttribute("data-unit")!),
        row.QuerySelector("[data-score]") is { } score ? decimal.Parse(score.GetAttribute("data-score")!, CultureInfo.InvariantCulture) : (decimal?)null,
        Surfaces.Whole(row.QuerySelector("[data-label=Facts]")!.TextContent))));

    private static string Workbook(Surfaces surfaces, WorkbookFile file)
    {
        var rows = file[file.Names[0]];
        return Text(rows.Skip(1).Where(row => row.Count == rows[0].Count).Select(row => (
            Named(surfaces, row[0]), row[1].Length == 0 ? (decimal?)null : decimal.Parse(row[1], NumberStyles.Float, CultureInfo.InvariantCulture), (long)WorkbookFile.Number(row[3]))));
    }

    private static string Briefing(Surfaces surfaces, JsonElement briefing)
    {
        var blocks = briefing.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("blocks").EnumerateArray());
        var table = blocks.Single(block => block.TryGetProperty("code", out var code) && code.GetString() == "scores");
        return Text(table.GetProperty("rows").EnumerateArray().Select(row => (
            Named(surfaces, row[0].GetProperty("text").GetProperty("zh").GetString()!),
            row[1].ValueKind == JsonValueKind.Null ? (decimal?)null : row[1].GetProperty("number").GetDecimal(), Surfaces.Number(row[2], "count"))));
    }

    private static long Named(Surfaces surfaces, string name) =>
        surfaces.Centre.Book.Units.Single(unit => unit.Name == name || unit.NameEn == name || (unit.Kind == UnitKind.Unassigned && name.Contains("nassigned", StringComparison.Ordinal))).Id.Value;
}
