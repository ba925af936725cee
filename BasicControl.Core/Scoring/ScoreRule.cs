namespace BasicControl.Core.Scoring;

/// <summary>
/// The named rules that tell facts. A number is stored with contests and rubrics: it is never given to another rule. A
/// rule whose meaning changes becomes a new one, and its <see cref="RuleDefinition.Version"/> says since when it is told so.
/// </summary>
public enum ScoreRule
{
    None = 0,

    DoneInTime = 1,
    DoneLate = 2,
    Overdue = 3,

    SignedInTime = 4,
    SignedLate = 5,
    ActedInTime = 6,
    ActedLate = 7,

    AcceptedFirst = 8,
    InspectionPassed = 9,
    SentBack = 10,
    InspectionFailed = 11,
    Reopened = 12,

    OutcomeSound = 13,
    OutcomeEmpty = 14,
    OutcomeCopied = 15,

    FedBackInTime = 16,
    FedBackLate = 17,
    SettledHolds = 18,
    Repeated = 19,
}

/// <summary>The parts of a score (domain §9).</summary>
public enum ScorePart
{
    /// <summary>完成.</summary>
    Completion = 0,

    /// <summary>时效.</summary>
    Timeliness = 1,

    /// <summary>质量.</summary>
    Quality = 2,

    /// <summary>数据准确.</summary>
    Accuracy = 3,

    /// <summary>成效.</summary>
    Outcome = 4,
}

/// <summary>
/// What of an order a fact is about. A contest is about one slot of one order and one person, so that it holds though
/// the fact changes its name: overdue becomes done late on closing.
/// </summary>
public enum FactSlot
{
    None = 0,
    Done = 1,
    SignFor = 2,
    FirstAction = 3,
    Acceptance = 4,
    Outcome = 5,
    Feedback = 6,
    Settlement = 7,

    /// <summary>Something that may happen several times; its mark tells which.</summary>
    Occurrence = 8,
}
