using System.Globalization;
using BasicControl.Core.Briefing.Document;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Wordprocessing;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace BasicControl.Tests.Briefing;

/// <summary>Reads files of Word and Excel back, as another program would: texts of paragraphs and tables, typed cells of sheets.</summary>
internal static class OfficeFile
{
    public static async Task<byte[]> Write(IBriefingWriter writer, BriefingDocument document, CultureInfo culture)
    {
        using var stream = new MemoryStream();
        await writer.Write(document, culture, stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    /// <summary>Every table of a Word document: rows of cells, lines of a cell joined by a line feed.</summary>
    public static List<List<string[]>> Tables(byte[] docx)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. word.MainDocumentPart!.Document.Body!.Elements<Table>().Select(Rows)];
    }

    /// <summary>What stands under each caption: heads and rows; a table that goes on in a second one is put together again.</summary>
    public static Dictionary<string, List<string[]>> Captioned(byte[] docx)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var found = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        string? caption = null;
        foreach (var element in word.MainDocumentPart!.Document.Body!.Elements())
        {
            if (element is Paragraph { ParagraphProperties.ParagraphStyleId.Val.Value: "Caption" or "Heading1" } head) caption = TextOf(head);
            if (element is not Table table || caption is null) continue;
            var rows = Rows(table);
            if (!found.TryGetValue(caption, out var first)) found[caption] = rows;
            else if (rows.Count == first.Count) found[caption] = [.. first.Zip(rows, (left, right) => left.Concat(right.Skip(1)).ToArray())];
        }

        return found;
    }

    /// <summary>Style and text of every paragraph outside tables.</summary>
    public static List<(string Style, string Text)> Paragraphs(byte[] docx)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. word.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Select(paragraph => (paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "", TextOf(paragraph)))];
    }

    /// <summary>Sheets by name; cells by reference: text, or a number with the code of its format.</summary>
    public static Dictionary<string, SheetRead> Sheets(byte[] xlsx)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        var workbook = book.WorkbookPart!;
        var formats = workbook.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        return workbook.Workbook.Sheets!.Elements<Sheet>().ToDictionary(sheet => sheet.Name!.Value!, sheet =>
        {
            var part = (WorksheetPart)workbook.GetPartById(sheet.Id!.Value!);
            var cells = part.Worksheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!, cell => new CellRead(
                cell.InlineString?.InnerText,
                cell.CellValue is { } value ? double.Parse(value.Text, CultureInfo.InvariantCulture) : null,
                formats[(int)cell.StyleIndex!.Value].NumberFormatId!.Value,
                formats[(int)cell.StyleIndex.Value].QuotePrefix?.Value is true,
                cell.CellFormula is not null));
            return new SheetRead(cells, [.. part.TableDefinitionParts.Select(table => (table.Table.Reference!.Value!, table.Table.TableColumns!.Elements<TableColumn>().Select(column => column.Name!.Value!).ToArray()))], part.DrawingsPart?.ChartParts.Count() ?? 0);
        });
    }

    private static List<string[]> Rows(Table table) => [.. table.Elements<TableRow>().Select(row => row.Elements<TableCell>().Select(TextOf).ToArray())];

    private static string TextOf(DocumentFormat.OpenXml.OpenXmlElement element) => string.Concat(element.Descendants().Select(part => part switch
    {
        DocumentFormat.OpenXml.Wordprocessing.Text text => text.Text,
        DocumentFormat.OpenXml.Wordprocessing.Break => "\n",
        _ => "",
    }));
}

internal sealed record CellRead(string? Text, double? Number, uint Format, bool IsQuoted, bool IsFormula);

/// <param name="Tables">Area and heads of each real table.</param>
internal sealed record SheetRead(IReadOnlyDictionary<string, CellRead> Cells, IReadOnlyList<(string Area, string[] Heads)> Tables, int Charts)
{
    /// <summary>Rows of a table below its heading; null where there is no cell or an empty one.</summary>
    public List<CellRead?[]> Rows(int table)
    {
        var (from, to) = (Place(Tables[table].Area.Split(':')[0]), Place(Tables[table].Area.Split(':')[1]));
        return [.. Enumerable.Range(from.Row + 1, to.Row - from.Row).Select(row => Enumerable.Range(from.Column, to.Column - from.Column + 1).Select(column => At(column, row)).ToArray())];
    }

    public CellRead? At(int column, int row)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26) name = (char)('A' + ((column - 1) % 26)) + name;
        return Cells.GetValueOrDefault($"{name}{row}") is { } cell && (cell.Text is not null || cell.Number is not null) ? cell : null;
    }

    private static (int Column, int Row) Place(string reference)
    {
        var letters = reference.TrimEnd([.. "0123456789"]);
        return (letters.Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1), int.Parse(reference[letters.Length..], CultureInfo.InvariantCulture));
    }
}
