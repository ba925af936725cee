using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Workbook;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures.Export;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BasicControl.Tests.Briefing;

/// <summary>What a briefing says is read back from its workbook, typed, cell by cell.</summary>
public sealed class WorkbookReadBackTests
{
    private static readonly DateTime DayZero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    public static TheoryData<string> Cultures => ["zh-CN", "en"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Every_headline_figure_is_typed_on_the_first_sheet(string culture)
    {
        var (document, text, sheets) = await Read(culture);
        var figures = document.PageOne.SelectMany(section => section.Blocks).OfType<FigureBlock>().Single().Figures;
        var rows = sheets.Values.First().Rows(0);

        Assert.Equal(figures.Select(figure => text.Of(figure.Name)), rows.Select(row => row[0]!.Text));
        Assert.Equal(figures.Select(figure => Number(figure.Value)), rows.Select(row => row[1]?.Number));
        Assert.Equal([3u, 3u, 10u, 3u, 4u], rows.Take(5).Select(row => row[1]!.Format));
        Assert.Equal((1_883, 1_957), (rows[2][^2]!.Number, rows[2][^1]!.Number));
        Assert.Equal([2_180d, 2_401d, 2_050d, 2_460d], rows[0][4..8].Select(cell => cell!.Number!.Value));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Every_cell_of_every_table_is_typed_as_in_the_document(string culture)
    {
        var (document, text, sheets) = await Read(culture);
        var zone = CityZone.Of(document.Zone);
        foreach (var block in document.Annex.SelectMany(section => section.Blocks).OfType<TableBlock>().Where(block => block.Rows.Count > 0))
        {
            var sheet = sheets[NameOf(block.Title, text)];
            var rows = sheet.Rows(0);
            Assert.Equal(block.Rows.Count, rows.Count);
            for (var row = 0; row < block.Rows.Count; row++)
            {
                var place = 0;
                for (var column = 0; column < block.Columns.Count; column++)
                {
                    Same(block.Rows[row][column], rows[row][place], text, zone);
                    if (block.Columns[column].Kind is ValueKind.Share)
                    {
                        var share = (ShareValue)block.Rows[row][column]!;
                        Assert.Equal((share.Numerator, share.Denominator), (rows[row][place + 1]!.Number, rows[row][place + 2]!.Number));
                        place += 2;
                    }

                    place++;
                }
            }
        }
    }

    [Fact]
    public async Task The_sum_stands_under_the_table_where_its_filter_leaves_it_alone()
    {
        var (_, _, sheets) = await Read("zh-CN");
        var sheet = sheets["各所工单办理"];

        Assert.Equal("A4:J64", sheet.Tables.Single().Area);
        Assert.Equal(("Σ", 67_662), (sheet.At(1, 65)!.Text, sheet.At(2, 65)!.Number));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task A_heat_grid_holds_every_count_and_its_sums(string culture)
    {
        var (document, text, sheets) = await Read(culture);
        foreach (var block in document.Annex.SelectMany(section => section.Blocks).OfType<HeatBlock>())
        {
            var sheet = sheets[NameOf(block.Title, text)];
            var counts = Enumerable.Range(0, block.Rows.Count).SelectMany(row => Enumerable.Range(0, block.Columns.Count).Select(column => (int)sheet.At(column + 2, row + 5)!.Number!.Value));
            Assert.Equal(block.Cells, counts);
            Assert.Equal(block.Cells.Sum(), sheet.At(block.Columns.Count + 2, block.Rows.Count + 5)!.Number);
        }
    }

    [Fact]
    public async Task Every_table_is_a_real_one_whose_heads_are_its_cells()
    {
        var (_, _, sheets) = await Read("zh-CN");

        Assert.Equal("要情一页", sheets.Keys.First());
        Assert.All(sheets.Values.SelectMany(sheet => sheet.Tables.Select(table => (sheet, table))), pair =>
        {
            var row = int.Parse(pair.table.Area.Split(':')[0].TrimStart('A'), CultureInfo.InvariantCulture);
            Assert.Equal(pair.table.Heads, Enumerable.Range(1, pair.table.Heads.Length).Select(column => pair.sheet.At(column, row)!.Text));
        });
        Assert.Equal(6, sheets.Values.Sum(sheet => sheet.Tables.Count) - 2);
    }

    [Fact]
    public async Task Charts_are_drawn_from_the_cells_beside_them()
    {
        var (document, text, sheets) = await Read("zh-CN");
        Assert.All(document.Annex.SelectMany(section => section.Blocks).OfType<ChartBlock>(), chart =>
        {
            var sheet = sheets[NameOf(chart.Title, text)];
            Assert.Equal(1, sheet.Charts);
            for (var series = 0; series < chart.Series.Count; series++) Assert.Equal(chart.Series[series].Values, sheet.Rows(0).Select(row => row[series + 1]?.Number));
        });
    }

    [Fact]
    public async Task Heads_stay_in_sight_and_pages_are_set_up_for_A4()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(await OfficeFile.Write(new WorkbookBriefing(), PaperSample.Full(), BriefingCultures.Chinese)), isEditable: false);

        Assert.All(book.WorkbookPart!.WorksheetParts, part => Assert.Equal((9u, 1u), (part.Worksheet.Descendants<PageSetup>().Single().PaperSize!.Value, part.Worksheet.Descendants<PageSetup>().Single().FitToWidth!.Value)));
        Assert.Equal(8, book.WorkbookPart.WorksheetParts.Count(part => part.Worksheet.Descendants<Pane>().Any(pane => pane.State! == PaneStateValues.Frozen)));
        Assert.Equal(8, book.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().Count(name => name.Name == "_xlnm.Print_Titles"));
    }

    [Fact]
    public async Task Text_is_never_a_formula_and_rare_characters_survive()
    {
        var (_, _, sheets) = await Read("zh-CN");
        var cells = sheets.Values.SelectMany(sheet => sheet.Cells.Values).ToList();

        Assert.DoesNotContain(cells, cell => cell.IsFormula);
        Assert.Equal(2, cells.Count(cell => cell.Text is ['=', ..]));
        Assert.All(cells.Where(cell => cell.Text is ['=' or '+' or '-' or '@', ..]), cell => Assert.True(cell.IsQuoted));
        Assert.Contains(cells, cell => cell.Text == $"{PaperSample.Rare}湖派出所");
    }

    private static void Same(BriefingValue? value, CellRead? cell, ValueText text, CityZone zone)
    {
        switch (value)
        {
            case null or ShareValue { Denominator: 0 }:
                Assert.Null(cell);
                break;
            case TextValue words:
                Assert.Equal(text.Of(words.Text), cell!.Text);
                break;
            case InstantValue instant:
                Assert.Equal((zone.ToLocal(instant.At) - DayZero).TotalDays, cell!.Number!.Value, 8);
                break;
            case DayValue day:
                Assert.Equal((day.Day.ToDateTime(TimeOnly.MinValue) - DayZero).TotalDays, cell!.Number);
                break;
            default:
                Assert.Equal(Number(value), cell!.Number);
                break;
        }
    }

    private static string NameOf(LocalName title, ValueText text) => WorkbookExport.NameOf(text.Of(title), []);

    private static double? Number(BriefingValue? value) => value switch
    {
        CountValue count => count.Count,
        ShareValue share => share.Share,
        NumberValue number => number.Number,
        _ => null,
    };

    private static async Task<(BriefingDocument Document, ValueText Text, Dictionary<string, SheetRead> Sheets)> Read(string culture)
    {
        var document = PaperSample.Full();
        var xlsx = await OfficeFile.Write(new WorkbookBriefing(), document, CultureInfo.GetCultureInfo(culture));
        return (document, new ValueText(CultureInfo.GetCultureInfo(culture), document), OfficeFile.Sheets(xlsx));
    }
}
