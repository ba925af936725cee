using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Figures;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>Day by day: the period and, of a single day, the weeks before it.</summary>
internal static class Days
{
    /// <summary>Days that make a line worth drawing.</summary>
    private const int LeastForChart = 5;

    public static BriefingSection? Of(BriefingFacts facts)
    {
        if (!facts.HasOrders)
        {
            return null;
        }

        var days = Rows(facts).ToList();
        if (days.Count == 0)
        {
            return null;
        }

        var blocks = new List<BriefingBlock>();
        if (days.Count >= LeastForChart)
        {
            blocks.Add(Chart(days));
        }

        blocks.Add(new TableBlock(
            "days", Said.Of("Table_Days"),
            [
                new("day", Said.Of("Col_Day"), ValueKind.Day), Columns.Count("created", "Col_Created"), Columns.Count("closed", "Col_Closed"),
                Columns.Count("open_day_end", "Col_Open"), Columns.Count("overdue_day_end", "Col_Overdue"),
            ],
            [
                .. days.Select(row => (IReadOnlyList<BriefingValue?>)
                [
                    new DayValue(row.Day), new CountValue(row.Flow.Created), new CountValue(row.Flow.Closed), new CountValue(row.Flow.Open), new CountValue(row.Flow.Overdue),
                ]),
            ],
            Note: Said.Of("Table_Days_Note")));
        return new("days", Said.Of("Section_Days"), BriefingPart.Annex, blocks);
    }

    private static IEnumerable<(DateOnly Day, Flow Flow)> Rows(BriefingFacts facts)
    {
        var flows = facts.Figures.Flows;
        var first = facts.Plan.Period.Span == BriefingSpan.Day ? flows.First : facts.Plan.Period.From;
        for (var day = first; day <= flows.Last; day = day.AddDays(1))
        {
            if (day >= facts.Figures.FirstDay)
            {
                yield return (day, flows.City[day.DayNumber - flows.First.DayNumber]);
            }
        }
    }

    private static ChartBlock Chart(List<(DateOnly Day, Flow Flow)> days) => new(
        "days", Said.Of("Chart_Days"), ChartKind.Line, [.. days.Select(row => new LocalName(row.Day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture), null))],
        [
            new(Said.Of("Col_Created"), [.. days.Select(row => (double?)row.Flow.Created)]),
            new(Said.Of("Col_Closed"), [.. days.Select(row => (double?)row.Flow.Closed)]),
            new(Said.Of("Col_Open"), [.. days.Select(row => (double?)row.Flow.Open)]),
        ],
        Said.Of("Unit_Orders"),
        Said.Of("Chart_Days_Summary", days[0].Day, days[^1].Day, days.Max(row => row.Flow.Created), days.Max(row => row.Flow.Closed), days[^1].Flow.Open));
}
