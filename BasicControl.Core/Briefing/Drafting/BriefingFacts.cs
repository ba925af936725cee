using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Briefing.Drafting;

/// <summary>Everything that a briefing is drafted from, read at one (position, instant, scope). Drafting itself reads nothing more.</summary>
/// <param name="Position">P: the journal's last position in the store that was read.</param>
/// <param name="Source">The one source that is told of, or null.</param>
/// <param name="HasOrders">Whether the scope has any order by T; without, nothing is told of orders.</param>
/// <param name="Directives">Directives of the period, the most urgent first.</param>
/// <param name="DirectiveCount">All of them, those left out too.</param>
/// <param name="Overdue">Overdue at T, the longest first.</param>
/// <param name="Returned">Returned by a unit in the period, the latest first.</param>
/// <param name="Repeats">Addresses from which records came in again and again.</param>
/// <param name="Feeds">Sources that should deliver, each with its last arrival.</param>
/// <param name="OnTimeTarget">0–1, or null.</param>
/// <param name="ClosureTarget">0–1, or null.</param>
/// <param name="Scores">Of the whole city over the wall's span; null for a part of it.</param>
/// <param name="Faults">Of the whole city in the period; null for a part of it.</param>
public sealed record BriefingFacts(
    BriefingPlan Plan,
    BriefingNames Names,
    long Position,
    Source? Source,
    bool HasOrders,
    SpanFigures Figures,
    IReadOnlyList<DirectiveFact> Directives,
    int DirectiveCount,
    IReadOnlyList<OverdueFact> Overdue,
    IReadOnlyList<ReturnedFact> Returned,
    RepeatFacts Repeats,
    IReadOnlyList<FeedFact> Feeds,
    double? OnTimeTarget,
    double? ClosureTarget,
    ScoreTable? Scores,
    FaultFacts? Faults)
{
    /// <summary>Orders that explain what moved.</summary>
    public ReasonFacts Reasons { get; init; } = new([], [], []);

    public Flow Now => Figures.Flows.Of(Plan.Days);

    /// <summary>What the period is compared with, or null when the records do not reach back so far.</summary>
    public Flow? Before => Reach(Plan.Before) ? Figures.FlowsBefore.Of(Plan.Before.Days) : null;

    /// <summary>A week ago, or null: no single day, or the records do not reach back so far.</summary>
    public Flow? LastWeek => Plan.LastWeek is { } days && Reach(days) ? Figures.FlowsLastWeek!.Of(days.Days) : null;

    /// <summary>What <see cref="Before"/> is called.</summary>
    public LocalName BeforeName => Said.Of($"Before_{Plan.Period.Span}{Part}");

    public LocalName LastWeekName => Said.Of($"LastWeek{Part}");

    /// <summary>The single days before that the records reach back to, the oldest first.</summary>
    public IEnumerable<Flow> DaysBefore => Figures.FirstDay is not { } first
        ? []
        : Figures.Flows.City.Take(Plan.Period.From.DayNumber - Figures.Flows.First.DayNumber).Skip(Math.Max(0, first.DayNumber - Figures.Flows.First.DayNumber));

    /// <summary>One unit in the days that the period is compared with.</summary>
    public Flow BeforeOf(UnitId unit) => Figures.FlowsBefore.Of(unit, Plan.Before.Days);

    /// <summary>Nothing happened in the period and nothing stands open.</summary>
    public bool IsEmpty => Now is { Created: 0, Closed: 0, Open: 0 } && Figures.Incidents == 0;

    private string Part => Plan.IsPart ? "_Part" : "";

    private bool Reach(JudgedDays days) => Figures.FirstDay <= days.Days.From;
}

/// <param name="State">Where it stood at T; null: open, and more is not known.</param>
public sealed record DirectiveFact(NamedOrder Order, Level Level, TermId Type, string? Measures, UnitId Unit, DateTime? Due, WorkOrderState? State);

public sealed record OverdueFact(NamedOrder Order, Level Level, TermId Type, UnitId Unit, DateTime CreatedAt, DateTime Due);

/// <param name="By">The unit that returned it.</param>
/// <param name="State">Where it stood at T; null: open, and more is not known.</param>
public sealed record ReturnedFact(NamedOrder Order, TermId Type, UnitId By, DateTime At, WorkOrderState? State);

/// <param name="Addresses">The most within the rule's span first; masked only where they are told.</param>
/// <param name="Count">All of them, those left out too.</param>
public sealed record RepeatFacts(RepeatRule Rule, IReadOnlyList<RepeatAddress> Addresses, int Count);

/// <summary>Orders that a sentence names as reasons; empty where nothing is to be explained.</summary>
/// <param name="Created">Of what came in more than before.</param>
/// <param name="ClosedLate">The latest of those closed late.</param>
/// <param name="NewlyOverdue">Of those that fell overdue in the period.</param>
public sealed record ReasonFacts(IReadOnlyList<NamedOrder> Created, IReadOnlyList<NamedOrder> ClosedLate, IReadOnlyList<NamedOrder> NewlyOverdue);

/// <param name="LastArrival">By T, UTC; null: never.</param>
public sealed record FeedFact(LocalName Name, DateTime? LastArrival, TimeSpan Interval)
{
    public bool IsSilentAt(DateTime at) => !(LastArrival + Interval >= at);
}

/// <summary>What units, types and people are called in a briefing.</summary>
public sealed class BriefingNames(OrganisationBook book, DateTime at)
{
    /// <summary>A unit that stands under no other at T has been merged away: its name says so.</summary>
    public LocalName Of(UnitId id)
    {
        var unit = book.Unit(id);
        return unit.Kind is UnitKind.City or UnitKind.Unassigned || book.ParentOf(id, at) is not null || book.ParentOf(id, DateTime.MaxValue) is not null
            ? new(unit.Name, unit.NameEn)
            : new($"{unit.Name}（已撤并）", $"{unit.NameEn ?? unit.Name} (merged away)");
    }

    public LocalName Of(TermId id) => book.Term(id) is var term && term.Name == Term.None ? new("（无类型）", Term.None) : new(term.Name, term.NameEn);

    /// <summary>Own people by number and name, since names repeat.</summary>
    public LocalName Of(PersonId id) => book.Person(id) is { } person ? new(person.SourceId is null ? $"{person.Number} {person.Name}" : person.Name, null) : new("–", null);

    public LocalName? UnitOf(PersonId id) => book.UnitOf(id, at) is { } unit ? Of(unit) : null;

    /// <summary>Units in the order of all lists.</summary>
    public IEnumerable<UnitId> InOrder(IEnumerable<UnitId> units) => units.Order(new UnitOrder(book));
}
