using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Paper;
using BasicControl.Core.Figures.Export;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BasicControl.Core.Briefing.Workbook;

/// <summary>The cell formats of a briefing: those of every export, each once more with lines around it, and what a page needs beside tables.</summary>
internal static class BookStyles
{
    public const uint Title = First;
    public const uint Imprint = First + 1;
    public const uint Words = First + 2;
    public const uint Strong = First + 3;

    private const uint Exported = ExportStyles.Heading + 1;
    private const uint Lined = Exported;
    private const uint Sum = Lined + Exported;
    private const uint First = Sum + Exported;
    private const uint Heat = First + 4;

    // Places in the lists of the style sheet.
    private const uint BoldFont = 1;
    private const uint TitleFont = 2;
    private const uint QuietFont = 3;
    private const uint HeatFont = 4;
    private const uint HeadFill = 2;
    private const uint HeatFill = 3;
    private const uint Lines = 1;

    // A zero is told by its white ground.
    private const uint Blank = 166;

    private static IEnumerable<int> Steps => Enumerable.Range(0, HeatScale.Steps + 1);

    /// <summary>A format of exports inside a table with lines.</summary>
    public static uint InTable(uint exported) => Lined + exported;

    /// <summary>A format of exports in a row of sums.</summary>
    public static uint InSum(uint exported) => Sum + exported;

    /// <summary>The ground of a step of a heat scale, 0 for no count.</summary>
    public static uint Step(int step) => Heat + (uint)step;

    public static Stylesheet Sheet()
    {
        var sheet = ExportStyles.Sheet();
        var (fonts, fills, borders, formats) = (sheet.Fonts!, sheet.Fills!, sheet.Borders!, sheet.CellFormats!);
        sheet.NumberingFormats!.Append(new NumberingFormat { NumberFormatId = Blank, FormatCode = "#,##0;-#,##0;" });
        sheet.NumberingFormats.Count = Many(sheet.NumberingFormats);
        fonts.Append(Font(15, PaperPalette.Ink, bold: true), Font(10, PaperPalette.Quiet));
        fonts.Append(Steps.Select(step => Font(10, PaperPalette.InkOn(step))));
        fills.Append(Fill(PaperPalette.Head));
        fills.Append(Steps.Select(step => Fill(PaperPalette.Ground(step))));
        borders.Append(new Border(Line<LeftBorder>(), Line<RightBorder>(), Line<TopBorder>(), Line<BottomBorder>(), new DiagonalBorder()));
        var exported = formats.Elements<CellFormat>().ToList();
        formats.Append(exported.Select((format, index) => InLines(format, index == ExportStyles.Heading, isSum: false)));
        formats.Append(exported.Select((format, index) => InLines(format, index == ExportStyles.Heading, isSum: true)));
        formats.Append(Format(TitleFont, wraps: false), Format(QuietFont, wraps: false), Format(0, wraps: true), Format(BoldFont, wraps: false));
        formats.Append(Steps.Select(HeatFormat));
        (fonts.Count, fills.Count, borders.Count, formats.Count) = (Many(fonts), Many(fills), Many(borders), Many(formats));
        return sheet;
    }

    private static uint Many(DocumentFormat.OpenXml.OpenXmlElement list) => (uint)list.ChildElements.Count;

    private static CellFormat InLines(CellFormat exported, bool isHeading, bool isSum)
    {
        var format = (CellFormat)exported.CloneNode(deep: true);
        (format.BorderId, format.ApplyBorder, format.ApplyAlignment) = (Lines, true, true);
        format.Alignment = new Alignment { Vertical = VerticalAlignmentValues.Center, WrapText = isHeading || format.NumberFormatId?.Value is 0 or 49 };
        var isText = format.NumberFormatId?.Value is 0 or 49;
        format.Alignment.Horizontal = isHeading ? HorizontalAlignmentValues.Center : isText ? HorizontalAlignmentValues.Left : HorizontalAlignmentValues.Right;
        if (!isHeading) format.Alignment.Indent = 1;
        if (isHeading || isSum) (format.FontId, format.FillId, format.ApplyFont, format.ApplyFill) = (BoldFont, HeadFill, true, true);
        return format;
    }

    private static CellFormat HeatFormat(int step) => new()
    {
        NumberFormatId = step == 0 ? Blank : 3,
        FontId = HeatFont + (uint)step,
        FillId = HeatFill + (uint)step,
        BorderId = Lines,
        FormatId = 0,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyFill = true,
        ApplyBorder = true,
        ApplyAlignment = true,
        Alignment = new Alignment { Horizontal = HorizontalAlignmentValues.Center, Vertical = VerticalAlignmentValues.Center },
    };

    private static CellFormat Format(uint font, bool wraps) => new()
    {
        NumberFormatId = 0,
        FontId = font,
        FillId = 0,
        BorderId = 0,
        FormatId = 0,
        ApplyFont = true,
        ApplyAlignment = true,
        Alignment = new Alignment { Vertical = VerticalAlignmentValues.Center, WrapText = wraps },
    };

    private static Font Font(double size, string colour, bool bold = false)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new Color { Rgb = "FF" + colour }, new FontName { Val = "Microsoft YaHei" }, new FontFamilyNumbering { Val = 2 }, new FontCharSet { Val = 134 });
        return font;
    }

    private static Fill Fill(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = "FF" + colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static TLine Line<TLine>()
        where TLine : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin, Color = new Color { Rgb = "FF" + PaperPalette.Line } };
}
