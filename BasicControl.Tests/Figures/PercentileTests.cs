using BasicControl.Core.Figures;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Figures;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(new double[] { 7 }, 0.9, 7)]
    [InlineData(new double[] { 1, 2 }, 0.5, 1.5)]
    [InlineData(new double[] { 1, 2, 3, 4 }, 0.5, 2.5)]
    [InlineData(new double[] { 10, 20, 30, 40, 50 }, 0.9, 46)]
    public void The_interpolated_percentile_is_the_spreadsheets(double[] values, double share, double expected) =>
        Assert.Equal(expected, Percentile.Interpolated(values, share)!.Value, 9);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 9)]
    [InlineData(10, 9)]
    [InlineData(11, 10)]
    [InlineData(20, 18)]
    [InlineData(1000, 900)]
    public void The_nearest_rank_of_90_is_the_first_that_nine_tenths_do_not_exceed(int count, int rank) =>
        Assert.Equal(rank, Percentile.NearestRank([.. Enumerable.Range(1, count).Select(n => (double)n)], 90));

    [Fact]
    public void Both_agree_with_a_naive_definition() =>
        Prop.ForAll(Gen.NonEmptyListOf(Gen.Choose(0, 1000)).ToArbitrary(), Gen.Choose(1, 99).ToArbitrary(), (values, percent) =>
        {
            double[] ascending = [.. values.Select(value => (double)value).Order()];

            // The smallest value with at least so many per cent of all values at or below it.
            var rank = ascending.First(value => ascending.Count(other => other <= value) * 100 >= percent * ascending.Length);

            // A polyline through (0, first), (1, second) … read at its share of the way.
            var way = percent * (ascending.Length - 1) / 100m;
            var (left, right) = ((decimal)ascending[(int)Math.Floor(way)], (decimal)ascending[(int)Math.Ceiling(way)]);
            var line = left + ((right - left) * (way - Math.Floor(way)));

            return Percentile.NearestRank(ascending, percent) == rank
                && Math.Abs((decimal)Percentile.Interpolated(ascending, percent / 100d)!.Value - line) < 0.000001m;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Of_nothing_there_is_none() =>
        Assert.Equal((null, null), (Percentile.Interpolated([], 0.5), Percentile.NearestRank([], 90)));
}
