using System.Text.RegularExpressions;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Paper;
using BasicControl.Core.Clock;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Briefing;

/// <summary>What documents for office programs share: colours, widths, names in files.</summary>
public sealed class PaperTests
{
    [Fact]
    public void Paper_and_the_light_theme_have_the_same_colours()
    {
        var css = Repository.Read("wwwroot-assets/css/tokens.css");
        var light = css[css.IndexOf("[data-theme=\"light\"] {", StringComparison.Ordinal)..];
        string Token(string name) => Regex.Match(light, $"--{name}: #([0-9a-f]{{6}});", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value.ToUpperInvariant();

        Assert.Equal(Enumerable.Range(0, HeatScale.Steps + 1).Select(step => Token($"heat-{step}")), Enumerable.Range(0, HeatScale.Steps + 1).Select(PaperPalette.Ground));
        Assert.Equal((Token("text"), Token("accent"), Token("raised")), (PaperPalette.Ink, PaperPalette.Accent, PaperPalette.Head));
        Assert.Equal(Token("level-red"), PaperLevels.Colour(Level.Red));
        Assert.Equal(Token("level-yellow"), PaperLevels.Colour(Level.Yellow));
        Assert.Equal(Token("level-blue"), PaperLevels.Colour(Level.Blue));
    }

    [Theory]
    [InlineData("派出所", 3)]
    [InlineData("㛃𠮷", 2)]
    [InlineData("12", 1.12)]
    [InlineData("", 0)]
    public void An_East_Asian_character_takes_an_em_and_a_figure_about_half(string text, double ems) => Assert.Equal(ems, PaperText.Ems(text), 6);

    [Fact]
    public void Columns_share_out_the_page_and_none_goes_below_its_least()
    {
        ColumnNeed[] needs = [ColumnNeed.Of("单位", ["金湖派出所"], breaks: true), ColumnNeed.Of("新建", ["12,345"], breaks: false), ColumnNeed.Of("原因", [new string('长', 90)], breaks: true)];

        var fit = TableFit.Of(needs, 9_072, 18, 13)!;

        Assert.InRange(fit.Width, 8_900, 9_072);
        Assert.All(needs.Zip(fit.Widths), pair => Assert.True(pair.Second >= (pair.First.Least * fit.HalfPoints * 10) + (2 * fit.Padding)));
        Assert.True(fit.Widths[2] > fit.Widths[0]);
    }

    [Theory]
    [InlineData(24, 999, 1)]
    [InlineData(24, 99_999, 2)]
    [InlineData(60, 99, 2)]
    public void A_heat_grid_takes_as_many_tables_as_its_counts_need(int columns, int most, int tables)
    {
        var block = new HeatBlock("grid", new("", null), new("单位", null), [new("罗桥派出所", null), new("灵乡派出所", null)], [.. Enumerable.Range(0, columns).Select(column => new LocalName($"{column}", null))], [.. Enumerable.Repeat(most, columns), .. Enumerable.Repeat(0, columns)]);

        var fit = HeatFit.Of(HeatSheet.Of(block, new ValueText(BriefingCultures.Chinese, CityZone.Floating)), 9_072);

        Assert.Equal(tables, (columns + fit.Columns - 1) / fit.Columns);
        Assert.InRange(fit.Name + (fit.Columns * fit.Cell) + fit.Total, 1, 9_072);
    }

    [Fact]
    public void Text_shrinks_before_a_number_is_broken_and_says_so_when_nothing_helps()
    {
        ColumnNeed[] crowded = [.. Enumerable.Range(0, 12).Select(_ => ColumnNeed.Of("数", ["1,234,567"], breaks: false))];
        ColumnNeed[] hopeless = [.. Enumerable.Range(0, 40).Select(_ => ColumnNeed.Of("数", ["1,234,567"], breaks: false))];

        Assert.InRange(TableFit.Of(crowded, 9_072, 18, 13)!.HalfPoints, 13, 17);
        Assert.Null(TableFit.Of(hopeless, 9_072, 18, 13));
    }
}
