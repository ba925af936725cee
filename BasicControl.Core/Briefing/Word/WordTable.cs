using System.Globalization;
using BasicControl.Core.Briefing.Paper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace BasicControl.Core.Briefing.Word;

/// <summary>How the cells of a column are set.</summary>
internal enum WordCells
{
    /// <summary>To the left, over as many lines as it needs.</summary>
    Words = 0,

    /// <summary>To the right, never broken.</summary>
    Numbers = 1,

    /// <summary>In the middle, never broken: marks, states, instants.</summary>
    Marks = 2,
}

internal sealed record WordColumn(string Head, WordCells Cells);

/// <summary>A cell: a line, and under it a quieter one.</summary>
internal sealed record WordCell(string Text, string? Below = null, bool Bold = false, string? Colour = null);

/// <summary>Tables with a head that is repeated on every page and columns as wide as their text needs.</summary>
internal static class WordTable
{
    private const int LeastSize = 13;

    // Twips a line loses with each half point.
    private const int CloserBy = 14;

    // Shorter tables are not torn between two pages.
    private const int MostTogether = 10;

    /// <summary>Rows at either end of a longer table that are not left alone on a page.</summary>
    public const int NotAlone = 4;

    /// <summary>One table; several, each with the first column, where the page is not wide enough.</summary>
    /// <param name="total">Last row, set bold.</param>
    public static IEnumerable<OpenXmlElement> Of(IReadOnlyList<WordColumn> columns, IReadOnlyList<IReadOnlyList<WordCell>> rows, IReadOnlyList<WordCell>? total = null)
    {
        IReadOnlyList<IReadOnlyList<WordCell>> all = total is null ? rows : [.. rows, total];
        ColumnNeed[] needs = [.. columns.Select((column, index) => ColumnNeed.Of(
            column.Head, all.SelectMany(row => row[index].Below is { } below ? [row[index].Text, below] : new[] { row[index].Text }), breaks: column.Cells == WordCells.Words))];
        foreach (var chosen in Groups(needs))
        {
            var fit = TableFit.Of([.. chosen.Select(index => needs[index])], WordParts.TextWidth, WordStyles.CellSize, LeastSize)
                ?? new TableFit(LeastSize, 28, [.. chosen.Select(_ => WordParts.TextWidth / chosen.Count)]);
            var table = Frame(fit.Widths);
            table.Append(Row(chosen.Select((index, place) => Head(columns[index].Head, fit, place)), isHead: true));
            for (var at = 0; at < rows.Count; at++)
            {
                var (row, isHeld) = (rows[at], IsHeld(at, rows.Count + (total is null ? 0 : 1)));
                table.Append(Row(chosen.Select((index, place) => Cell(row[index], columns[index].Cells, fit, place, bold: false, isHeld: isHeld))));
            }

            if (total is not null) table.Append(Row(chosen.Select((index, place) => Cell(total[index], columns[index].Cells, fit, place, bold: true, isHeld: false, PaperPalette.Head))));
            yield return table;
            yield return Gap();
        }
    }

    /// <summary>Whether a row stays on the page of the next one: all of a short table, the ends of a longer one.</summary>
    public static bool IsHeld(int row, int rows) => row < rows - 1 && (rows <= MostTogether || row < NotAlone || row >= rows - NotAlone);

    /// <summary>The frame of a table with fixed widths, in the middle of the page.</summary>
    public static Table Frame(IReadOnlyList<int> widths) => new(
        new TableProperties(
            new TableStyle { Val = WordStyles.Table },
            new TableWidth { Width = Number(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            new TableJustification { Val = TableRowAlignmentValues.Center },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { Val = "0420", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true }),
        new TableGrid(widths.Select(width => new GridColumn { Width = Number(width) })));

    public static TableRow Row(IEnumerable<TableCell> cells, bool isHead = false, int height = 0)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (height > 0) properties.Append(new TableRowHeight { Val = (uint)height, HeightType = HeightRuleValues.AtLeast });
        if (isHead) properties.Append(new TableHeader());
        var row = new TableRow(properties);
        row.Append(cells);
        return row;
    }

    /// <summary>A cell as wide as the grid says, on a ground of its own.</summary>
    public static TableCell Cell(int width, string? ground, Paragraph paragraph, int? padding = null, TextDirectionValues? direction = null, bool breaks = true)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa });
        if (ground is not null) properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = ground });
        if (!breaks) properties.Append(new NoWrap());
        if (padding is { } twips)
        {
            properties.Append(new TableCellMargin(
                new LeftMargin { Width = Number(twips), Type = TableWidthUnitValues.Dxa },
                new RightMargin { Width = Number(twips), Type = TableWidthUnitValues.Dxa }));
        }

        if (direction is { } turned) properties.Append(new TextDirection { Val = turned });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new TableCell(properties, paragraph);
    }

    /// <summary>Two tables that touch would become one.</summary>
    public static Paragraph Gap() => new(
        new ParagraphProperties(
            new ParagraphStyleId { Val = WordStyles.Cell },
            new SpacingBetweenLines { Before = "0", After = "0", Line = "120", LineRule = LineSpacingRuleValues.Exact }));

    private static TableCell Head(string text, TableFit fit, int place) =>
        Cell(fit.Widths[place], PaperPalette.Head, new Paragraph(Set(WordStyles.Head, fit), Run(new WordCell(text), fit)), Own(fit));

    private static TableCell Cell(WordCell cell, WordCells cells, TableFit fit, int place, bool bold, bool isHeld, string? ground = null)
    {
        var properties = Set(WordStyles.Cell, fit, isHeld);
        if (cells != WordCells.Words) properties.Append(new Justification { Val = cells == WordCells.Numbers ? JustificationValues.Right : JustificationValues.Center });
        var paragraph = new Paragraph(properties, Run(bold ? cell with { Bold = true } : cell, fit));
        if (cell.Below is { } below)
        {
            paragraph.Append(new Run(new Break()), WordText.Run(below, colour: PaperPalette.Quiet, halfPoints: fit.HalfPoints - 2));
        }

        return Cell(fit.Widths[place], ground, paragraph, Own(fit), breaks: cells == WordCells.Words);
    }

    // Smaller text stands closer.
    private static ParagraphProperties Set(string style, TableFit fit, bool isHeld = false)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (isHeld) properties.Append(new KeepNext());
        if (fit.HalfPoints < WordStyles.CellSize)
        {
            properties.Append(new SpacingBetweenLines { Line = Number(WordStyles.CellLine - ((WordStyles.CellSize - fit.HalfPoints) * CloserBy)), LineRule = LineSpacingRuleValues.Exact });
        }

        return properties;
    }

    private static Run Run(WordCell cell, TableFit fit) => WordText.Run(cell.Text, cell.Bold, cell.Colour, fit.HalfPoints == WordStyles.CellSize ? 0 : fit.HalfPoints);

    private static int? Own(TableFit fit) => fit.HalfPoints == WordStyles.CellSize ? null : fit.Padding;

    /// <summary>The columns of each table: as few tables as fit, as even as they can be.</summary>
    private static List<List<int>> Groups(ColumnNeed[] needs)
    {
        var full = Cut(needs, needs.Length);
        if (full.Count == 1) return full;
        var even = Cut(needs, (needs.Length - 1 + full.Count - 1) / full.Count);
        return even.Count == full.Count ? even : full;
    }

    private static List<List<int>> Cut(ColumnNeed[] needs, int most)
    {
        List<List<int>> groups = [[0]];
        for (var column = 1; column < needs.Length; column++)
        {
            var isFull = groups[^1].Count > most
                || TableFit.Of([.. groups[^1].Append(column).Select(index => needs[index])], WordParts.TextWidth, LeastSize, LeastSize) is null;
            if (groups[^1].Count > 1 && isFull) groups.Add([0]);
            groups[^1].Add(column);
        }

        return groups;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
