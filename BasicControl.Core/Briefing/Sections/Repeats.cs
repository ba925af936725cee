using System.Globalization;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Disputes;
using BasicControl.Core.Figures;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>Addresses from which records of the period came in again and again, without house numbers. Left out where there is none.</summary>
internal static class Repeats
{
    public static BriefingSection? Of(BriefingFacts facts)
    {
        var (rule, addresses, count) = facts.Repeats;
        if (addresses.Count == 0)
        {
            return null;
        }

        var note = Said.Of("Table_Repeats_Note", rule.Span.Days, rule.Least);
        return new("repeats", Said.Of("Section_Repeats"), BriefingPart.Annex,
        [
            new TableBlock(
                "repeat-addresses", Said.Of("Table_Repeats"),
                [
                    Columns.Text("address", "Col_Address"), Columns.Count("total", "Col_Records"),
                    new(string.Create(CultureInfo.InvariantCulture, $"max_in_{rule.Span.Days}d"), Said.Of("Col_MostInSpan", rule.Span.Days), ValueKind.Count),
                    new("first", Said.Of("Col_First"), ValueKind.Instant), new("last", Said.Of("Col_Last"), ValueKind.Instant), Columns.Count("types", "Col_Types"),
                    Columns.Text("top_type", "Col_TopType"),
                ],
                [.. addresses.Select(address => Row(facts, address))],
                Note: count > addresses.Count ? Said.Join(Said.Of("Directives_Cut", addresses.Count, count), note) : note),
        ]);
    }

    private static IReadOnlyList<BriefingValue?> Row(BriefingFacts facts, RepeatAddress address) =>
    [
        TextValue.Of(AddressMask.Of(address.Address)), new CountValue(address.Total), new CountValue(address.MostInSpan), new InstantValue(facts.Plan.Zone.ToUtc(address.First)),
        new InstantValue(facts.Plan.Zone.ToUtc(address.Last)), new CountValue(address.Types), new TextValue(facts.Names.Of(address.TopType)),
    ];
}
