using BasicControl.Core.Clock;
using BasicControl.Core.Figures;

namespace BasicControl.Tests.Figures;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData(1d, "1.0")]
    [InlineData(0d, "0.0")]
    [InlineData(0.982339999, "0.98234")]
    [InlineData(2d / 3, "0.666667")]
    [InlineData(0.0078125, "0.007812")]
    [InlineData(1215.4155805, "1215.415581")]
    public void A_rate_has_at_most_six_decimals_and_at_least_one(double value, string text) => Assert.Equal(text, FigureTable.TextOf(value));

    [Fact]
    public void Counts_are_plain_nothing_is_empty_and_names_stay() =>
        Assert.Equal(["1234567", "", "城东所"], new object?[] { 1_234_567L, null, "城东所" }.Select(FigureTable.TextOf));

    [Fact]
    public void A_table_is_written_as_rfc_4180_and_no_cell_runs_as_a_formula()
    {
        var table = new FigureTable("type", ["type", "created"], [["a,b", 1L], ["say \"no\"", 2L], ["=1+1", 3L], ["@x", null], ["-5", -5L]]);

        Assert.Equal("type,created\n\"a,b\",1\n\"say \"\"no\"\"\",2\n'=1+1,3\n'@x,\n-5,-5\n", FigureCsv.Of(table));
    }

    [Fact]
    public void A_time_is_told_in_the_zone_of_the_figures()
    {
        var instant = new DateTime(2012, 1, 31, 23, 0, 0, DateTimeKind.Utc);

        Assert.Equal("2012-02-01 00:00:00+01:00", FigureDocument.TimeOf(CityZone.Of("Europe/Amsterdam"), instant));
        Assert.Equal("2012-01-31 23:00:00.250000", FigureDocument.TimeOf(CityZone.Floating, instant.AddMilliseconds(250)));
        Assert.Null(FigureDocument.TimeOf(CityZone.Floating, null));
    }

    [Fact]
    public void A_document_of_a_grid_names_its_corner_and_loses_no_column()
    {
        var grid = new FigureTable("type", ["", "type", "East"], [["Noise", 1L, 2L]]);

        var row = Assert.Single(FigureDocument.Of(grid));

        Assert.Equal(["type", "type (2)", "East"], row.Keys);
        Assert.Equal(["Noise", 1L, 2L], row.Values);
    }

    [Fact]
    public void Every_breakdown_is_found_by_its_name() =>
        Assert.All(Enum.GetValues<FigureBy>(), by => Assert.Equal(by, FigureBys.Find(by.NameOf())));
}
