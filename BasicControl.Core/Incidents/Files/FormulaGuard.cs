using System.Globalization;

namespace BasicControl.Core.Incidents.Files;

/// <summary>
/// Cells that a spreadsheet would run as formulas. What is written to a file is guarded with an apostrophe, what is
/// read back loses it again, and a formula that comes in is refused.
/// </summary>
public static class FormulaGuard
{
    private const char Apostrophe = '\'';

    /// <summary>True for <c>=…</c> and for <c>+ - @</c> followed by a call or a command; numbers, phones and dashes are text.</summary>
    public static bool IsFormula(string value) => value is [var first, _, ..] && first switch
    {
        '=' => true,
        '+' or '-' or '@' => value.AsSpan().IndexOfAny('(', '|', '!') > 0,
        _ => false,
    };

    /// <summary>The value as it may be written to a cell.</summary>
    public static string Guard(string value) =>
        Opens(value) && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? Apostrophe + value : value;

    /// <summary>The value of a cell that <see cref="Guard"/> may have written.</summary>
    public static string Unguard(string cell) => cell is [Apostrophe, ..] && Opens(cell.AsSpan(1)) ? cell[1..] : cell;

    private static bool Opens(ReadOnlySpan<char> value) => value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
