using BasicControl.Core.Basics;
using BasicControl.Core.Figures;
using BasicControl.Core.Scoring;

namespace BasicControl.Core.Wall;

/// <summary>
/// How well the work of the window was done: the city, its stations with their parts, the ten best officers and the
/// course of days. It holds no other officer: a wall never shows the worst.
/// </summary>
/// <param name="Rubric">Version of the rubric in force.</param>
/// <param name="City">The city itself; its score is drawn to nothing.</param>
/// <param name="Units">The stations that the wall lists, in its order; what is not a station has no row.</param>
/// <param name="InspectionFirst">Inspections passed the first time, of those held.</param>
/// <param name="SentBack">Sent back to be done again, of what was reported back and judged.</param>
public sealed record WallQuality(
    int Rubric, QualityRow? City, IReadOnlyList<QualityRow> Units, IReadOnlyList<BestRow> Best, Rate InspectionFirst, Rate SentBack, IReadOnlyList<QualityDay> Days)
{
    public static WallQuality None { get; } = new(0, null, [], [], default, default, []);

    /// <summary>Whether anything is scored.</summary>
    public bool IsScored => City?.Score is not null;

    public bool Equals(WallQuality? other) =>
        other is not null && (Rubric, City, InspectionFirst, SentBack) == (other.Rubric, other.City, other.InspectionFirst, other.SentBack)
        && Units.SequenceEqual(other.Units) && Best.SequenceEqual(other.Best) && Days.SequenceEqual(other.Days);

    public override int GetHashCode() => HashCode.Combine(Rubric, City, Units.Count, Best.Count, Days.Count);
}

/// <param name="Score">0–100; null when not scored: fewer facts than the rubric asks for.</param>
/// <param name="Parts">By <see cref="ScorePart"/>; null for a part without facts.</param>
public sealed record QualityRow(UnitId Unit, LocalName Name, Points? Score, int Facts, IReadOnlyList<Points?> Parts)
{
    public bool Equals(QualityRow? other) =>
        other is not null && (Unit, Name, Score, Facts) == (other.Unit, other.Name, other.Score, other.Facts) && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => HashCode.Combine(Unit, Score, Facts);
}

/// <param name="Trend">Own score of the later half of the window less that of the earlier; null where a half has too few facts.</param>
public sealed record BestRow(PersonId Person, string Name, LocalName UnitName, Points Score, int Facts, Points? Trend);

/// <summary>The city's own scores of the seven days that end with a day; null without facts.</summary>
public readonly record struct QualityDay(DateOnly Day, Points? Score, Points? Completion, Points? Quality);
