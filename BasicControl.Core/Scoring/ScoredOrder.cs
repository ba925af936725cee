using System.Runtime.CompilerServices;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;
using BasicControl.Core.WorkOrders.Recent;

namespace BasicControl.Core.Scoring;

/// <summary>What facts are told from: an order in plain numbers, instants as UTC milliseconds or <see cref="Never"/>.</summary>
internal readonly record struct ScoredOrder(
    long Id, long Person, long Unit, bool IsExternal, bool IsLead, OrderConduct Conduct,
    long Created, long SignDue, long Signed, long ActionDue, long Acted, long Due, long Closed, long FedBack, bool IsSettled, long Repeat) : IMovesByItself
{
    /// <summary>No instant reaches it.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Whether both tell the same facts at every instant: most changes of an order tell no other.</summary>
    public static bool AreAlike(OrderFacts one, OrderFacts other) =>
        one.ClosedAt == other.ClosedAt && one.Officer == other.Officer && one.Unit == other.Unit && one.Conduct == other.Conduct
        && one.SignedAt == other.SignedAt && one.FirstActionAt == other.FirstActionAt && one.FeedbackAt == other.FeedbackAt
        && one.DoneDue == other.DoneDue && one.SignForDue == other.SignForDue && one.FirstActionDue == other.FirstActionDue
        && one.RepeatAt == other.RepeatAt && one.CreatedAt == other.CreatedAt && one.Settlement == other.Settlement && one.Kind == other.Kind
        && one.Origin == other.Origin && one.Dispute == other.Dispute;

    public static ScoredOrder Of(long id, OrderFacts facts) => new(
        id, facts.Officer?.Value ?? 0, facts.Unit.Value, facts.Origin == Origin.External, facts.Kind == OrderKind.Pushed, facts.Conduct,
        Instants.ToMilliseconds(facts.CreatedAt), At(facts.SignForDue), At(facts.SignedAt), At(facts.FirstActionDue), At(facts.FirstActionAt),
        At(facts.DoneDue), At(facts.ClosedAt), At(facts.FeedbackAt), facts.IsDispute && facts.Settlement != Settlement.None,
        facts.IsDispute ? At(facts.RepeatAt) : Never);

    public static ScoredOrder Of(in RecentOrder order) => new(
        order.Id, order.Officer, order.Unit, order.Origin == Origin.External, order.Kind == OrderKind.Pushed, order.Conduct, order.Created, order.SignDue, order.Signed,
        order.ActionDue, order.Acted, order.Due, order.Closed, order.FedBack, order.IsSettled, order.Repeat);

    /// <summary>The facts of the order at an instant; slots without one hold <see cref="ScoreRule.None"/>. A pure function of the two.</summary>
    public FactSlots FactsAt(long at)
    {
        var facts = default(FactSlots);
        if (Created > at)
        {
            return facts;
        }

        facts[0] = Clock(Due, Closed, at, ScoreRule.DoneInTime, ScoreRule.DoneLate, ScoreRule.Overdue);
        if (IsExternal)
        {
            // Another system's order brings its due and its closing; how it was handled is not ours to guess.
            return facts;
        }

        if (!Conduct.HasFlag(OrderConduct.SignForCredited))
        {
            facts[1] = Clock(SignDue, Math.Min(Signed, Closed), at, ScoreRule.SignedInTime, ScoreRule.SignedLate, ScoreRule.SignedLate);
        }

        if (!Conduct.HasFlag(OrderConduct.FirstActionCredited))
        {
            facts[2] = Clock(ActionDue, Math.Min(Acted, Closed), at, ScoreRule.ActedInTime, ScoreRule.ActedLate, ScoreRule.ActedLate);
        }

        if (IsLead && !Conduct.HasFlag(OrderConduct.FeedbackCredited))
        {
            facts[3] = Clock(Created + ClockRules.FeedbackMilliseconds, Math.Min(FedBack, Closed), at, ScoreRule.FedBackInTime, ScoreRule.FedBackLate, ScoreRule.FedBackLate);
        }

        if (Closed <= at)
        {
            Close(ref facts, at);
        }

        return facts;
    }

    /// <summary>The next instant after this one at which a fact changes by itself, or <see cref="Never"/>.</summary>
    public long NextAfter(long at)
    {
        var next = Never;
        Take(Created);
        Take(Closed);
        Run(Due, Closed);
        if (!IsExternal)
        {
            Run(SignDue, Math.Min(Signed, Closed));
            Run(ActionDue, Math.Min(Acted, Closed));
            Take(Signed);
            Take(Acted);
            Take(Repeat);
            if (IsLead)
            {
                Take(FedBack);
                Run(Created + ClockRules.FeedbackMilliseconds, Math.Min(FedBack, Closed));
            }
        }

        return next;

        void Take(long instant) => next = instant > at && instant < next ? instant : next;

        void Run(long due, long stopped)
        {
            if (due != Never && stopped > due)
            {
                Take(due + 1);
            }
        }
    }

    /// <summary>Whether a fact of it will change by itself.</summary>
    public bool IsKeptAt(long at) => NextAfter(at) != Never;

    private void Close(ref FactSlots facts, long at)
    {
        if (!Conduct.HasFlag(OrderConduct.Reworked))
        {
            facts[4] = new(ScoreRule.AcceptedFirst, false, Closed);
        }

        if (Conduct.HasFlag(OrderConduct.OutcomeTold) && !Conduct.HasFlag(OrderConduct.OutcomeFaulty))
        {
            facts[5] = new(ScoreRule.OutcomeSound, false, Closed);
        }

        // A repeat counts against the closing that did not hold, not against the day it came to light.
        if (Repeat <= at || IsSettled)
        {
            facts[6] = new(Repeat <= at ? ScoreRule.Repeated : ScoreRule.SettledHolds, false, Closed);
        }
    }

    /// <summary>A fact of the order with whom and where it stood.</summary>
    public PlainFact Whole(in OrderFact fact) => new(fact.Rule, Person, Unit, fact.At, fact.IsRunning);

    private static OrderFact Clock(long due, long stopped, long at, ScoreRule inTime, ScoreRule late, ScoreRule running) =>
        due == Never ? default
        : stopped <= at ? new(stopped <= due ? inTime : late, false, stopped)
        : due < at ? new(running, true, due)
        : default;

    private static long At(DateTime? instant) => instant is { } known ? Instants.ToMilliseconds(known) : Never;
}

/// <summary>At most one fact of each kind that an order itself tells.</summary>
[InlineArray(Count)]
internal struct FactSlots
{
    public const int Count = 7;

    private OrderFact _first;
}

/// <summary>A fact that an order itself tells, of whoever and wherever the order is.</summary>
/// <param name="At">UTC milliseconds.</param>
internal readonly record struct OrderFact(ScoreRule Rule, bool IsRunning, long At);
