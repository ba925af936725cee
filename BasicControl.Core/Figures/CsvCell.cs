using System.Buffers;
using System.Globalization;
using BasicControl.Core.Incidents.Files;

namespace BasicControl.Core.Figures;

/// <summary>
/// A cell of a CSV file (RFC 4180): text that a spreadsheet would run as a formula is guarded by an apostrophe, numbers and
/// times are written the same in every language.
/// </summary>
public static class CsvCell
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    /// <summary>A line without its end.</summary>
    public static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Of));

    private static string Of(object? cell)
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
