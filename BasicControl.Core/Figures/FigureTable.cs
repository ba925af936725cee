using System.Globalization;

namespace BasicControl.Core.Figures;

/// <summary>A table of figures as it is shown, exported and compared: plain cells under named columns.</summary>
/// <param name="Key">Name of what the rows are; in a grid the heading of the first column is empty.</param>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Cells: text, whole number, number (rates 0–1, hours) or null for "nothing to tell".</param>
public sealed record FigureTable(string Key, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>The text of a cell: numbers invariant, rates and hours rounded to at most six decimals and at least one, null empty.</summary>
    public static string TextOf(object? cell) => cell switch
    {
        null => "",
        double number => TextOf(number),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    /// <summary>A number rounded to six decimals, exactly as its text is.</summary>
    public static double Rounded(double number) => double.Parse(TextOf(number), CultureInfo.InvariantCulture);

    private static string TextOf(double number)
    {
        var text = number.ToString("F6", CultureInfo.InvariantCulture).TrimEnd('0');
        return text.EndsWith('.') ? text + "0" : text;
    }
}
