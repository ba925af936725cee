using BasicControl.Core.Briefing.Charts;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Paper;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures.Export;

namespace BasicControl.Core.Briefing.Workbook;

/// <summary>Writes blocks into a sheet from its next row on.</summary>
internal sealed class BookBlocks(ValueText text, CityZone zone, BriefingPeriod period)
{
    private const int MostTextColumns = 9;

    private readonly BookValues _values = new(text, zone);

    /// <param name="isAlone">The heading of the only table of a sheet stays in sight.</param>
    public void Write(BookSheet sheet, BriefingBlock block, bool isAlone)
    {
        var (heading, columns, note) = block switch
        {
            FigureBlock figures => (Figures(sheet, figures), 1, null),
            DirectiveBlock directives => (Directives(sheet, directives), 0, directives.Note),
            TableBlock table => (Table(sheet, table), 1, table.Note),
            ChartBlock chart => (Chart(sheet, chart), 0, chart.Summary),
            HeatBlock heat => (BookHeat.Write(sheet, heat, text), 1, heat.Note),
            TextBlock words => (Texts(sheet, words), 0, null),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Not a kind of block."),
        };
        if (isAlone && heading is { } row) sheet.Frozen = (row, columns);
        if (note is { } said) sheet.Line(text.Of(said), BookStyles.Imprint);
    }

    private int? Figures(BookSheet sheet, FigureBlock block)
    {
        var kinds = block.Figures.SelectMany(figure => figure.Comparisons).Select(comparison => comparison.Kind).Distinct().Order().ToList();
        List<ExportColumn> columns =
        [
            new(Word("Figure")),
            new(Word("Value")),
            new(Word("Compared")),
            new(Paper("Formula")),
        ];
        foreach (var kind in kinds)
        {
            if (kind is ComparisonKind.Band) columns.AddRange([new(Paper("LowEdge")), new(Paper("HighEdge"))]);
            else columns.Add(new(PaperWords.Of(kind, period, text.Culture)));
        }

        columns.AddRange(
        [
            new(DocumentWords.Of("Numerator", text.Culture, Word("Value")), ExportType.Whole),
            new(DocumentWords.Of("Denominator", text.Culture, Word("Value")), ExportType.Whole),
        ]);
        return sheet.Table(columns, [.. block.Figures.Select(figure => Cells(figure, kinds))], typeOfRow: row => BookValues.TypeOf(block.Figures[row].Kind));
    }

    private List<object?> Cells(BriefingFigure figure, List<ComparisonKind> kinds)
    {
        var share = figure.Value as ShareValue;
        List<object?> cells = [text.Of(figure.Name), _values.Cell(figure.Value), Compared(figure), text.Of(figure.Formula)];
        foreach (var kind in kinds)
        {
            var found = figure.Comparisons.FirstOrDefault(comparison => comparison.Kind == kind);
            cells.Add(_values.Cell(found?.Value));
            if (kind is ComparisonKind.Band) cells.Add(_values.Cell(found?.High));
        }

        cells.AddRange([share?.Numerator, share?.Denominator]);
        return cells;
    }

    /// <summary>The comparisons in words, or why there is nothing to tell.</summary>
    private string? Compared(BriefingFigure figure)
    {
        var words = figure.Comparisons.Select(comparison => text.Of(comparison.Words)).ToList();
        if (figure.Note is { } why) words.Add(text.Of(why));
        return words.Count == 0 ? null : string.Join(text.IsEnglish ? "; " : "；", words);
    }

    private int? Directives(BookSheet sheet, DirectiveBlock block)
    {
        if (block.Directives.Count == 0)
        {
            sheet.Line(Word("NoDirectives"), BookStyles.Strong);
            return null;
        }

        return sheet.Table(
            [
                new(Word("Number")), new(Word("Level")), new(Paper("Directive")), new(Word("Measure")), new(Word("ResponsibleUnit")),
                new(Word("Due"), ExportType.Time), new(Word("State")),
            ],
            [.. block.Directives.Select(directive => (IReadOnlyList<object?>)
            [
                directive.Number, DocumentWords.Of(directive.Level, text.Culture), text.Of(directive.Title), text.Of(directive.Measure), text.Of(directive.Unit),
                directive.Due is { } due ? zone.ToLocal(due) : null, text.Of(directive.State),
            ])]);
    }

    private int? Table(BookSheet sheet, TableBlock block)
    {
        IReadOnlyList<object?> Cells(IReadOnlyList<BriefingValue?> row) => [.. block.Columns.SelectMany((column, index) => _values.Cells(column, row[index]))];
        return sheet.Table([.. block.Columns.SelectMany(_values.Columns)], [.. block.Rows.Select(Cells)], block.Total is { } total ? Cells(total) : null);
    }

    private int? Chart(BookSheet sheet, ChartBlock block)
    {
        var table = ChartBook.Table(block, text);
        var heading = sheet.Table(table.Columns, [.. table.Rows]);
        if (block.Labels.Count > 0)
        {
            sheet.Charts.Add(new BookChart(block, new ChartRange(sheet.Name, 1, heading, block.Labels.Count), table.Columns.Count + 2, heading));
        }

        return heading;
    }

    private int? Texts(BookSheet sheet, TextBlock block)
    {
        foreach (var paragraph in block.Paragraphs) sheet.Paragraph(text.Of(paragraph), Math.Clamp(sheet.Widths.Count, 1, MostTextColumns));
        return null;
    }

    private string Word(string key) => DocumentWords.Of(key, text.Culture);

    private string Paper(string key) => PaperWords.Of(key, text.Culture);
}
