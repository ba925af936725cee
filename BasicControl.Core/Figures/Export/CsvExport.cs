using System.Globalization;
using System.Text;
using BasicControl.Core.Incidents.Files;

namespace BasicControl.Core.Figures.Export;

/// <summary>
/// A table as CSV for spreadsheets (RFC 4180, UTF-8 with its mark so that Excel reads Chinese): text that would run as a
/// formula is guarded, numbers and times are written the same in every language.
/// </summary>
public static class CsvExport
{
    private static readonly System.Buffers.SearchValues<char> NeedsQuotes = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>Writes the table row by row; what comes after <see cref="ExportTable.MostRows"/> is left out and said so in the last line.</summary>
    public static void Write(Stream stream, ExportTable table, CultureInfo culture)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(Line(table.Columns.Select(column => (object?)column.Title)));
        var rows = 0;
        foreach (var row in table.Rows)
        {
            if (rows++ == ExportTable.MostRows)
            {
                writer.WriteLine(Line([ExportWords.Cut(culture)]));
                break;
            }

            writer.WriteLine(Line(row));
        }
    }

    private static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell));

    private static string Cell(object? cell)
    {
        var text = cell switch
        {
            string words => FormulaGuard.Guard(words),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => FigureTable.TextOf(cell),
        };
        return text.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
