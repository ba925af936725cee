using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>The officers with the most orders closed on time in the period. Never a list of the worst.</summary>
internal static class Officers
{
    private const int Most = 10;

    public static BriefingSection? Of(BriefingFacts facts)
    {
        var best = facts.Figures.Officers.Where(officer => officer.Value.ClosedOnTime > 0)
            .OrderByDescending(officer => officer.Value.ClosedOnTime).ThenBy(officer => officer.Value.Closed)
            .ThenBy(officer => facts.Names.Of(officer.Key).Zh, StringComparer.Ordinal).Take(Most).ToList();
        return best.Count == 0 ? null : new("officers", Said.Of("Section_Officers"), BriefingPart.Annex,
        [
            new TableBlock(
                "officers", Said.Of("Table_Officers"),
                [
                    Columns.Text("officer", "Col_Officer"), Columns.Text("station", "Col_Unit"), Columns.Count("closed_on_time", "Col_ClosedOnTime"),
                    Columns.Count("closed", "Col_ClosedByOfficer"),
                ],
                [
                    .. best.Select(officer => (IReadOnlyList<BriefingValue?>)
                    [
                        new TextValue(facts.Names.Of(officer.Key)), facts.Names.UnitOf(officer.Key) is { } unit ? new TextValue(unit) : null,
                        new CountValue(officer.Value.ClosedOnTime), new CountValue(officer.Value.Closed),
                    ]),
                ],
                Note: Said.Of("Table_Officers_Note", Most)),
        ]);
    }
}
