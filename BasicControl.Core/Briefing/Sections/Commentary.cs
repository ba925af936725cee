using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>
/// The three sentences of page one, by plain rules: what moved, by how much, because of which units, types and orders.
/// Nothing is said that the document's figures and tables do not hold.
/// </summary>
internal static class Commentary
{
    public const string Code = "comment";

    public static BriefingSection? Of(BriefingFacts facts)
    {
        var blocks = new List<BriefingBlock>();
        if (facts.IsEmpty)
        {
            blocks.Add(new TextBlock("empty", TextRole.Warning, [Said.Of("Empty", During(facts))]));
        }
        else
        {
            blocks.Add(new TextBlock(Code, TextRole.Commentary, facts.HasOrders ? [Created(facts), Closed(facts), Open(facts)] : [Incidents(facts)]));
        }

        if (Silent(facts) is { Count: > 0 } silent)
        {
            blocks.Add(new TextBlock("silent", TextRole.Warning, silent));
        }

        return new("comment", Said.Of("Section_Comment"), BriefingPart.PageOne, blocks);
    }

    private static LocalName Created(BriefingFacts facts)
    {
        var now = facts.Now.Created;
        if (facts.Before is not { } before)
        {
            return Said.Of("Created_Only", During(facts), now);
        }

        if (!CommentaryRules.HasMoved(now, before.Created))
        {
            return Said.Of("Created_Same", During(facts), now, facts.BeforeName, before.Created);
        }

        var change = now - before.Created;
        var units = CommentaryRules.Because(change, Movements.OfUnits(facts)).Select(part => Said.Of(Word(change), part.Name, Math.Abs(part.Change))).ToList();
        var types = CommentaryRules.Because(change, Movements.OfTypes(facts)).Select(part => Said.Of(Word(change), part.Name, Math.Abs(part.Change))).ToList();
        LocalName? because = (units.Count, types.Count) switch
        {
            (0, 0) => null,
            (_, 0) => Said.Of("Because", Said.List(units)),
            (0, _) => Said.Of("BecauseTypes", Said.List(types)),
            _ => Said.Of("BecauseBoth", Said.List(units), Said.List(types)),
        };
        return Said.Of(change > 0 ? "Created_More" : "Created_Fewer", During(facts), now, facts.BeforeName, Math.Abs(change), Said.Add(because, Named("CreatedSuch", facts.Reasons.Created)));
    }

    private static LocalName Closed(BriefingFacts facts)
    {
        var now = facts.Now;
        if (now.Closed == 0)
        {
            return Said.Of("Closed_None", During(facts));
        }

        if (now.ClosedWithDue == 0)
        {
            return Said.Of("Closed_Only", During(facts), now.Closed);
        }

        var share = Comparisons.Value(now.OnTime);
        LocalName? target = facts.OnTimeTarget is not { } wanted ? null
            : Said.Of(share.Share >= wanted ? "TargetMet" : "TargetMissed", new ShareValue((long)Math.Round(wanted * Figures.Target.Whole), Figures.Target.Whole));
        var late = CommentaryRules.Most(Movements.Units(facts).Select(unit => new Movement(facts.Names.Of(unit), facts.Figures.Flows.Of(unit, facts.Plan.Days).ClosedLate)))
            .Select(Count).ToList();
        return Said.Of(
            "Closed_OnTime", During(facts), now.Closed, now.ClosedWithDue, now.ClosedOnTime, share, target,
            Said.Add(late.Count == 0 ? null : Said.Of("LateAt", Said.List(late)), Named("LatestClosed", facts.Reasons.ClosedLate)));
    }

    private static LocalName Open(BriefingFacts facts)
    {
        var (now, at) = (facts.Now, Instant(facts, facts.Plan.At));
        if (now.Open == 0)
        {
            return Said.Of("Open_None", at);
        }

        var change = now.Open - (facts.Before?.Open ?? now.Open);
        LocalName? moved = change == 0 || !CommentaryRules.HasMoved(now.Open, now.Open - change) ? null
            : Said.Of(change > 0 ? "OpenMore" : "OpenFewer", facts.BeforeName, Math.Abs(change));
        if (now.Overdue == 0)
        {
            return Said.Of("Open_InTime", at, now.Open, moved);
        }

        var overdueChange = now.Overdue - (facts.Before?.Overdue ?? now.Overdue);
        LocalName? overdueMoved = overdueChange == 0 || !CommentaryRules.HasMoved(now.Overdue, now.Overdue - overdueChange) ? null
            : Said.Of(overdueChange > 0 ? "OpenMore" : "OpenFewer", facts.BeforeName, Math.Abs(overdueChange));
        var most = CommentaryRules.Most(Movements.Units(facts).Select(unit => new Movement(facts.Names.Of(unit), facts.Figures.Flows.Of(unit, facts.Plan.Days).Overdue)))
            .Select(Count).ToList();
        LocalName? oldest = facts.Overdue is [var order, ..] ? Said.Of("OverdueOldest", order.Order.Number, facts.Names.Of(order.Unit)) : null;
        if (overdueMoved is not null && overdueChange > 0)
        {
            overdueMoved = Said.Add(overdueMoved, Named("OverdueSuch", facts.Reasons.NewlyOverdue));
        }

        return Said.Of("Open_Overdue", at, now.Open, moved, now.Overdue, overdueMoved, most.Count == 0 ? null : Said.Of("OverdueAt", Said.List(most)), oldest);
    }

    private static LocalName Incidents(BriefingFacts facts)
    {
        var (now, before) = (facts.Figures.Incidents, facts.Figures.IncidentsBefore);
        return facts.Before is null ? Said.Of("Incidents_Only", During(facts), now)
            : !CommentaryRules.HasMoved(now, before) ? Said.Of("Incidents_Same", During(facts), now, facts.BeforeName, before)
            : Said.Of(now > before ? "Incidents_More" : "Incidents_Fewer", During(facts), now, facts.BeforeName, Math.Abs(now - before));
    }

    private static List<LocalName> Silent(BriefingFacts facts) =>
    [
        .. facts.Feeds.Where(feed => feed.IsSilentAt(facts.Plan.At))
            .Select(feed => feed.LastArrival is { } last ? Said.Of("Silent", feed.Name, Instant(facts, last)) : Said.Of("SilentEver", feed.Name)),
    ];

    private static LocalName? Named(string key, IReadOnlyList<NamedOrder> orders) =>
        orders.Count == 0 ? null : Said.Of(key, Said.List(orders.Select(order => new LocalName(order.Number, null))));

    private static LocalName Count(Movement part) => Said.Of("UnitCount", part.Name, part.Change);

    private static string Word(long change) => change > 0 ? "UnitMore" : "UnitFewer";

    private static LocalName During(BriefingFacts facts) => Said.Of($"During_{facts.Plan.Period.Span}");

    private static string Instant(BriefingFacts facts, DateTime at) => new ValueText(BriefingCultures.Chinese, facts.Plan.Zone).Instant(at);
}
