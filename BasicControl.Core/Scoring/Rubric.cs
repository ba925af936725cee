using System.Collections.Immutable;

namespace BasicControl.Core.Scoring;

/// <summary>What a fact of a rule is worth, and in which part.</summary>
/// <param name="Value">0–100 of the part.</param>
public readonly record struct RubricRule(ScoreRule Rule, ScorePart Part, int Value);

/// <summary>
/// A version of what scores are made of: parts with weights, rules with values. A sheet is judged by the version in
/// force at its end, so a period that has been closed keeps its scores.
/// </summary>
public sealed record Rubric
{
    public const int ShippedVersion = 1;
    public const int DefaultMinimum = 10;
    public const int DefaultShrinkage = 20;

    private const int MostValue = 100;

    private readonly sbyte[] _parts = new sbyte[RuleRegister.Count];
    private readonly int[] _values = new int[RuleRegister.Count];
    private readonly int[] _weights = new int[RuleRegister.Parts];

    /// <param name="version">Number, from 1.</param>
    /// <param name="from">In force from this instant, UTC.</param>
    /// <param name="weights">By part; they sum to 100.</param>
    /// <param name="rules">A rule that is absent gives no facts.</param>
    /// <param name="minimum">Facts below which there is no score.</param>
    /// <param name="shrinkage">How many facts at the mean above are put beside one's own.</param>
    public Rubric(int version, DateTime from, IEnumerable<KeyValuePair<ScorePart, int>> weights, IEnumerable<RubricRule> rules, int minimum, int shrinkage)
    {
        (Version, From, Minimum, Shrinkage) = (version, from, minimum, shrinkage);
        (Weights, Rules) = ([.. weights.OrderBy(part => part.Key)], [.. rules.OrderBy(rule => rule.Rule)]);
        foreach (var (part, weight) in Weights)
        {
            _weights[(int)part] = weight;
        }

        Array.Fill(_parts, (sbyte)-1);
        foreach (var rule in Rules)
        {
            (_parts[(int)rule.Rule], _values[(int)rule.Rule]) = (_weights[(int)rule.Part] > 0 ? (sbyte)rule.Part : (sbyte)-1, rule.Value);
        }
    }

    /// <summary>The rubric that a store begins with.</summary>
    public static Rubric Shipped { get; } = new(
        ShippedVersion, DateTime.UnixEpoch,
        [
            new(ScorePart.Completion, 30), new(ScorePart.Timeliness, 20), new(ScorePart.Quality, 25), new(ScorePart.Accuracy, 10), new(ScorePart.Outcome, 15),
        ],
        RuleRegister.All.Select(rule => new RubricRule(rule.Rule, rule.Part, rule.Value)), DefaultMinimum, DefaultShrinkage);

    public int Version { get; }

    public DateTime From { get; }

    public ImmutableArray<KeyValuePair<ScorePart, int>> Weights { get; }

    public ImmutableArray<RubricRule> Rules { get; }

    public int Minimum { get; }

    public int Shrinkage { get; }

    /// <summary>The part that facts of the rule count in; null when the rubric leaves them out.</summary>
    public ScorePart? PartOf(ScoreRule rule) => _parts[(int)rule] < 0 ? null : (ScorePart)_parts[(int)rule];

    /// <summary>Whether a fact of the rule costs anything: it counts, and is worth less than everything.</summary>
    public bool Costs(ScoreRule rule) => PartOf(rule) is not null && ValueOf(rule) < MostValue;

    /// <summary>The same with another value for one rule.</summary>
    public Rubric With(RubricRule rule) =>
        new(Version, From, Weights, Rules.Select(own => own.Rule == rule.Rule ? rule : own), Minimum, Shrinkage);

    public int ValueOf(ScoreRule rule) => _values[(int)rule];

    public int WeightOf(ScorePart part) => _weights[(int)part];

    internal ReadOnlySpan<sbyte> PartIndexes => _parts;

    internal ReadOnlySpan<int> Values => _values;

    internal ReadOnlySpan<int> WeightsByPart => _weights;

    public bool Equals(Rubric? other) =>
        other is not null && (Version, From, Minimum, Shrinkage) == (other.Version, other.From, other.Minimum, other.Shrinkage)
        && Weights.SequenceEqual(other.Weights) && Rules.SequenceEqual(other.Rules);

    public override int GetHashCode() => HashCode.Combine(Version, From);
}
