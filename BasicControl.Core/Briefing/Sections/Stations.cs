using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Figures;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>By unit: what came and went, and how the orders created in the period were dealt with.</summary>
internal static class Stations
{
    public static BriefingSection? Of(BriefingFacts facts)
    {
        var units = Movements.Units(facts).ToList();
        return !facts.HasOrders || units.Count == 0
            ? null
            : new("stations", Said.Of("Section_Stations"), BriefingPart.Annex, [Flows(facts, units), .. Cohort(facts)]);
    }

    private static TableBlock Flows(BriefingFacts facts, List<UnitId> units)
    {
        var flows = facts.Figures.Flows;
        var hasBefore = facts.Before is not null;
        List<BriefingColumn> columns =
        [
            Columns.Text("station", "Col_Unit"), Columns.Count("created", "Col_Created"),
            .. hasBefore
                ? [new BriefingColumn("created_before", Said.Of("Col_CreatedBefore", facts.BeforeName), ValueKind.Count), Columns.Count("change", "Col_Change")]
                : Array.Empty<BriefingColumn>(),
            Columns.Count("closed_in", "Col_Closed"), Columns.Count("closed_late", "Col_ClosedLate"), new("on_time_in_rate", Said.Of("Col_OnTimeIn"), ValueKind.Share),
            Columns.Count("open_all", "Col_Open"), Columns.Count("overdue_all", "Col_Overdue"),
        ];
        var rows = units.Select(unit => Row(Columns.Name(facts.Names.Of(unit)), flows.Of(unit, facts.Plan.Days), facts.BeforeOf(unit)));
        return new(
            "stations", Said.Of("Table_UnitFlow"), columns, [.. rows], Row(Columns.Total, facts.Now, facts.Before ?? default), Said.Of("Table_UnitFlow_Note"));

        IReadOnlyList<BriefingValue?> Row(BriefingValue name, Flow now, Flow before) =>
        [
            name, new CountValue(now.Created),
            .. hasBefore ? [new CountValue(before.Created), new CountValue(now.Created - before.Created)] : Array.Empty<BriefingValue>(),
            new CountValue(now.Closed), new CountValue(now.ClosedLate), Comparisons.Value(now.OnTime), new CountValue(now.Open), new CountValue(now.Overdue),
        ];
    }

    private static IEnumerable<TableBlock> Cohort(BriefingFacts facts)
    {
        if (facts.Figures.UnitCohorts.Count == 0)
        {
            yield break;
        }

        var rows = facts.Names.InOrder(facts.Figures.UnitCohorts.Keys)
            .Select(unit => (IReadOnlyList<BriefingValue?>)[Columns.Name(facts.Names.Of(unit)), .. Columns.Of(facts.Figures.UnitCohorts[unit])]);
        yield return new(
            "stations-cohort", Said.Of("Table_UnitCohort"), [Columns.Text("station", "Col_Unit"), .. Columns.Cohort], [.. rows],
            [Columns.Total, .. Columns.Of(facts.Figures.Cohort)], Said.Of("Table_Cohort_Note"));
    }
}
