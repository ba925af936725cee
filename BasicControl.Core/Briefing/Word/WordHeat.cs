using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Paper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace BasicControl.Core.Briefing.Word;

/// <summary>
/// A heat grid as a table with shaded cells: the steps of the wall's grid, the count in every cell, sums at both ends and a
/// legend with real numbers. The longer side runs down the page; what is still too wide goes on in a second table.
/// </summary>
internal sealed class WordHeat
{
    // More columns than these are turned down the page when there are fewer rows.
    private const int MostAcross = 31;
    private const int LegendSize = 15;
    private const int LegendCell = 700;
    private const int NamePadding = 40;
    private const double MostHead = 16;

    private readonly HeatSheet _heat;
    private readonly HeatScale _scale;
    private readonly HeatFit _fit;
    private readonly ValueText _text;

    private WordHeat(HeatBlock block, ValueText text)
    {
        var heat = HeatSheet.Of(block, text);
        _heat = heat.Columns.Count > MostAcross && heat.Rows.Count < heat.Columns.Count ? heat.Turned() : heat;
        (_scale, _fit, _text) = (HeatScale.Of(block.Cells), HeatFit.Of(_heat, WordParts.TextWidth), text);
    }

    public static IEnumerable<OpenXmlElement> Of(HeatBlock block, ValueText text) => new WordHeat(block, text).Elements();

    private IEnumerable<OpenXmlElement> Elements()
    {
        for (var from = 0; from < _heat.Columns.Count; from += _fit.Columns)
        {
            yield return Table(from, Math.Min(_fit.Columns, _heat.Columns.Count - from));
            yield return WordTable.Gap();
        }

        if (_scale.From.Count == 0) yield break;
        yield return Legend();
        yield return WordTable.Gap();
    }

    private Table Table(int from, int count)
    {
        var em = _fit.HalfPoints * 10;
        var heads = _heat.Columns.Skip(from).Take(count).ToList();
        var isTurned = heads.Any(head => PaperText.LongestPiece(head) * em > _fit.Cell - (2 * HeatFit.Padding));
        var table = WordTable.Frame([_fit.Name, .. Enumerable.Repeat(_fit.Cell, count), _fit.Total]);
        table.Append(WordTable.Row(
            [Head(_heat.Corner, _fit.Name), .. heads.Select(head => Head(head, _fit.Cell, isTurned)), Head("Σ", _fit.Total)],
            isHead: true,
            isTurned ? (int)(Math.Min(heads.Max(PaperText.Ems), MostHead) * em) + 120 : 0));
        for (var row = 0; row < _heat.Rows.Count; row++)
        {
            table.Append(WordTable.Row(
            [
                WordTable.Cell(_fit.Name, null, Small(_heat.Rows[row], JustificationValues.Left, isHeld: WordTable.IsHeld(row, _heat.Rows.Count + 1)), NamePadding),
                .. Enumerable.Range(from, count).Select(column => Shaded(_heat[row, column], WordTable.IsHeld(row, _heat.Rows.Count + 1))),
                Sum(_heat.RowSum(row), _fit.Total),
            ]));
        }

        table.Append(WordTable.Row(
        [
            WordTable.Cell(_fit.Name, PaperPalette.Head, Small("Σ", JustificationValues.Left), NamePadding),
            .. Enumerable.Range(from, count).Select(column => Sum(_heat.ColumnSum(column), _fit.Cell)),
            Sum(_heat.Sum, _fit.Total),
        ]));
        return table;
    }

    private Table Legend()
    {
        var table = WordTable.Frame([LegendCell, .. _scale.From.Select(_ => LegendCell), LegendCell]);
        table.Append(WordTable.Row(
        [
            Step(DocumentWords.Of("Fewest", _text.Culture), 0),
            .. _scale.From.Select((from, index) => Step($"≥ {_text.Count(from)}", _scale.ShadeOf(index + 1))),
            Step(DocumentWords.Of("Most", _text.Culture), 0),
        ]));
        return table;

        static TableCell Step(string words, int step) => WordTable.Cell(LegendCell, PaperPalette.Ground(step), Small(words, JustificationValues.Center, LegendSize, PaperPalette.InkOn(step)), HeatFit.Padding);
    }

    // Counts are written without separators: the columns are narrow.
    private TableCell Shaded(int count, bool isHeld)
    {
        var step = _scale.StepOf(count);
        var words = count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);
        return WordTable.Cell(_fit.Cell, PaperPalette.Ground(step), Small(words, JustificationValues.Center, PaperPalette.InkOn(step), isHeld), HeatFit.Padding, breaks: false);
    }

    private TableCell Sum(long sum, int width) => width == _fit.Total
        ? WordTable.Cell(width, PaperPalette.Head, Small(_text.Count(sum), JustificationValues.Right), 30, breaks: false)
        : WordTable.Cell(width, PaperPalette.Head, Small(sum.ToString(CultureInfo.InvariantCulture), JustificationValues.Center), HeatFit.Padding, breaks: false);

    private TableCell Head(string text, int width, bool isTurned = false) => WordTable.Cell(
        width,
        PaperPalette.Head,
        Small(text, width == _fit.Name || isTurned ? JustificationValues.Left : JustificationValues.Center, _fit.HalfPoints, style: WordStyles.Head),
        width == _fit.Name ? NamePadding : HeatFit.Padding,
        isTurned ? TextDirectionValues.BottomToTopLeftToRight : null);

    private Paragraph Small(string text, JustificationValues align, string? colour = null, bool isHeld = false) =>
        Small(text, align, _fit.HalfPoints, colour, isHeld: isHeld);

    private static Paragraph Small(string text, JustificationValues align, int size, string? colour = null, string style = WordStyles.Cell, bool isHeld = false)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (isHeld) properties.Append(new KeepNext());
        properties.Append(
            new SpacingBetweenLines { Line = ((size + 5) * 10).ToString(CultureInfo.InvariantCulture), LineRule = LineSpacingRuleValues.Exact },
            new Justification { Val = align });
        return new Paragraph(properties, WordText.Run(text, colour: colour, halfPoints: size));
    }
}
