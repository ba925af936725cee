using System.Runtime.CompilerServices;

namespace BasicControl.Core.Scoring;

/// <summary>How many facts of each rule there are: all that a score rests on.</summary>
[InlineArray(RuleRegister.Count)]
public struct RuleCounts
{
    private int _first;

    public readonly int this[ScoreRule rule] => this[(int)rule];

    public void Add(ScoreRule rule, int by = 1) => this[(int)rule] += by;

    public void Add(in RuleCounts other)
    {
        for (var rule = 0; rule < RuleRegister.Count; rule++)
        {
            this[rule] += other[rule];
        }
    }

    /// <summary>The same without one fact.</summary>
    public readonly RuleCounts Without(ScoreRule rule)
    {
        var counts = this;
        counts.Add(rule, -1);
        return counts;
    }

    public readonly bool Same(in RuleCounts other)
    {
        for (var rule = 0; rule < RuleRegister.Count; rule++)
        {
            if (this[rule] != other[rule])
            {
                return false;
            }
        }

        return true;
    }
}
