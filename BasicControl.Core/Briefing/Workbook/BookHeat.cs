using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Paper;
using BasicControl.Core.Figures.Export;

namespace BasicControl.Core.Briefing.Workbook;

/// <summary>A heat grid on a sheet: each count on the ground of its step, sums at both ends.</summary>
internal static class BookHeat
{
    /// <returns>The row of the heading.</returns>
    public static int Write(BookSheet sheet, HeatBlock block, ValueText text)
    {
        var heat = HeatSheet.Of(block, text);
        var scale = HeatScale.Of(block.Cells);
        var heading = sheet.Next;
        var (sums, last) = (heat.Columns.Count + 2, heading + heat.Rows.Count + 1);
        Heads(sheet, heat, heading, DocumentWords.Of("Total", text.Culture));
        for (var row = 0; row < heat.Rows.Count; row++)
        {
            var at = heading + row + 1;
            Head(sheet, at, 1, heat.Rows[row]);
            for (var column = 0; column < heat.Columns.Count; column++)
            {
                Number(sheet, at, column + 2, heat[row, column], BookStyles.Step(scale.StepOf(heat[row, column])));
            }

            Number(sheet, at, sums, heat.RowSum(row), Sum);
        }

        Head(sheet, last, 1, DocumentWords.Of("Total", text.Culture));
        for (var column = 0; column < heat.Columns.Count; column++)
        {
            Number(sheet, last, column + 2, heat.ColumnSum(column), Sum);
        }

        Number(sheet, last, sums, heat.Sum, Sum);
        sheet.Skip();
        return heading;
    }

    private static uint Sum => BookStyles.InSum(ExportStyles.Of(ExportType.Whole));

    private static void Heads(BookSheet sheet, HeatSheet heat, int heading, string total)
    {
        Head(sheet, heading, 1, heat.Corner);
        sheet.Widen(1, Math.Clamp(BookSheet.Characters(heat.Rows.Append(heat.Corner).MaxBy(PaperText.Ems)!) + 2, 10, 40));
        for (var column = 0; column < heat.Columns.Count; column++)
        {
            Head(sheet, heading, column + 2, heat.Columns[column]);
            sheet.Widen(column + 2, Math.Clamp((PaperText.LongestPiece(heat.Columns[column]) * 2.1) + 1.5, 5.5, 12));
        }

        Head(sheet, heading, heat.Columns.Count + 2, total);
        sheet.Widen(heat.Columns.Count + 2, 9);
    }

    private static void Head(BookSheet sheet, int row, int column, string words) =>
        sheet.Put(row, column, TableSheet.Text(words, BookStyles.InTable(ExportStyles.Heading)));

    private static void Number(BookSheet sheet, int row, int column, long count, uint style)
    {
        var cell = TableSheet.CellOf(count, ExportType.Whole)!;
        cell.StyleIndex = style;
        sheet.Put(row, column, cell);
    }
}
