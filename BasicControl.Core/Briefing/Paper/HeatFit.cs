using System.Globalization;

namespace BasicControl.Core.Briefing.Paper;

/// <summary>How a heat grid is laid on a page: the size of its text, the widths of its columns, and how many of them stand side by side.</summary>
/// <param name="HalfPoints">Size of the text.</param>
/// <param name="Name">Twips of the column of names.</param>
/// <param name="Cell">Twips of a column of counts.</param>
/// <param name="Total">Twips of the column of sums.</param>
/// <param name="Columns">Columns of counts in one table at most.</param>
public sealed record HeatFit(int HalfPoints, int Name, int Cell, int Total, int Columns)
{
    /// <summary>Twips left and right of a count.</summary>
    public const int Padding = 14;

    private const int Largest = 15;
    private const int Least = 12;
    private const int MostCell = 900;
    private const double MostName = 9;
    private const double LeastName = 5;

    /// <param name="width">Twips there are.</param>
    public static HeatFit Of(HeatSheet heat, int width)
    {
        var columns = Math.Max(1, heat.Columns.Count);
        for (var size = Largest; ; size--)
        {
            var (name, cell, total) = Needs(heat, size);
            var side = name + total;
            if (side + (columns * cell) <= width) return new(size, name, Math.Min((width - side) / columns, MostCell), total, columns);
            if (size > Least) continue;
            var tables = (int)Math.Ceiling(columns / Math.Floor((double)(width - side) / cell));
            var each = (columns + tables - 1) / tables;
            return new(size, name, Math.Min((width - side) / each, MostCell), total, each);
        }
    }

    private static (int Name, int Cell, int Total) Needs(HeatSheet heat, int size)
    {
        var em = size * 10;
        var longest = heat.Rows.Append(heat.Corner).Max(PaperText.Ems);
        var digits = Math.Max(heat.Most, heat.Columns.Count == 0 ? 0 : Enumerable.Range(0, heat.Columns.Count).Max(heat.ColumnSum)).ToString(CultureInfo.InvariantCulture);
        var name = (int)(Math.Clamp(longest, LeastName, size > Least ? MostName : LeastName + 2) * em) + 130;
        return (name, (int)(PaperText.Ems(digits) * em) + (2 * Padding) + 16, (int)(PaperText.Ems(heat.Sum.ToString("N0", CultureInfo.InvariantCulture)) * em) + 90);
    }
}
