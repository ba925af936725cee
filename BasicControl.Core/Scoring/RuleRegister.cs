using BasicControl.Core.Basics;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Scoring;

/// <summary>A rule: what it is called, what it tells, and what it rests on.</summary>
/// <param name="Code">Stable, lower case: how rubrics, files and addresses name it.</param>
/// <param name="Part">The part it belongs to in the shipped rubric.</param>
/// <param name="Value">What a fact of it is worth in the shipped rubric, 0–100.</param>
/// <param name="IsGood">Whether it tells to somebody's credit; only what does not can be contested.</param>
/// <param name="RestsOn">The records that it is told from.</param>
/// <param name="Act">What whoever is scored would do to have it otherwise; for rules that cost points.</param>
public sealed record RuleDefinition(
    ScoreRule Rule, string Code, LocalName Name, ScorePart Part, FactSlot Slot, int Value, bool IsGood, LocalName RestsOn, LocalName? Act = null)
{
    /// <summary>Raised when the rule tells something else than before.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The mark it is told from, for occurrences.</summary>
    public MarkKind? Mark { get; init; }
}

/// <summary>
/// Every rule there is, once. None reads log-ins, time online, views or check-ins: a rule rests on the clocks and moves
/// of orders, and on nothing else.
/// </summary>
public static class RuleRegister
{
    /// <summary>One more than the highest rule.</summary>
    public const int Count = 20;

    public const int Parts = 5;

    private static readonly LocalName Clock = new("工单时限与办结时间", "The order's due and closing");
    private static readonly LocalName Sign = new("签收时限与签收时间", "The sign-for clock");
    private static readonly LocalName Action = new("首次处置时限与首次处置时间", "The first-action clock");
    private static readonly LocalName Lead = new("线索下达与反馈时间", "The lead's birth and its feedback");
    private static readonly LocalName Moves = new("工单流转记录", "The order's moves");
    private static readonly LocalName Text = new("回收时填写的结果", "The outcome told on reporting back");
    private static readonly LocalName Repeat = new("办结后同一地址再次发生的纠纷警情", "Disputes at the same address after closing");

    private static readonly LocalName CloseInTime = new("在时限内办结", "Close before the due");
    private static readonly LocalName SignInTime = new("收到后及时签收", "Sign for it in time");
    private static readonly LocalName ActInTime = new("签收后及时开展首次处置", "Act in time after signing");
    private static readonly LocalName GetItRight = new("一次办到位再回收", "Finish the work before reporting back");
    private static readonly LocalName TellIt = new("如实、具体填写结果", "Tell the outcome in its own words");
    private static readonly LocalName FeedBack = new("24 小时内反馈", "Feed back within 24 hours");
    private static readonly LocalName Settle = new("真正化解，办结后回访", "Settle it, and visit again after closing");

    public static IReadOnlyList<RuleDefinition> All { get; } =
    [
        new(ScoreRule.DoneInTime, "done-in-time", new("按时办结", "Done in time"), ScorePart.Completion, FactSlot.Done, 100, true, Clock),
        new(ScoreRule.DoneLate, "done-late", new("超时办结", "Done late"), ScorePart.Completion, FactSlot.Done, 50, false, Clock, CloseInTime),
        new(ScoreRule.Overdue, "overdue", new("超时未办结", "Overdue and open"), ScorePart.Completion, FactSlot.Done, 0, false, Clock, CloseInTime),
        new(ScoreRule.SignedInTime, "signed-in-time", new("按时签收", "Signed in time"), ScorePart.Timeliness, FactSlot.SignFor, 100, true, Sign),
        new(ScoreRule.SignedLate, "signed-late", new("签收超时", "Signed late"), ScorePart.Timeliness, FactSlot.SignFor, 0, false, Sign, SignInTime),
        new(ScoreRule.ActedInTime, "acted-in-time", new("按时首次处置", "First action in time"), ScorePart.Timeliness, FactSlot.FirstAction, 100, true, Action),
        new(ScoreRule.ActedLate, "acted-late", new("首次处置超时", "First action late"), ScorePart.Timeliness, FactSlot.FirstAction, 0, false, Action, ActInTime),
        new(ScoreRule.AcceptedFirst, "accepted-first", new("一次回收通过", "Accepted the first time"), ScorePart.Quality, FactSlot.Acceptance, 100, true, Moves),
        new(ScoreRule.InspectionPassed, "inspection-passed", new("督查一次通过", "Inspection passed the first time"), ScorePart.Quality, FactSlot.Occurrence, 100, true, Moves) { Mark = MarkKind.InspectionPassed },
        new(ScoreRule.SentBack, "sent-back", new("被退回重办", "Sent back"), ScorePart.Quality, FactSlot.Occurrence, 0, false, Moves, GetItRight) { Mark = MarkKind.SentBack },
        new(ScoreRule.InspectionFailed, "inspection-failed", new("督查不通过", "Inspection failed"), ScorePart.Quality, FactSlot.Occurrence, 0, false, Moves, GetItRight) { Mark = MarkKind.InspectionFailed },
        new(ScoreRule.Reopened, "reopened", new("办结后重开", "Reopened"), ScorePart.Quality, FactSlot.Occurrence, 0, false, Moves, GetItRight) { Mark = MarkKind.Reopened },
        new(ScoreRule.OutcomeSound, "outcome-sound", new("结果填写规范", "Outcome told"), ScorePart.Accuracy, FactSlot.Outcome, 100, true, Text),
        new(ScoreRule.OutcomeEmpty, "outcome-empty", new("结果空泛", "Outcome empty"), ScorePart.Accuracy, FactSlot.Occurrence, 0, false, Text, TellIt) { Mark = MarkKind.OutcomeEmpty },
        new(ScoreRule.OutcomeCopied, "outcome-copied", new("结果雷同", "Outcome copied"), ScorePart.Accuracy, FactSlot.Occurrence, 0, false, Text, TellIt) { Mark = MarkKind.OutcomeCopied },
        new(ScoreRule.FedBackInTime, "fed-back-in-time", new("24 小时内反馈", "Fed back within 24 hours"), ScorePart.Outcome, FactSlot.Feedback, 100, true, Lead),
        new(ScoreRule.FedBackLate, "fed-back-late", new("24 小时未反馈", "Not fed back within 24 hours"), ScorePart.Outcome, FactSlot.Feedback, 0, false, Lead, FeedBack),
        new(ScoreRule.SettledHolds, "settled-holds", new("化解后未重复", "Settled and not repeated"), ScorePart.Outcome, FactSlot.Settlement, 100, true, Repeat),
        new(ScoreRule.Repeated, "repeated", new("办结后重复", "Repeated after closing"), ScorePart.Outcome, FactSlot.Settlement, 0, false, Repeat, Settle),
    ];

    private static readonly RuleDefinition[] ByRule = Table();

    private static readonly Dictionary<string, RuleDefinition> ByCode = All.ToDictionary(rule => rule.Code, StringComparer.Ordinal);

    private static readonly Dictionary<MarkKind, RuleDefinition> ByMark = new()
    {
        [MarkKind.SignedInTime] = Of(ScoreRule.SignedInTime),
        [MarkKind.SignedLate] = Of(ScoreRule.SignedLate),
        [MarkKind.ActedInTime] = Of(ScoreRule.ActedInTime),
        [MarkKind.ActedLate] = Of(ScoreRule.ActedLate),
        [MarkKind.FedBackInTime] = Of(ScoreRule.FedBackInTime),
        [MarkKind.FedBackLate] = Of(ScoreRule.FedBackLate),
    };

    public static RuleDefinition Of(ScoreRule rule) => ByRule[(int)rule];

    public static RuleDefinition? Find(string code) => ByCode.GetValueOrDefault(code);

    public static LocalName NameOf(ScorePart part) => part switch
    {
        ScorePart.Completion => new("完成", "Completion"),
        ScorePart.Timeliness => new("时效", "Timeliness"),
        ScorePart.Quality => new("质量", "Quality"),
        ScorePart.Accuracy => new("数据准确", "Data accuracy"),
        _ => new("成效", "Outcome"),
    };

    public static string CodeOf(ScorePart part) => part.ToString().ToLowerInvariant();

    public static ScorePart? FindPart(string code) =>
        Enum.GetValues<ScorePart>().Cast<ScorePart?>().FirstOrDefault(part => CodeOf(part!.Value) == code);

    /// <summary>The rule of a mark: an occurrence, or a clock that was credited to an officer who left the order.</summary>
    public static ScoreRule RuleOf(MarkKind kind) => ByMark.TryGetValue(kind, out var clock)
        ? clock.Rule
        : All.FirstOrDefault(rule => rule.Mark == kind)?.Rule ?? ScoreRule.None;

    private static RuleDefinition[] Table()
    {
        var table = new RuleDefinition[Count];
        foreach (var rule in All)
        {
            table[(int)rule.Rule] = rule;
        }

        return table;
    }
}
