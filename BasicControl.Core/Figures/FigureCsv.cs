using System.Text;
using BasicControl.Core.Incidents.Files;

namespace BasicControl.Core.Figures;

/// <summary>A table as CSV (RFC 4180, lines end in LF): text that a spreadsheet would run as a formula is guarded by an apostrophe.</summary>
public static class FigureCsv
{
    private static readonly System.Buffers.SearchValues<char> NeedsQuotes = System.Buffers.SearchValues.Create(",\"\r\n");

    public static string Of(FigureTable table)
    {
        var text = new StringBuilder();
        Line(text, table.Columns);
        foreach (var row in table.Rows)
        {
            Line(text, row);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IReadOnlyList<object?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append('\n');

    private static string Cell(object? cell)
    {
        var text = cell is string name ? FormulaGuard.Guard(name) : FigureTable.TextOf(cell);
        return text.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
