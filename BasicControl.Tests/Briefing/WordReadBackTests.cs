using System.Globalization;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Word;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace BasicControl.Tests.Briefing;

/// <summary>What a briefing says is read back from its Word document, value by value.</summary>
public sealed class WordReadBackTests
{
    public static TheoryData<string> Cultures => ["zh-CN", "en"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Every_headline_figure_stands_with_its_value_and_comparisons(string culture)
    {
        var (document, text, tables, _) = await Read(culture);
        var figures = document.PageOne.SelectMany(section => section.Blocks).OfType<FigureBlock>().Single().Figures;
        var rows = tables[0].Skip(1).ToList();

        Assert.Equal(figures.Count, rows.Count);
        Assert.All(figures.Zip(rows), pair =>
        {
            Assert.StartsWith(text.Of(pair.First.Name), pair.Second[0], StringComparison.Ordinal);
            Assert.Equal(pair.First.Value is ShareValue share ? $"{text.Share(share)}\n{text.Count(share.Numerator)}/{text.Count(share.Denominator)}" : text.Of(pair.First.Value), pair.Second[1]);
        });
        Assert.Equal("2,180\n▲ 53 (+2.4 %)", rows[0][2]);
        Assert.StartsWith("2,050–2,460\n", rows[0][4], StringComparison.Ordinal);
        Assert.StartsWith("96.00 %\n", rows[2][5], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Every_cell_of_every_table_reads_as_in_the_document(string culture)
    {
        var (document, text, tables, _) = await Read(culture);
        var blocks = document.Sections.SelectMany(section => section.Blocks).OfType<TableBlock>().Where(block => block.Rows.Count > 0).ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block =>
        {
            string[] heads = [.. block.Columns.Select(column => text.Of(column.Title))];
            var read = Assert.Single(tables, table => table[0].SequenceEqual(heads));
            IEnumerable<IReadOnlyList<BriefingValue?>> rows = block.Total is null ? block.Rows : [.. block.Rows, block.Total];
            Assert.Equal(rows.Select(row => row.Select(text.Of)), read.Skip(1));
        });
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Every_count_of_a_heat_grid_stands_once_on_the_ground_of_its_step(string culture)
    {
        var (document, text, tables, docx) = await Read(culture);
        var hours = document.Annex.SelectMany(section => section.Blocks).OfType<HeatBlock>().First(block => block.Code == "station-hours");
        var grid = tables.Single(table => table[0].Length == 26 && table[0][1] == "0");

        Assert.Equal(hours.Cells.Select(count => count == 0 ? "" : text.Count(count)), grid.Skip(1).SkipLast(1).SelectMany(row => row[1..25]));
        Assert.Equal(text.Count(hours.Cells.Sum()), grid[^1][25]);
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var most = word.MainDocumentPart!.Document.Descendants<TableCell>().First(cell => cell.InnerText == text.Count(hours.Most()));
        Assert.Equal("0A625B", most.TableCellProperties!.Shading!.Fill!.Value);
    }

    [Fact]
    public async Task A_grid_with_more_columns_than_a_page_holds_is_turned()
    {
        var (document, text, tables, _) = await Read("zh-CN");
        var kinds = document.Annex.SelectMany(section => section.Blocks).OfType<HeatBlock>().Single(block => block.Code == "kind-stations");
        var grid = tables.Single(table => table[0].Contains("婚恋"));

        Assert.Equal(kinds.Columns.Select(text.Of), grid.Skip(1).SkipLast(1).Select(row => row[0]));
        Assert.Equal(text.Count(kinds.Cells[(3 * kinds.Columns.Count) + 17]), grid[18][4]);
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Directives_stand_with_measure_unit_and_due(string culture)
    {
        var (document, text, tables, _) = await Read(culture);
        var directives = document.PageOne.SelectMany(section => section.Blocks).OfType<DirectiveBlock>().Single().Directives;

        Assert.Equal(
            directives.Select(one => new[] { one.Number, text.Of(one.Title), text.Of(one.Measure), text.Of(one.Unit), one.Due is { } due ? text.Instant(due) : "–", text.Of(one.State) }),
            tables[1].Skip(1).Select(row => new[] { row[0], row[2], row[3], row[4], row[5], row[6] }));
    }

    [Fact]
    public async Task Sections_are_headings_that_the_navigation_shows_and_pages_are_numbered()
    {
        var (document, text, _, docx) = await Read("zh-CN");

        Assert.Equal(document.Sections.Select(section => text.Of(section.Title)), OfficeFile.Paragraphs(docx).Where(paragraph => paragraph.Style == "Heading1").Select(paragraph => paragraph.Text));
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var main = word.MainDocumentPart!;
        Assert.Equal("第 1 页，共 1 页", main.FooterParts.First().Footer.InnerText);
        Assert.Equal([" PAGE ", " NUMPAGES "], main.FooterParts.First().Footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value));
        Assert.Equal(0, main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(style => style.StyleId == "Heading1").StyleParagraphProperties!.OutlineLevel!.Val!.Value);
    }

    [Fact]
    public async Task Tables_fit_the_page_repeat_their_head_and_leave_no_row_torn()
    {
        var (_, _, _, docx) = await Read("en");
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);

        Assert.All(word.MainDocumentPart!.Document.Descendants<Table>(), table =>
        {
            Assert.InRange(table.Descendants<GridColumn>().Sum(column => int.Parse(column.Width!.Value!, CultureInfo.InvariantCulture)), 1, WordParts.TextWidth);
            Assert.All(table.Elements<TableRow>(), row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<CantSplit>()));
        });
        Assert.All(
            word.MainDocumentPart.Document.Descendants<Table>().Where(table => table.Elements<TableRow>().Count() > 1),
            table => Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>()));
    }

    [Fact]
    public async Task Charts_stay_charts_with_their_numbers_behind_them()
    {
        var (document, _, _, docx) = await Read("zh-CN");
        var days = document.Annex.SelectMany(section => section.Blocks).OfType<ChartBlock>().Single(block => block.Code == "days");
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);

        var part = word.MainDocumentPart!.ChartParts.Single(chart => chart.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.LineChart>().Any());
        var drawn = part.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Values>().Last().Descendants<DocumentFormat.OpenXml.Drawing.Charts.NumericPoint>().Select(point => (double?)double.Parse(point.InnerText, CultureInfo.InvariantCulture));
        Assert.Equal(days.Series[1].Values, drawn);
        using var book = new MemoryStream();
        await part.EmbeddedPackagePart!.GetStream().CopyToAsync(book, TestContext.Current.CancellationToken);
        var rows = OfficeFile.Sheets(book.ToArray()).Values.Single().Rows(0);
        Assert.Equal(days.Series[1].Values, rows.Select(row => row[2]!.Number));
        Assert.Null(rows[12][1]);
        Assert.All(word.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>(), drawing => Assert.False(string.IsNullOrEmpty(drawing.Description)));
    }

    [Theory]
    [InlineData(BriefingState.Unsigned, "第 2 版 · 草稿 未签发", "签发人：")]
    [InlineData(BriefingState.Signed, "第 2 版 · 已签发", "王㛃𠮷（指挥长）2026-06-02 08:00 签发")]
    public async Task The_imprint_tells_version_state_and_who_signed(BriefingState state, string mark, string signed)
    {
        var imprint = OfficeFile.Paragraphs(await OfficeFile.Write(new WordBriefing(), PaperSample.Full(state), BriefingCultures.Chinese)).Where(paragraph => paragraph.Style == "Imprint").Select(paragraph => paragraph.Text).ToList();

        Assert.EndsWith(mark, imprint[0], StringComparison.Ordinal);
        Assert.Contains(signed, imprint[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rare_characters_survive_and_the_fonts_are_named_for_both_scripts()
    {
        var (_, _, tables, docx) = await Read("zh-CN");
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var main = word.MainDocumentPart!;

        Assert.Contains(tables.SelectMany(table => table).SelectMany(row => row), cell => cell.Contains(PaperSample.Rare, StringComparison.Ordinal));
        var defaults = main.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        Assert.Equal(("仿宋", "Times New Roman"), (defaults.RunFonts!.EastAsia!.Value, defaults.RunFonts.Ascii!.Value));
        Assert.Equal("zh-CN", defaults.GetFirstChild<Languages>()!.EastAsia!.Value);
        Assert.Superset(
            main.StyleDefinitionsPart.Styles.Descendants<RunFonts>().SelectMany(fonts => new[] { fonts.EastAsia!.Value!, fonts.Ascii!.Value! }).ToHashSet(),
            main.FontTablePart!.Fonts.Elements<Font>().Select(font => font.Name!.Value!).ToHashSet());
    }

    private static async Task<(BriefingDocument Document, ValueText Text, List<List<string[]>> Tables, byte[] Docx)> Read(string culture)
    {
        var document = PaperSample.Full();
        var docx = await OfficeFile.Write(new WordBriefing(), document, CultureInfo.GetCultureInfo(culture));
        return (document, new ValueText(CultureInfo.GetCultureInfo(culture), document), OfficeFile.Tables(docx), docx);
    }
}
