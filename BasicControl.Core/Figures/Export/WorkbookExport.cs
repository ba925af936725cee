using System.Globalization;
using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BasicControl.Core.Figures.Export;

/// <summary>
/// Tables as an Excel workbook: a sheet a table, each a real table with filters, typed cells and a fixed heading, and a last
/// sheet that says what they are about. Rows are written as they are read; text is never a formula.
/// </summary>
public static class WorkbookExport
{
    private const int NameLength = 31;

    /// <summary>Writes the workbook; what comes after <see cref="ExportTable.MostRows"/> is left out and said so under the table.</summary>
    /// <param name="stream">Need not seek or read.</param>
    public static void Write(Stream stream, IReadOnlyList<ExportTable> tables, CultureInfo culture)
    {
        // In memory while it is made: a package that is only written cannot hold the relations of a part until all its parts are there.
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            document.CompressionOption = CompressionOption.Fast;
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ExportStyles.Sheet();
            var sheets = new Sheets();
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var about = new List<string>();
            foreach (var table in tables)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                var rows = TableSheet.Write(part, table, (uint)sheets.Count() + 1, culture);
                Add(sheets, workbook, part, table.Name, names);
                about.AddRange([table.Name, .. table.Notes, rows.IsCut ? ExportWords.Cut(culture) : ExportWords.Rows(culture, rows.Count), ""]);
            }

            var last = workbook.AddNewPart<WorksheetPart>();
            TableSheet.WriteLines(last, about);
            Add(sheets, workbook, last, ExportWords.About(culture), names);
            workbook.Workbook = new Workbook(sheets);
        }

        package.Position = 0;
        package.CopyTo(stream);
    }

    private static void Add(Sheets sheets, WorkbookPart workbook, WorksheetPart part, string name, HashSet<string> names) => sheets.Append(new Sheet
    {
        Name = NameOf(name, names),
        SheetId = (uint)sheets.Count() + 1,
        Id = workbook.GetIdOfPart(part),
    });

    /// <summary>A name that a sheet may have: at most 31 characters, none of <c>: \ / ? * [ ]</c>, no quote at an end, none twice.</summary>
    internal static string NameOf(string name, HashSet<string> taken)
    {
        var clean = new string([.. CellText.Clean(name).Select(letter => ":\\/?*[]".Contains(letter, StringComparison.Ordinal) ? ' ' : letter)]).Trim('\'', ' ');
        clean = clean.Length == 0 ? "1" : clean;
        for (var copy = 1; ; copy++)
        {
            var end = copy == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({copy})");
            var tried = CellText.Shortened(clean, NameLength - end.Length).TrimEnd('\'', ' ') + end;
            if (taken.Add(tried))
            {
                return tried;
            }
        }
    }
}
