namespace BasicControl.Core.Scoring;

/// <summary>A part of a score.</summary>
/// <param name="Weight">In the rubric, 0–100.</param>
/// <param name="Facts">Facts that count in it.</param>
/// <param name="Score">0–100; null without facts: the part then gives its weight to the others.</param>
public readonly record struct PartScore(ScorePart Part, int Weight, int Facts, Points? Score);

/// <summary>Scores from counts: pure, in whole numbers.</summary>
public static class ScoreMath
{
    /// <summary>Facts that the rubric counts.</summary>
    public static int Facts(Rubric rubric, in RuleCounts counts)
    {
        var facts = 0;
        for (var rule = 0; rule < RuleRegister.Count; rule++)
        {
            facts += rubric.PartIndexes[rule] < 0 ? 0 : counts[rule];
        }

        return facts;
    }

    public static PartScore[] Parts(Rubric rubric, in RuleCounts counts)
    {
        Span<long> sums = stackalloc long[RuleRegister.Parts];
        Span<int> facts = stackalloc int[RuleRegister.Parts];
        Sum(rubric, counts, sums, facts);
        var parts = new PartScore[RuleRegister.Parts];
        for (var part = 0; part < parts.Length; part++)
        {
            parts[part] = new(
                (ScorePart)part, rubric.WeightsByPart[part], facts[part], facts[part] == 0 ? null : new Points(PartOf(sums[part], facts[part])));
        }

        return parts;
    }

    /// <summary>What the counts give by themselves: the weighted mean of the parts that have facts; null without any.</summary>
    public static Points? Own(Rubric rubric, in RuleCounts counts)
    {
        Span<long> sums = stackalloc long[RuleRegister.Parts];
        Span<int> facts = stackalloc int[RuleRegister.Parts];
        Sum(rubric, counts, sums, facts);
        var (sum, weights) = (0L, 0);
        for (var part = 0; part < RuleRegister.Parts; part++)
        {
            if (facts[part] > 0)
            {
                var weight = rubric.WeightsByPart[part];
                sum += weight * PartOf(sums[part], facts[part]);
                weights += weight;
            }
        }

        return weights == 0 ? null : new Points(Points.Divide(sum, weights));
    }

    /// <summary>
    /// One's own score drawn to the mean above: as many facts at the mean as the rubric says are put beside one's own.
    /// Null without facts of one's own; without a mean the score stays one's own.
    /// </summary>
    public static Points? Shrunk(Rubric rubric, in RuleCounts counts, Points? mean)
    {
        var facts = Facts(rubric, counts);
        return Own(rubric, counts) is not { } own ? null
            : mean is not { } above || rubric.Shrinkage == 0 ? own
            : new Points(Points.Divide((facts * own.Millionths) + (rubric.Shrinkage * above.Millionths), facts + rubric.Shrinkage));
    }

    /// <summary>
    /// What one fact of a rule does to the score: exactly the score minus the score without that fact, from the counts
    /// alone. It is the same for every fact of the rule that is counted in the same place.
    /// </summary>
    /// <param name="mean">Counts of the mean above, or null.</param>
    /// <param name="isInMean">Whether the mean above counts the fact too.</param>
    public static Points OfOne(Rubric rubric, ScoreRule rule, in RuleCounts counts, RuleCounts? mean, bool isInMean)
    {
        if (rubric.PartOf(rule) is null)
        {
            return Points.Zero;
        }

        var with = Score(rubric, counts, mean) ?? Points.Zero;
        var without = Score(rubric, counts.Without(rule), isInMean && mean is { } above ? above.Without(rule) : mean) ?? Points.Zero;
        return with - without;
    }

    /// <summary>The score of the counts, drawn to the score of the mean's counts.</summary>
    public static Points? Score(Rubric rubric, in RuleCounts counts, RuleCounts? mean) =>
        Shrunk(rubric, counts, mean is { } above ? Own(rubric, above) : null);

    /// <summary>
    /// Half the width of the range that the true score very likely lies in (95 of 100), were the facts drawn by chance:
    /// wide for few facts. Two good and two bad facts are put to each part, so that few facts are never called certain.
    /// </summary>
    public static Points Range(Rubric rubric, in RuleCounts counts)
    {
        const double Likely = 1.96;
        const int Put = 4;
        Span<long> sums = stackalloc long[RuleRegister.Parts];
        Span<int> facts = stackalloc int[RuleRegister.Parts];
        Sum(rubric, counts, sums, facts);
        var (variance, weights) = (0.0, 0);
        for (var part = 0; part < RuleRegister.Parts; part++)
        {
            if (facts[part] > 0)
            {
                var weight = rubric.WeightsByPart[part];
                var n = facts[part] + Put;
                var mean = (sums[part] + (Put * 50.0)) / n;
                variance += weight * (double)weight * mean * (100 - mean) / n;
                weights += weight;
            }
        }

        return weights == 0 ? Points.Zero : new Points((long)Math.Round(Likely * Math.Sqrt(variance) / weights * Points.Whole));
    }

    private static void Sum(Rubric rubric, in RuleCounts counts, Span<long> sums, Span<int> facts)
    {
        var parts = rubric.PartIndexes;
        var values = rubric.Values;
        for (var rule = 0; rule < RuleRegister.Count; rule++)
        {
            if (parts[rule] is var part and >= 0)
            {
                sums[part] += (long)counts[rule] * values[rule];
                facts[part] += counts[rule];
            }
        }
    }

    private static long PartOf(long sum, int facts) => Points.Divide(sum * Points.Whole, facts);
}
