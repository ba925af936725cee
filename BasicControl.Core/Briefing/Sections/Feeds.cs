using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>When each source that should deliver last did, and which are silent at T. Left out where none is expected to.</summary>
internal static class Feeds
{
    public const string Code = "feeds";

    public static BriefingSection? Of(BriefingFacts facts) => facts.Feeds.Count == 0 ? null : new(Code, Said.Of("Section_Feeds"), BriefingPart.Annex,
    [
        new TableBlock(
            Code, Said.Of("Table_Feeds"),
            [
                Columns.Text("source", "Col_Source"), new("last_arrival", Said.Of("Col_LastArrival"), ValueKind.Instant), new("interval_h", Said.Of("Col_Interval"), ValueKind.Hours),
                Columns.Text("silent", "Col_Silent"),
            ],
            [
                .. facts.Feeds.Select(feed => (IReadOnlyList<BriefingValue?>)
                [
                    new TextValue(feed.Name), feed.LastArrival is { } last ? new InstantValue(last) : null, new NumberValue(feed.Interval.TotalHours),
                    new TextValue(Said.Of(feed.IsSilentAt(facts.Plan.At) ? "Yes" : "No")),
                ]),
            ]),
    ]);
}
