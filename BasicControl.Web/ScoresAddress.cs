using BasicControl.Core.Scoring;

namespace BasicControl.Web;

/// <summary>A score sheet as it stands in an address: its period, the lines asked for, and where their page starts.</summary>
public sealed record ScoresAddress
{
    public PeriodAddress Period { get; init; } = new();

    /// <summary>Only lines of this part.</summary>
    public ScorePart? Part { get; init; }

    /// <summary>Only lines of this rule.</summary>
    public ScoreRule? Rule { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    public static ScoresAddress Read(Uri address)
    {
        var query = new AddressQuery(address);
        return new()
        {
            Period = PeriodAddress.Read(address),
            Part = query.Text("part") is { } part ? RuleRegister.FindPart(part) : null,
            Rule = query.Text("rule") is { } rule ? RuleRegister.Find(rule)?.Rule : null,
            After = query.Text("after"),
        };
    }

    public string Write(string path) => Period.Add(new AddressText(path))
        .AddText("part", Part is { } part ? RuleRegister.CodeOf(part) : null)
        .AddText("rule", Rule is { } rule ? RuleRegister.Of(rule).Code : null)
        .AddText("after", After)
        .ToString();

    public LineQuery Lines(int size = LineQuery.DefaultSize) => new(After, size, Part, Rule);
}
