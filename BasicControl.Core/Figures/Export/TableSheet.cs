using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BasicControl.Core.Figures.Export;

/// <summary>Writes one sheet: the heading in its first row, the rows under it, the table around both.</summary>
internal static class TableSheet
{
    private const int LongestTitle = 255;
    private static readonly DateTime DayZero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <returns>Rows written, and whether there were more.</returns>
    public static (int Count, bool IsCut) Write(WorksheetPart part, ExportTable table, uint number, CultureInfo culture)
    {
        var titles = Titles(table.Columns);
        var definition = part.AddNewPart<TableDefinitionPart>("table");
        var (count, cut) = (0, false);
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            var heading = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
            writer.WriteElement(new SheetViews(new SheetView(heading) { WorkbookViewId = 0 }));
            writer.WriteElement(new Columns(table.Columns.Select((column, index) => new Column
            {
                Min = (uint)index + 1,
                Max = (uint)index + 1,
                Width = WidthOf(column, titles[index]),
                CustomWidth = true,
            })));
            writer.WriteStartElement(new SheetData());
            Row(writer, 1, titles.Select(title => Text(title, ExportStyles.Heading)));
            foreach (var row in table.Rows)
            {
                if (cut = count == ExportTable.MostRows)
                {
                    break;
                }

                Row(writer, ++count + 1, row.Select((cell, index) => CellOf(cell, table.Columns[index].Type)));
            }

            if (cut)
            {
                Row(writer, count + 3, [Text(ExportWords.Cut(culture), ExportStyles.Of(ExportType.Text))]);
            }

            writer.WriteEndElement();
            writer.WriteElement(new TableParts(new TablePart { Id = part.GetIdOfPart(definition) }) { Count = 1 });
            writer.WriteEndElement();
        }

        // A table has at least one row under its heading.
        definition.Table = Definition(titles, $"A1:{NameOf(titles.Count)}{Math.Max(count, 1) + 1}", number);
        return (count, cut);
    }

    /// <summary>A sheet of plain lines.</summary>
    public static void WriteLines(WorksheetPart part, IReadOnlyList<string> lines)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new Columns(new Column { Min = 1, Max = 1, Width = 100, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        for (var line = 0; line < lines.Count; line++)
        {
            Row(writer, line + 1, [Text(lines[line], ExportStyles.Of(ExportType.Text))]);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Name of a column, from 1: A … Z, AA.</summary>
    internal static string NameOf(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            name = (char)('A' + ((column - 1) % 26)) + name;
        }

        return name;
    }

    /// <summary>The table around a heading and its rows.</summary>
    internal static Table Definition(List<string> titles, string reference, uint number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Table{number}");
        return new(
            new AutoFilter { Reference = reference },
            new TableColumns(titles.Select((title, index) => new TableColumn { Id = (uint)index + 1, Name = title })) { Count = (uint)titles.Count },
            new TableStyleInfo { Name = "TableStyleMedium2", ShowRowStripes = true, ShowColumnStripes = false, ShowFirstColumn = false, ShowLastColumn = false })
        {
            Id = number,
            Name = name,
            DisplayName = name,
            Reference = reference,
            TotalsRowShown = false,
        };
    }

    /// <summary>The headings as a table's columns must have them: none empty, none twice, on one line.</summary>
    internal static List<string> Titles(IReadOnlyList<ExportColumn> columns)
    {
        var titles = new List<string>();
        foreach (var column in columns)
        {
            var title = CellText.Shortened(CellText.Clean(column.Title).ReplaceLineEndings(" "), LongestTitle - 6);
            title = string.IsNullOrWhiteSpace(title) ? "#" : title;
            for (var copy = 2; titles.Contains(title, StringComparer.OrdinalIgnoreCase); copy++)
            {
                title = string.Create(CultureInfo.InvariantCulture, $"{CellText.Shortened(column.Title, LongestTitle - 6)} ({copy})");
            }

            titles.Add(title);
        }

        return titles;
    }

    private static void Row(OpenXmlWriter writer, int number, IEnumerable<Cell?> cells)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        var column = 0;
        foreach (var cell in cells)
        {
            column++;
            if (cell is not null)
            {
                cell.CellReference = NameOf(column) + number.ToString(CultureInfo.InvariantCulture);
                writer.WriteElement(cell);
            }
        }

        writer.WriteEndElement();
    }

    /// <summary>A typed cell; null for nothing.</summary>
    internal static Cell? CellOf(object? cell, ExportType type) => cell switch
    {
        null => null,
        DateTime time => Number((time - DayZero).TotalDays, ExportStyles.Of(ExportType.Time)),
        DateOnly day => Number((day.ToDateTime(TimeOnly.MinValue) - DayZero).TotalDays, ExportStyles.Of(ExportType.Day)),
        int or long => Number(Convert.ToDouble(cell, CultureInfo.InvariantCulture), ExportStyles.Of(type == ExportType.Text ? ExportType.Whole : type)),
        double number => double.IsFinite(number) ? Number(number, ExportStyles.Of(type == ExportType.Text ? ExportType.Number : type)) : null,
        _ => Text(cell.ToString() ?? "", null),
    };

    private static Cell Number(double number, uint style) => new()
    {
        StyleIndex = style,
        DataType = CellValues.Number,
        CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture)),
    };

    /// <param name="style">Null: that of text, guarded where it looks like a formula.</param>
    internal static Cell Text(string text, uint? style)
    {
        var clean = CellText.Clean(text);
        return new()
        {
            StyleIndex = style ?? (clean is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? ExportStyles.Quoted : ExportStyles.Of(ExportType.Text)),
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(clean) { Space = SpaceProcessingModeValues.Preserve }),
        };
    }

    /// <summary>Width in characters.</summary>
    internal static double WidthOf(ExportColumn column, string title)
    {
        var needed = column.Width > 0 ? column.Width : column.Type switch
        {
            ExportType.Time => 20,
            ExportType.Day => 12,
            ExportType.Text => 18,
            _ => 11,
        };
        return Math.Max(needed, title.Sum(letter => letter > 0x2E80 ? 2 : 1) + 4);
    }
}
