namespace BasicControl.Core.Scoring;

/// <summary>A score without its lines: what tiles and comparisons need.</summary>
/// <param name="Score">Null when not scored.</param>
/// <param name="Missing">Facts that it takes still for a score.</param>
/// <param name="Parts">In the order of <see cref="ScoreSheet.Parts"/>.</param>
public sealed record ScoreTotal(Points? Score, int Facts, int Missing, IReadOnlyList<PartScore> Parts)
{
    /// <summary>The score of a part; null without facts.</summary>
    public Points? Of(ScorePart part) => Parts.FirstOrDefault(one => one.Part == part).Score;
}
