using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Figures;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>What falls due on the day after the period, by unit.</summary>
internal static class Outlook
{
    public static BriefingSection? Of(BriefingFacts facts)
    {
        if (!facts.HasOrders)
        {
            return null;
        }

        var day = facts.Plan.Period.To.AddDays(1);
        var due = facts.Figures.DueNext;
        BriefingBlock block = due.Count == 0
            ? new TextBlock("outlook", TextRole.Note, [Said.Of("Outlook_None", day)])
            : new TableBlock(
                "outlook", Said.Of("Table_Outlook", day),
                [Columns.Text("station", "Col_Unit"), Columns.Count("due", "Col_DueOrders"), Columns.Count("red", "Col_Red"), Columns.Count("yellow", "Col_Yellow")],
                [.. facts.Names.InOrder(due.Keys).Select(unit => Row(Columns.Name(facts.Names.Of(unit)), due[unit]))],
                Row(Columns.Total, new(due.Values.Sum(one => one.Orders), due.Values.Sum(one => one.Red), due.Values.Sum(one => one.Yellow))));
        return new("outlook", Said.Of("Section_Outlook"), BriefingPart.Annex, [block]);
    }

    private static IReadOnlyList<BriefingValue?> Row(BriefingValue name, DueNext due) => [name, new CountValue(due.Orders), new CountValue(due.Red), new CountValue(due.Yellow)];
}
