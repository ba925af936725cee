using System.Globalization;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Figures.Export;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BasicControl.Core.Briefing.Workbook;

/// <summary>What stands above and below every printed page.</summary>
internal sealed record BookMargins(string HeadLeft, string HeadRight, string Foot);

/// <summary>Puts filled sheets into a workbook: views, print set-up, tables, drawings.</summary>
internal static class BookPackage
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const uint A4 = 9;

    /// <param name="margins">Null: nothing above and below.</param>
    public static void Fill(SpreadsheetDocument document, IReadOnlyList<BookSheet> sheets, ValueText text, BookMargins? margins)
    {
        var workbook = document.AddNewPart<WorkbookPart>(WorkbookType, "workbook");
        workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = BookStyles.Sheet();
        var list = new Sheets();
        var names = new DefinedNames();
        var tables = 0u;
        for (var index = 0; index < sheets.Count; index++)
        {
            var sheet = sheets[index];
            var id = string.Create(CultureInfo.InvariantCulture, $"sheet{index + 1}");
            var part = workbook.AddNewPart<WorksheetPart>(id);
            part.Worksheet = Worksheet(part, sheet, text, margins, isFirst: index == 0, ref tables);
            list.Append(new Sheet { Name = sheet.Name, SheetId = (uint)index + 1, Id = id });
            if (sheet.Frozen.Rows > 0) names.Append(RepeatedHead(sheet, (uint)index));
        }

        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new BookViews(new WorkbookView { ActiveTab = 0 }), list);
        if (names.HasChildren) workbook.Workbook.Append(names);
    }

    private static DefinedName RepeatedHead(BookSheet sheet, uint place) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!${sheet.Frozen.Rows}:${sheet.Frozen.Rows}"))
        {
            Name = "_xlnm.Print_Titles",
            LocalSheetId = place,
        };

    private static Worksheet Worksheet(WorksheetPart part, BookSheet sheet, ValueText text, BookMargins? margins, bool isFirst, ref uint tables)
    {
        var worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }), new SheetViews(View(sheet, isFirst)), new SheetFormatProperties { DefaultRowHeight = 17, CustomHeight = true });
        if (sheet.Widths.Count > 0)
        {
            worksheet.Append(new Columns(sheet.Widths.Select(width => new Column { Min = (uint)width.Key, Max = (uint)width.Key, Width = Math.Round(width.Value, 2), CustomWidth = true })));
        }

        worksheet.Append(sheet.Data());
        if (sheet.Merged.Count > 0) worksheet.Append(new MergeCells(sheet.Merged.Select(area => new MergeCell { Reference = area })) { Count = (uint)sheet.Merged.Count });
        worksheet.Append(
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.6, Right = 0.6, Top = 0.75, Bottom = 0.7, Header = 0.35, Footer = 0.35 },
            new PageSetup { PaperSize = A4, Orientation = sheet.IsWide ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 });
        if (margins is not null)
        {
            worksheet.Append(new HeaderFooter(new OddHeader($"&L&9{Plain(margins.HeadLeft)}&R&9{Plain(margins.HeadRight)}"), new OddFooter($"&C&9 {margins.Foot}")));
        }

        if (sheet.Charts.Count > 0)
        {
            BookCharts.Add(part.AddNewPart<DrawingsPart>("drawing"), sheet.Charts, text);
            worksheet.Append(new Drawing { Id = "drawing" });
        }

        if (sheet.Tables.Count > 0) worksheet.Append(Tables(part, sheet, ref tables));
        return worksheet;
    }

    private static SheetView View(BookSheet sheet, bool isFirst)
    {
        var view = new SheetView { ShowGridLines = false, TabSelected = isFirst ? true : null, WorkbookViewId = 0 };
        var (rows, columns) = sheet.Frozen;
        if (rows == 0) return view;
        view.Append(new Pane
        {
            VerticalSplit = rows,
            HorizontalSplit = columns > 0 ? columns : null,
            TopLeftCell = string.Create(CultureInfo.InvariantCulture, $"{TableSheet.NameOf(columns + 1)}{rows + 1}"),
            ActivePane = columns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        });
        return view;
    }

    private static TableParts Tables(WorksheetPart part, BookSheet sheet, ref uint number)
    {
        var parts = new TableParts { Count = (uint)sheet.Tables.Count };
        foreach (var table in sheet.Tables)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"table{++number}");
            var definition = TableSheet.Definition([.. table.Titles], table.Reference, number);
            definition.GetFirstChild<TableStyleInfo>()!.Name = "TableStyleLight1";
            part.AddNewPart<TableDefinitionPart>(id).Table = definition;
            parts.Append(new TablePart { Id = id });
        }

        return parts;
    }

    // An ampersand begins a code in headers and footers; a digit after the code of a size would become part of it.
    private static string Plain(string text)
    {
        var plain = CellText.Clean(text).Replace("&", "&&", StringComparison.Ordinal);
        return plain is [>= '0' and <= '9', ..] ? " " + plain : plain;
    }
}
