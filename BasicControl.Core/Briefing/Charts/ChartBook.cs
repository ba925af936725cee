using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Paper;
using BasicControl.Core.Briefing.Workbook;
using BasicControl.Core.Figures.Export;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace BasicControl.Core.Briefing.Charts;

/// <summary>The workbook inside a chart of Word: opened by “edit data”.</summary>
internal static class ChartBook
{
    public const string Sheet = "Data";

    public static ChartRange Range(ChartBlock block) => new(Sheet, 1, 1, block.Labels.Count);

    /// <summary>Labels and series as a table.</summary>
    public static ExportTable Table(ChartBlock block, ValueText text) => new(
        Sheet,
        [new ExportColumn(text.Of(block.Title)), .. block.Series.Select(series => new ExportColumn(text.Of(series.Name), TypeOf(series)))],
        Enumerable.Range(0, block.Labels.Count).Select(row => (IReadOnlyList<object?>)[text.Of(block.Labels[row]), .. block.Series.Select(series => (object?)series.Values[row])]));

    public static byte[] Write(ChartBlock block, ValueText text)
    {
        var table = Table(block, text);
        var sheet = new BookSheet(Sheet);
        sheet.Table(table.Columns, [.. table.Rows]);
        using var package = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            BookPackage.Fill(book, [sheet], text, margins: null);
        }

        using var same = new MemoryStream();
        PackageBytes.CopyWithoutInstants(package, same);
        return same.ToArray();
    }

    private static ExportType TypeOf(ChartSeries series) =>
        series.Values.All(value => value is null || value == Math.Floor(value.Value)) ? ExportType.Whole : ExportType.Number;
}
