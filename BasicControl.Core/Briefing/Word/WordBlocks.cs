using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Paper;
using DocumentFormat.OpenXml;

namespace BasicControl.Core.Briefing.Word;

/// <summary>Turns each block of a section into paragraphs, tables and charts.</summary>
internal sealed class WordBlocks(ValueText text, BriefingPeriod period, WordCharts charts)
{
    public IEnumerable<OpenXmlElement> Of(BriefingBlock block) => block switch
    {
        FigureBlock figures => Figures(figures),
        TextBlock words => Texts(words),
        TableBlock table => Table(table),
        ChartBlock chart => Chart(chart),
        HeatBlock heat => Heat(heat),
        DirectiveBlock directives => Directives(directives),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Not a kind of block."),
    };

    private IEnumerable<OpenXmlElement> Figures(FigureBlock block)
    {
        var kinds = block.Figures.SelectMany(figure => figure.Comparisons).Select(comparison => comparison.Kind).Distinct().Order().ToList();

        // Where there is nothing to compare with, how it is counted takes the room.
        var isCompared = kinds.Count > 0;
        WordColumn[] columns =
        [
            new(Word("Figure"), WordCells.Words),
            new(Word("Value"), WordCells.Numbers),
            .. kinds.Select(kind => new WordColumn(PaperWords.Of(kind, period, text.Culture), WordCells.Numbers)),
            .. isCompared ? Array.Empty<WordColumn>() : [new(PaperWords.Of("Formula", text.Culture), WordCells.Words)],
        ];
        return WordTable.Of(columns, [.. block.Figures.Select(figure => (IReadOnlyList<WordCell>)
        [
            new(text.Of(figure.Name), figure.Note is { } why ? text.Of(why) : null),
            ValueCell(figure),
            .. kinds.Select(kind => figure.Comparisons.FirstOrDefault(comparison => comparison.Kind == kind) is { } found
                ? new WordCell(ComparisonText.Value(figure.Kind, found, text), ComparisonText.Movement(figure, found, text))
                : new WordCell(ValueText.Nothing)),
            .. isCompared ? Array.Empty<WordCell>() : [new(text.Of(figure.Formula))],
        ])]);
    }

    private WordCell ValueCell(BriefingFigure figure) => figure.Value is ShareValue share
        ? new(text.Share(share), $"{text.Count(share.Numerator)}/{text.Count(share.Denominator)}", Bold: true)
        : new(text.Of(figure.Value), Bold: true);

    private IEnumerable<OpenXmlElement> Texts(TextBlock block) => block.Paragraphs.Select(paragraph => block.Role switch
    {
        TextRole.Note => WordText.Paragraph(WordStyles.Note, text.Of(paragraph)),
        TextRole.Warning => WordText.Paragraph(WordStyles.Warning, text.Of(paragraph)),
        _ => WordText.Running(text.Of(paragraph), text.IsEnglish),
    });

    private IEnumerable<OpenXmlElement> Table(TableBlock block)
    {
        yield return WordText.Paragraph(WordStyles.Caption, text.Of(block.Title));
        if (block.Rows.Count == 0)
        {
            yield return WordText.Paragraph(WordStyles.Note, Word("NoRows"));
        }
        else
        {
            var columns = block.Columns.Select(column => new WordColumn(text.Of(column.Title), SetOf(column.Kind))).ToArray();
            foreach (var element in WordTable.Of(columns, [.. block.Rows.Select(Cells)], block.Total is { } total ? Cells(total) : null)) yield return element;
        }

        foreach (var note in Note(block.Note)) yield return note;
    }

    private IReadOnlyList<WordCell> Cells(IReadOnlyList<BriefingValue?> row) => [.. row.Select(cell => new WordCell(text.Of(cell)))];

    private IEnumerable<OpenXmlElement> Chart(ChartBlock block)
    {
        yield return WordText.Paragraph(WordStyles.Caption, text.Of(block.Title));
        if (block.Labels.Count == 0)
        {
            yield return WordText.Paragraph(WordStyles.Note, Word("NoRows"));
            yield break;
        }

        yield return charts.Add(block);
        yield return WordText.Paragraph(WordStyles.Note, text.Of(block.Summary));
    }

    private IEnumerable<OpenXmlElement> Heat(HeatBlock block)
    {
        yield return WordText.Paragraph(WordStyles.Caption, text.Of(block.Title));
        if (block.Rows.Count == 0 || block.Columns.Count == 0)
        {
            yield return WordText.Paragraph(WordStyles.Note, Word("NoRows"));
        }
        else
        {
            foreach (var element in WordHeat.Of(block, text)) yield return element;
        }

        foreach (var note in Note(block.Note)) yield return note;
    }

    private IEnumerable<OpenXmlElement> Directives(DirectiveBlock block)
    {
        if (block.Directives.Count == 0)
        {
            yield return WordText.Running(Word("NoDirectives"), text.IsEnglish);
        }
        else
        {
            WordColumn[] columns =
            [
                new(Word("Number"), WordCells.Marks), new(Word("Level"), WordCells.Marks), new(PaperWords.Of("Directive", text.Culture), WordCells.Words), new(Word("Measure"), WordCells.Words),
                new(Word("ResponsibleUnit"), WordCells.Words), new(Word("Due"), WordCells.Marks), new(Word("State"), WordCells.Marks),
            ];
            foreach (var element in WordTable.Of(columns, [.. block.Directives.Select(Cells)])) yield return element;
        }

        foreach (var note in Note(block.Note)) yield return note;
    }

    private IReadOnlyList<WordCell> Cells(BriefingDirective directive) =>
    [
        new(directive.Number),
        new($"{PaperLevels.Shape(directive.Level)} {DocumentWords.Of(directive.Level, text.Culture)}", Colour: PaperLevels.Colour(directive.Level)),
        new(text.Of(directive.Title)),
        new(text.Of(directive.Measure)),
        new(text.Of(directive.Unit)),
        new(directive.Due is { } due ? text.Instant(due) : ValueText.Nothing),
        new(text.Of(directive.State)),
    ];

    private IEnumerable<OpenXmlElement> Note(Basics.LocalName? note)
    {
        if (note is { } words) yield return WordText.Paragraph(WordStyles.Note, text.Of(words));
    }

    private static WordCells SetOf(ValueKind kind) => kind switch
    {
        ValueKind.Text => WordCells.Words,
        ValueKind.Instant or ValueKind.Day => WordCells.Marks,
        _ => WordCells.Numbers,
    };

    private string Word(string key) => DocumentWords.Of(key, text.Culture);
}
