using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Sections;

namespace BasicControl.Core.Briefing.Drafting;

/// <summary>The default template 基础管控工作日研判, and the same for weeks, months and ranges: which sections, in which order.</summary>
public static class BriefingTemplate
{
    /// <summary>Each gives its section, or null when it has no source.</summary>
    private static readonly IReadOnlyList<Func<BriefingFacts, BriefingSection?>> Sections =
    [
        KeyFigures.Of, Commentary.Of, Directives.Of, Days.Of, Stations.Of, Types.Of, Grids.Of, DisputePicture.Of, Repeats.Of, Overdue.Of, Faults.Of, Officers.Of, Scores.Of, Feeds.Of, Outlook.Of,
    ];

    private static readonly IReadOnlyList<Func<BriefingFacts, BriefingSection?>> WithoutData = [KeyFigures.Of, Commentary.Of];

    /// <summary>Drafts from facts alone: the same facts give the same document.</summary>
    public static BriefingDocument Draft(BriefingFacts facts, int version = 1) => new(
        Said.Of($"Title_{facts.Plan.Period.Span}"),
        new(facts.Plan.City.Name, facts.Plan.City.NameEn),
        facts.Source is { } source ? source.LocalName : null,
        facts.Plan.Period,
        facts.Plan.Zone.Id,
        facts.Plan.At,
        facts.Position,
        version,
        BriefingState.Drafted,
        null,
        [.. (facts.IsEmpty ? WithoutData : Sections).Select(section => section(facts)).OfType<BriefingSection>()],
        Named(facts));

    private static IReadOnlyList<NamedOrder>? Named(BriefingFacts facts)
    {
        NamedOrder[] named =
        [
            .. facts.Directives.Select(one => one.Order), .. facts.Overdue.Select(one => one.Order), .. facts.Returned.Select(one => one.Order), .. facts.Faults?.Latest.Select(one => one.Order) ?? [],
            .. facts.Reasons.Created, .. facts.Reasons.ClosedLate, .. facts.Reasons.NewlyOverdue,
        ];
        return named.Length == 0 ? null : [.. named.DistinctBy(one => one.Id).OrderBy(one => one.Id)];
    }
}
