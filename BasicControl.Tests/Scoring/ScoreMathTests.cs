using BasicControl.Core.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Scoring;

public sealed class ScoreMathTests
{
    private static readonly Arbitrary<int[]> AnyCounts = Arb.From(Gen.ArrayOf(Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(0, 400))), RuleRegister.Count * 2));

    [Fact]
    public void A_score_is_the_weighted_mean_of_the_parts_that_have_facts_drawn_to_the_mean_above() =>
        Prop.ForAll(AnyCounts, numbers =>
        {
            var (own, others) = Counts(numbers);
            var mean = Sum(own, others);
            var expected = Plain(own) is { } alone && Plain(mean) is { } above
                ? ((alone * Facts(own)) + (above * Rubric.DefaultShrinkage)) / (Facts(own) + Rubric.DefaultShrinkage)
                : (decimal?)null;

            var score = ScoreMath.Score(Rubric.Shipped, own, mean);

            Assert.Equal(expected is null, score is null);
            Assert.InRange(score?.Value - expected ?? 0, -0.000003m, 0.000003m);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void The_points_of_all_lines_are_what_the_score_loses_when_each_is_taken_out_alone() =>
        Prop.ForAll(AnyCounts, numbers =>
        {
            var (own, others) = Counts(numbers);
            var mean = Sum(own, others);
            foreach (var rule in RuleRegister.All.Select(rule => rule.Rule).Where(rule => own[rule] > 0))
            {
                var taken = Sum(own.Without(rule), others);
                var without = ScoreMath.Score(Rubric.Shipped, own.Without(rule), taken) ?? Points.Zero;
                Assert.Equal(ScoreMath.Score(Rubric.Shipped, own, mean)!.Value - without, ScoreMath.OfOne(Rubric.Shipped, rule, own, mean, isInMean: true));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Few_facts_are_less_certain_than_many()
    {
        var (few, many) = (default(RuleCounts), default(RuleCounts));
        few.Add(ScoreRule.DoneInTime, 5);
        many.Add(ScoreRule.DoneInTime, 500);

        Assert.True(ScoreMath.Range(Rubric.Shipped, few) > Points.Of(20));
        Assert.True(ScoreMath.Range(Rubric.Shipped, many) < Points.Of(2));
    }

    [Theory]
    [InlineData(93_449_999, "93.4")]
    [InlineData(93_450_000, "93.5")]
    [InlineData(-50_000, "-0.1")]
    public void Points_are_printed_half_away_from_zero(long millionths, string text) =>
        Assert.Equal(text, new Points(millionths).Printed(System.Globalization.CultureInfo.InvariantCulture));

    private static (RuleCounts Own, RuleCounts Others) Counts(int[] numbers)
    {
        var (own, others) = (default(RuleCounts), default(RuleCounts));
        foreach (var rule in RuleRegister.All)
        {
            own.Add(rule.Rule, numbers[(int)rule.Rule]);
            others.Add(rule.Rule, numbers[RuleRegister.Count + (int)rule.Rule]);
        }

        return (own, others);
    }

    private static RuleCounts Sum(RuleCounts one, in RuleCounts other)
    {
        one.Add(other);
        return one;
    }

    private static int Facts(RuleCounts counts) => RuleRegister.All.Sum(rule => counts[rule.Rule]);

    private static decimal? Plain(RuleCounts counts)
    {
        var parts = RuleRegister.All.GroupBy(rule => rule.Part)
            .Select(part => (Weight: Rubric.Shipped.WeightOf(part.Key), Facts: part.Sum(rule => counts[rule.Rule]), Sum: part.Sum(rule => (decimal)counts[rule.Rule] * rule.Value)))
            .Where(part => part.Facts > 0).ToList();
        return parts.Count == 0 ? null : parts.Sum(part => part.Weight * part.Sum / part.Facts) / parts.Sum(part => part.Weight);
    }
}
