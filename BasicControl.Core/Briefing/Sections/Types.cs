using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>By type: the most frequent, the change against the days before, and how the period's orders were dealt with.</summary>
internal static class Types
{
    private const int MostBars = 12;

    public static BriefingSection? Of(BriefingFacts facts)
    {
        var types = facts.Figures.CreatedByType.Where(type => type.Value.Now > 0 || (type.Value.Before > 0 && facts.Before is not null))
            .Select(type => (Name: facts.Names.Of(type.Key), Id: type.Key, type.Value.Now, type.Value.Before))
            .OrderByDescending(type => type.Now).ThenBy(type => type.Name.Zh, StringComparer.Ordinal).ToList();
        if (types.Count == 0)
        {
            return null;
        }

        var blocks = new List<BriefingBlock>();
        var bars = types.Where(type => type.Now > 0).Take(MostBars).ToList();
        if (bars.Count > 1)
        {
            blocks.Add(new ChartBlock(
                "types", Said.Of("Chart_Types"), ChartKind.Bar, [.. bars.Select(type => type.Name)], [new(Said.Of("Col_Created"), [.. bars.Select(type => (double?)type.Now)])],
                Said.Of("Unit_Orders"), Said.Of("Chart_Types_Summary", bars[0].Name, bars[0].Now)));
        }

        if (facts.Before is not null)
        {
            blocks.Add(new TableBlock(
                "types", Said.Of("Table_TypeFlow"),
                [
                    Columns.Text("type", "Col_Type"), Columns.Count("created", "Col_Created"),
                    new("created_before", Said.Of("Col_CreatedBefore", facts.BeforeName), ValueKind.Count), Columns.Count("change", "Col_Change"),
                ],
                [.. types.Select(type => Row(Columns.Name(type.Name), type.Now, type.Before))],
                Row(Columns.Total, types.Sum(type => type.Now), types.Sum(type => type.Before))));
        }

        if (facts.Figures.TypeCohorts.Count > 0)
        {
            var rows = types.Where(type => facts.Figures.TypeCohorts.ContainsKey(type.Id))
                .Select(type => (IReadOnlyList<BriefingValue?>)[Columns.Name(type.Name), .. Columns.Of(facts.Figures.TypeCohorts[type.Id])]);
            blocks.Add(new TableBlock(
                "types-cohort", Said.Of("Table_TypeCohort"), [Columns.Text("type", "Col_Type"), .. Columns.Cohort], [.. rows],
                [Columns.Total, .. Columns.Of(facts.Figures.Cohort)], Said.Of("Table_Cohort_Note")));
        }

        return new("types", Said.Of("Section_Types"), BriefingPart.Annex, blocks);
    }

    private static IReadOnlyList<BriefingValue?> Row(BriefingValue name, long now, long before) =>
        [name, new CountValue(now), new CountValue(before), new CountValue(now - before)];
}
