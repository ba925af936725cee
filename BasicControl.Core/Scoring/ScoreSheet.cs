using BasicControl.Core.Basics;

namespace BasicControl.Core.Scoring;

/// <summary>Everything that stands behind one score.</summary>
/// <param name="At">The instant that it is judged at, UTC.</param>
/// <param name="Rubric">The version in force then.</param>
/// <param name="Score">0–100, drawn to the mean above; null when not scored.</param>
/// <param name="Own">The same before it was drawn; null without facts.</param>
/// <param name="Mean">The mean above that it was drawn to; null for a city and where there is none.</param>
/// <param name="MeanOf">The unit whose mean that is.</param>
/// <param name="Range">Half the width of the range that the score very likely lies in.</param>
/// <param name="NotScored">Why there is no score, or null.</param>
/// <param name="Units">Where the facts arose, most first: an officer who moved has several.</param>
/// <param name="Exempted">Lines that a contest has taken out.</param>
public sealed record ScoreSheet(
    ScoreScope Scope,
    ScorePeriod Period,
    DateTime At,
    Rubric Rubric,
    Points? Score,
    Points? Own,
    Points? Mean,
    UnitId? MeanOf,
    Points Range,
    int Facts,
    NotScored? NotScored,
    IReadOnlyList<PartScore> Parts,
    IReadOnlyList<RuleLine> Rules,
    LinePage Lines,
    ScoreLoad Load,
    IReadOnlyList<TrendPoint> Trend,
    IReadOnlyList<ScoreGain> Gains,
    IReadOnlyList<UnitFacts> Units,
    IReadOnlyList<ExemptedLine> Exempted)
{
    /// <summary>Parts without facts: their weight went to the others.</summary>
    public IEnumerable<ScorePart> GivenAway => Parts.Where(part => part is { Weight: > 0, Facts: 0 }).Select(part => part.Part);

    /// <summary>How firmly the score stands, in a word.</summary>
    public Firmness Firmness => Range.Millionths switch
    {
        <= 3 * Points.Whole => Firmness.Firm,
        <= 8 * Points.Whole => Firmness.Fair,
        _ => Firmness.Rough,
    };
}

/// <summary>How firmly a score stands on its facts.</summary>
public enum Firmness
{
    Rough,
    Fair,
    Firm,
}

/// <summary>There is no score: fewer facts than the rubric asks for.</summary>
public sealed record NotScored(int Facts, int Minimum)
{
    /// <summary>Facts that it takes still.</summary>
    public int Missing => Minimum - Facts;
}

/// <summary>All facts of one rule.</summary>
public sealed record RuleLine(ScoreRule Rule, ScorePart Part, int Value, int Count);

/// <summary>One line of a sheet: a fact with its points.</summary>
/// <param name="Part">Null: the rubric leaves the fact out.</param>
/// <param name="Points">The exact change of the score if the line were not there; null when not scored.</param>
/// <param name="Contest">Its contest: open or declined; null without one.</param>
public sealed record ScoreLine(ScoreFact Fact, ScorePart? Part, int Value, Points? Points, ContestState? Contest, long? ContestId);

/// <summary>A page of lines, the latest first.</summary>
/// <param name="Total">Lines there are in all.</param>
/// <param name="Next">Where to go on, or null on the last page.</param>
public sealed record LinePage(IReadOnlyList<ScoreLine> Lines, int Total, string? Next);

/// <summary>The load beside the score.</summary>
/// <param name="Open">Open orders at the instant.</param>
/// <param name="Overdue">Of them past their due.</param>
/// <param name="DueSoon">Of them due within 24 hours.</param>
/// <param name="Handled">Orders closed in the period.</param>
/// <param name="WorkingDays">Mondays to Fridays of the period that have begun.</param>
public sealed record ScoreLoad(int Open, int Overdue, int DueSoon, int Handled, int WorkingDays)
{
    /// <summary>Null without a working day.</summary>
    public double? PerWorkingDay => WorkingDays == 0 ? null : (double)Handled / WorkingDays;
}

/// <summary>The own score of one span of the period, not drawn to any mean.</summary>
/// <param name="From">First local day.</param>
/// <param name="To">Last local day, included.</param>
public sealed record TrendPoint(DateOnly From, DateOnly To, int Facts, Points? Own);

/// <summary>What would raise the score most.</summary>
/// <param name="Rule">The rule that costs points; its definition says the act.</param>
/// <param name="Count">Facts of it.</param>
/// <param name="Points">What the score would gain had every one of them been worth 100.</param>
public sealed record ScoreGain(ScoreRule Rule, ScorePart Part, int Count, Points Points);

/// <summary>How many of the facts arose in a unit.</summary>
public sealed record UnitFacts(UnitId Unit, int Facts);

/// <summary>A line that is in no score any more because its contest was upheld.</summary>
public sealed record ExemptedLine(ScoreFact Fact, long ContestId, DateTime AnsweredAt);
