using System.Text.Json;
using System.Text.Json.Serialization;

namespace BasicControl.Core.Scoring;

/// <summary>A published rubric as it is stored; the shipped one stands in no row.</summary>
public sealed class RubricRow
{
    public int Version { get; init; }

    /// <summary>In force from, UTC.</summary>
    public DateTime From { get; init; }

    public DateTime PublishedAt { get; init; }

    /// <summary>The rest as JSON: <see cref="RubricBody"/>.</summary>
    public required string Body { get; init; }

    public Rubric Rubric() => JsonSerializer.Deserialize(Body, ScoreJson.Default.RubricBody)!.At(Version, From);

    public static RubricRow Of(Rubric rubric, DateTime publishedAt) => new()
    {
        Version = rubric.Version,
        From = rubric.From,
        PublishedAt = publishedAt,
        Body = JsonSerializer.Serialize(RubricBody.Of(rubric), ScoreJson.Default.RubricBody),
    };
}

/// <summary>Parts, rules and bounds of a rubric by their codes.</summary>
/// <param name="Weights">By part code; they sum to 100.</param>
/// <param name="Rules">By rule code.</param>
/// <param name="Minimum">Facts below which there is no score.</param>
/// <param name="Shrinkage">Facts at the mean above that are put beside one's own.</param>
public sealed record RubricBody(IReadOnlyList<PartWeight> Weights, IReadOnlyList<RuleValue> Rules, int Minimum, int Shrinkage)
{
    public static RubricBody Of(Rubric rubric) => new(
        [.. rubric.Weights.Select(part => new PartWeight(RuleRegister.CodeOf(part.Key), part.Value))],
        [.. rubric.Rules.Select(rule => new RuleValue(RuleRegister.Of(rule.Rule).Code, RuleRegister.CodeOf(rule.Part), rule.Value))],
        rubric.Minimum, rubric.Shrinkage);

    /// <exception cref="InvalidDataException">A code is not one of this version's.</exception>
    internal Rubric At(int version, DateTime from) => new(
        version, from,
        Weights.Select(part => KeyValuePair.Create(RuleRegister.FindPart(part.Part) ?? throw Unknown(part.Part), part.Weight)),
        Rules.Select(rule => new RubricRule(
            RuleRegister.Find(rule.Rule)?.Rule ?? throw Unknown(rule.Rule), RuleRegister.FindPart(rule.Part) ?? throw Unknown(rule.Part), rule.Value)),
        Minimum, Shrinkage);

    private static InvalidDataException Unknown(string code) => new($"The rubric names '{code}', which this version does not know.");
}

/// <param name="Weight">0–100.</param>
public sealed record PartWeight(string Part, int Weight);

/// <param name="Value">0–100.</param>
public sealed record RuleValue(string Rule, string Part, int Value);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RubricBody))]
[JsonSerializable(typeof(RubricPublished))]
[JsonSerializable(typeof(ContestRaised))]
[JsonSerializable(typeof(ContestAnswered))]
[JsonSerializable(typeof(ContestTexts))]
public sealed partial class ScoreJson : JsonSerializerContext;
