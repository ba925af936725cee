using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>What is overdue at T, by unit and one by one, and what was returned in the period.</summary>
internal static class Overdue
{
    public static BriefingSection? Of(BriefingFacts facts)
    {
        var blocks = new List<BriefingBlock>();
        if (facts.Overdue.Count > 0)
        {
            blocks.AddRange(Chart(facts));
            blocks.Add(Orders(facts));
        }

        if (facts.Returned.Count > 0)
        {
            blocks.Add(Returned(facts));
        }

        return blocks.Count == 0 ? null : new("overdue", Said.Of("Section_Overdue"), BriefingPart.Annex, blocks);
    }

    private static IEnumerable<ChartBlock> Chart(BriefingFacts facts)
    {
        const int MostBars = 15;
        var bars = Movements.Units(facts).Select(unit => (Name: facts.Names.Of(unit), Count: facts.Figures.Flows.Of(unit, facts.Plan.Days).Overdue))
            .Where(unit => unit.Count > 0).OrderByDescending(unit => unit.Count).Take(MostBars).ToList();
        if (bars.Count > 1)
        {
            yield return new(
                "overdue-units", Said.Of("Chart_Overdue"), ChartKind.Bar, [.. bars.Select(unit => unit.Name)],
                [new(Said.Of("Col_Overdue"), [.. bars.Select(unit => (double?)unit.Count)])], Said.Of("Unit_Orders"), Said.Of("Chart_Overdue_Summary", bars[0].Name, bars[0].Count));
        }
    }

    private static TableBlock Orders(BriefingFacts facts)
    {
        var all = facts.Now.Overdue;
        return new(
            "overdue", Said.Of("Table_Overdue"),
            [
                Columns.Text("number", "Col_Number"), Columns.Text("level", "Col_Level"), Columns.Text("type", "Col_Type"), Columns.Text("station", "Col_Unit"),
                new("created_at", Said.Of("Col_CreatedAt"), ValueKind.Instant), new("due", Said.Of("Col_Due"), ValueKind.Instant), new("hours_over", Said.Of("Col_HoursOver"), ValueKind.Hours),
            ],
            [
                .. facts.Overdue.Select(order => (IReadOnlyList<BriefingValue?>)
                [
                    TextValue.Of(order.Order.Number), new TextValue(DocumentWords.Both($"Level_{order.Level}")), new TextValue(facts.Names.Of(order.Type)),
                    new TextValue(facts.Names.Of(order.Unit)), new InstantValue(order.CreatedAt), new InstantValue(order.Due),
                    Columns.Hours((facts.Plan.At - order.Due).TotalHours),
                ]),
            ],
            Note: all > facts.Overdue.Count ? Said.Of("Table_Overdue_Cut", facts.Overdue.Count, all) : null);
    }

    private static TableBlock Returned(BriefingFacts facts) => new(
        "returned", Said.Of("Table_Returned"),
        [
            Columns.Text("number", "Col_Number"), Columns.Text("type", "Col_Type"), Columns.Text("station", "Col_ReturnedBy"),
            new("returned_at", Said.Of("Col_ReturnedAt"), ValueKind.Instant), Columns.Text("state", "Col_State"),
        ],
        [
            .. facts.Returned.Select(order => (IReadOnlyList<BriefingValue?>)
            [
                TextValue.Of(order.Order.Number), new TextValue(facts.Names.Of(order.Type)), new TextValue(facts.Names.Of(order.By)), new InstantValue(order.At),
                new TextValue(States.Of(order.State)),
            ]),
        ]);
}
