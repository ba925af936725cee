using System.Globalization;
using BasicControl.Core.Briefing.Charts;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Paper;
using BasicControl.Core.Figures.Export;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BasicControl.Core.Briefing.Workbook;

/// <summary>A table on a sheet.</summary>
/// <param name="Reference">Heading and rows: <c>A4:F20</c>.</param>
internal sealed record BookTable(IReadOnlyList<string> Titles, string Reference);

/// <summary>A chart on a sheet, beside or under the cells that it draws.</summary>
/// <param name="Column">Of its left edge, from 1.</param>
/// <param name="Row">Of its upper edge, from 1.</param>
internal sealed record BookChart(ChartBlock Block, ChartRange Range, int Column, int Row);

/// <summary>One sheet while it is filled from the top.</summary>
/// <param name="mostWidth">Characters of a column at most.</param>
internal sealed class BookSheet(string name, double mostWidth = BookSheet.MostWidth)
{
    /// <summary>What a column takes at most where nothing else is said.</summary>
    public const double MostWidth = 46;

    private const double LineHeight = 17;
    private const double CharactersPerEm = 2.1;
    private const double MostUpright = 95;

    private readonly SortedDictionary<int, SortedDictionary<int, Cell>> _rows = [];
    private readonly Dictionary<int, double> _heights = [];
    private readonly SortedDictionary<int, double> _widths = [];

    public string Name { get; } = name;

    /// <summary>The row that is written next, from 1.</summary>
    public int Next { get; private set; } = 1;

    /// <summary>Rows and columns that stay in sight.</summary>
    public (int Rows, int Columns) Frozen { get; set; }

    public List<BookTable> Tables { get; } = [];

    public List<BookChart> Charts { get; } = [];

    public List<string> Merged { get; } = [];

    /// <summary>Characters of each column that has a width of its own.</summary>
    public IReadOnlyDictionary<int, double> Widths => _widths;

    public bool IsWide => Charts.Count > 0 || _widths.Values.Sum() > MostUpright;

    /// <summary>Width in characters.</summary>
    public static double Characters(string text) => PaperText.Ems(text) * CharactersPerEm;

    public void Skip() => Next++;

    /// <summary>A line of its own, as long as it likes.</summary>
    public void Line(string text, uint style) => Put(Next++, 1, TableSheet.Text(text, style));

    /// <summary>A paragraph over the width of the sheet, as high as its text needs.</summary>
    /// <param name="columns">Columns that it runs over; their widths are set already.</param>
    public void Paragraph(string text, int columns)
    {
        var width = Enumerable.Range(1, columns).Sum(column => _widths.GetValueOrDefault(column, 9));
        Put(Next, 1, TableSheet.Text(text, BookStyles.Words));
        if (columns > 1) Merged.Add(string.Create(CultureInfo.InvariantCulture, $"A{Next}:{TableSheet.NameOf(columns)}{Next}"));
        _heights[Next] = LineHeight * Math.Max(1, Math.Ceiling(Characters(text) / width));
        Next++;
    }

    /// <summary>A real table: heading, typed rows, and a row of sums under it that its filter leaves alone.</summary>
    /// <param name="typeOfRow">Type of the untyped columns, row by row.</param>
    /// <returns>The row of the heading.</returns>
    public int Table(IReadOnlyList<ExportColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows, IReadOnlyList<object?>? total = null, Func<int, ExportType>? typeOfRow = null)
    {
        var heading = Next;
        var titles = TableSheet.Titles(columns);
        for (var column = 0; column < columns.Count; column++)
        {
            Put(heading, column + 1, TableSheet.Text(titles[column], BookStyles.InTable(ExportStyles.Heading)));
            Widen(column + 1, WidthOf(columns[column], rows.Select(row => row[column])));
        }

        _heights[heading] = LineHeight * titles.Select((title, index) => Math.Ceiling((Characters(title) + 3) / _widths[index + 1])).Max();
        Next++;
        for (var index = 0; index < rows.Count; index++) Row(columns, rows[index], BookStyles.InTable, typeOfRow?.Invoke(index));

        // A table has at least one row under its heading.
        if (rows.Count == 0) Row(columns, [.. columns.Select(_ => (object?)null)], BookStyles.InTable, null);
        Tables.Add(new BookTable(titles, string.Create(CultureInfo.InvariantCulture, $"A{heading}:{TableSheet.NameOf(columns.Count)}{Next - 1}")));
        if (total is not null) Row(columns, total, BookStyles.InSum, null);
        return heading;
    }

    /// <summary>A cell anywhere; the next row is below it at the least.</summary>
    public void Put(int row, int column, Cell cell)
    {
        if (!_rows.TryGetValue(row, out var cells)) _rows[row] = cells = [];
        cell.CellReference = TableSheet.NameOf(column) + row.ToString(CultureInfo.InvariantCulture);
        cells[column] = cell;
        Next = Math.Max(Next, row);
    }

    /// <summary>At least as wide, in characters.</summary>
    public void Widen(int column, double width) => _widths[column] = Math.Max(width, _widths.GetValueOrDefault(column));

    public SheetData Data()
    {
        var data = new SheetData();
        foreach (var (number, cells) in _rows)
        {
            var row = new Row { RowIndex = (uint)number };
            if (_heights.TryGetValue(number, out var height)) (row.Height, row.CustomHeight) = (height, true);
            row.Append(cells.Values);
            data.Append(row);
        }

        return data;
    }

    private void Row(IReadOnlyList<ExportColumn> columns, IReadOnlyList<object?> cells, Func<uint, uint> styled, ExportType? rowType)
    {
        var lines = 1.0;
        for (var column = 0; column < columns.Count; column++)
        {
            var type = columns[column].Type == ExportType.Text && rowType is { } own ? own : columns[column].Type;
            var cell = TableSheet.CellOf(cells[column], type) ?? new Cell { StyleIndex = ExportStyles.Of(type) };
            cell.StyleIndex = styled(cell.StyleIndex?.Value ?? ExportStyles.Of(ExportType.Text));
            Put(Next, column + 1, cell);
            if (cells[column] is string text) lines = Math.Max(lines, Math.Ceiling((Characters(text) + 1) / _widths[column + 1]));
        }

        if (lines > 1) _heights[Next] = lines * LineHeight;
        Next++;
    }

    private double WidthOf(ExportColumn column, IEnumerable<object?> cells)
    {
        var longest = cells.OfType<string>().Select(text => Characters(text) + 2).DefaultIfEmpty(0).Max();
        var typed = column.Type switch { ExportType.Time => 20, ExportType.Day => 12, _ => 10 };

        // A long heading takes two lines and still shows the button of the filter.
        var head = Math.Max(Math.Min(Characters(column.Title), 12), Characters(column.Title) / 2) + 4;
        return Math.Min(mostWidth, Math.Max(Math.Max(typed, longest), head));
    }
}
