using System.Globalization;
using BasicControl.Core.Figures.Export;

namespace BasicControl.Core.Briefing.Charts;

/// <summary>Where the numbers of a chart stand in a sheet: labels in the first column, a series in each further one, heads above.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Column">First column, from 1.</param>
/// <param name="Row">Row of the heads, from 1.</param>
/// <param name="Count">Labels.</param>
internal sealed record ChartRange(string Sheet, int Column, int Row, int Count)
{
    public string Labels => Reference(Column, Row + 1, Row + Count);

    public string Name(int series) => Reference(Column + 1 + series, Row, Row);

    public string Values(int series) => Reference(Column + 1 + series, Row + 1, Row + Count);

    private string Reference(int column, int from, int to)
    {
        var name = TableSheet.NameOf(column);
        var first = string.Create(CultureInfo.InvariantCulture, $"'{Sheet.Replace("'", "''", StringComparison.Ordinal)}'!${name}${from}");
        return from == to ? first : string.Create(CultureInfo.InvariantCulture, $"{first}:${name}${to}");
    }
}
