using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace BasicControl.Tests.Kit;

/// <summary>A workbook as a test reads it back: sheets, their tables and the values of their cells.</summary>
public sealed class WorkbookFile
{
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> _sheets = [];

    private WorkbookFile(Stream stream)
    {
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        Faults = [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")];
        var workbook = document.WorkbookPart!;
        foreach (var sheet in workbook.Workbook.Descendants<Sheet>())
        {
            var part = (WorksheetPart)workbook.GetPartById(sheet.Id!.Value!);
            Names.Add(sheet.Name!.Value!);
            _sheets[sheet.Name!.Value!] = [.. part.Worksheet.Descendants<Row>().Select(Cells)];
            Formulas += part.Worksheet.Descendants<CellFormula>().Count();
            Tables.AddRange(part.TableDefinitionParts.Select(table => table.Table.Reference!.Value!));
        }
    }

    /// <summary>What the validator of Office says is wrong.</summary>
    public IReadOnlyList<string> Faults { get; }

    public List<string> Names { get; } = [];

    /// <summary>Range of each table: <c>A1:C9</c>.</summary>
    public List<string> Tables { get; } = [];

    public int Formulas { get; }

    /// <summary>Rows of a sheet; numbers as they are stored.</summary>
    public IReadOnlyList<IReadOnlyList<string>> this[string sheet] => _sheets[sheet];

    public static WorkbookFile Read(Stream stream) => new(stream);

    public static WorkbookFile Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return new(stream);
    }

    private static IReadOnlyList<string> Cells(Row row)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = ColumnOf(cell.CellReference!.Value!);
            while (cells.Count < column)
            {
                cells.Add("");
            }

            cells.Add(cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "");
        }

        return cells;
    }

    private static int ColumnOf(string reference) =>
        reference.TakeWhile(char.IsLetter).Aggregate(0, (number, letter) => (number * 26) + (letter - 'A' + 1)) - 1;

    public static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
