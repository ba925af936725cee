using System.Globalization;
using System.Text;

namespace BasicControl.Core.Figures.Export;

/// <summary>A table as CSV for spreadsheets: UTF-8 with its mark, so that Excel reads Chinese.</summary>
public static class CsvExport
{
    /// <summary>Writes the table row by row; what comes after <see cref="ExportTable.MostRows"/> is left out and said so in the last line.</summary>
    public static void Write(Stream stream, ExportTable table, CultureInfo culture)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(CsvCell.Line(table.Columns.Select(column => (object?)column.Title)));
        var rows = 0;
        foreach (var row in table.Rows)
        {
            if (rows++ == ExportTable.MostRows)
            {
                writer.WriteLine(CsvCell.Line([ExportWords.Cut(culture)]));
                break;
            }

            writer.WriteLine(CsvCell.Line(row));
        }
    }
}
