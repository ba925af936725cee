using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Scoring;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>Scores over the wall's span at T: units in the order of their codes, and the ten best officers. Left out without a scored fact.</summary>
internal static class Scores
{
    public static BriefingSection? Of(BriefingFacts facts)
    {
        if (facts.Scores is not { CityMean: { } mean } scores)
        {
            return null;
        }

        var units = scores.Units.ToDictionary(unit => unit.Unit);
        var rows = facts.Names.InOrder(units.Keys).Select(id => (IReadOnlyList<BriefingValue?>)
        [
            Columns.Name(facts.Names.Of(id)), Score(units[id].Score), new CountValue(units[id].Facts),
            units[id].Missing > 0 ? new TextValue(Said.Of("NotScored", units[id].Missing)) : null,
        ]);
        var blocks = new List<BriefingBlock>
        {
            new TableBlock(
                "scores", Said.Of("Table_Scores"),
                [Columns.Text("station", "Col_Unit"), new("score", Said.Of("Col_Score"), ValueKind.Points), Columns.Count("facts", "Col_Facts"), Columns.Text("why", "Col_Remark")],
                [.. rows], Note: Said.Of("Table_Scores_Note", (double)mean.Value)),
        };
        if (scores.Best() is { Count: > 0 } best)
        {
            blocks.Add(new TableBlock(
                "best", Said.Of("Table_Best"),
                [Columns.Text("officer", "Col_Officer"), Columns.Text("station", "Col_Unit"), new("score", Said.Of("Col_Score"), ValueKind.Points), Columns.Count("facts", "Col_Facts")],
                [
                    .. best.Select(person => (IReadOnlyList<BriefingValue?>)
                    [
                        new TextValue(facts.Names.Of(person.Person)), person.Unit is { } unit ? new TextValue(facts.Names.Of(unit)) : null, Score(person.Score), new CountValue(person.Facts),
                    ]),
                ],
                Note: Said.Of("Table_Best_Note")));
        }

        return new("scores", Said.Of("Section_Scores"), BriefingPart.Annex, blocks);
    }

    private static NumberValue? Score(Points? points) => points is { } known ? new((double)Math.Round(known.Value, 2, MidpointRounding.AwayFromZero)) : null;
}
