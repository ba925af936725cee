using DocumentFormat.OpenXml.Spreadsheet;

namespace BasicControl.Core.Figures.Export;

/// <summary>The cell formats of an export: one a type, the heading, and text that looks like a formula.</summary>
internal static class ExportStyles
{
    /// <summary>Format of text that a spreadsheet would otherwise run when it is edited.</summary>
    public const uint Quoted = 7;

    public const uint Heading = 8;

    /// <summary>Each with the id of its number format: 3 is <c>#,##0</c>, 4 is <c>#,##0.00</c>, 10 is <c>0.00%</c>.</summary>
    private static readonly uint[] NumberFormats = [0, 3, 4, 10, 4, TimeFormat, DayFormat];

    private const uint TimeFormat = 164;
    private const uint DayFormat = 165;

    public static uint Of(ExportType type) => (uint)type;

    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = TimeFormat, FormatCode = "yyyy\\-mm\\-dd hh:mm:ss" },
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" })
        { Count = 2 },
        new Fonts(Font(bold: false), Font(bold: true)) { Count = 2 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
        { Count = 2 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(
            [
                .. NumberFormats.Select(format => new CellFormat { NumberFormatId = format, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true }),
                new CellFormat { NumberFormatId = 49, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, QuotePrefix = true, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 0, FontId = 1, FillId = 0, BorderId = 0, FormatId = 0, ApplyFont = true },
            ])
        { Count = Heading + 1 },
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 },
        new DifferentialFormats { Count = 0 },
        new TableStyles { Count = 0, DefaultTableStyle = "TableStyleMedium2" });

    // Named, so that Chinese is never set in a substitute that lacks it.
    private static Font Font(bool bold)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = 11 }, new FontName { Val = "Microsoft YaHei" }, new FontFamilyNumbering { Val = 2 }, new FontCharSet { Val = 134 });
        return font;
    }
}
