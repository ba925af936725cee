using BasicControl.Core.Basics;

namespace BasicControl.Core.Briefing.Drafting;

/// <summary>How far a part of the whole moved.</summary>
public readonly record struct Movement(LocalName Name, long Change)
{
    /// <summary>The unit that it is the part of, or null.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>The type that it is the part of, or null.</summary>
    public TermId? Type { get; init; }
}

/// <summary>The thresholds of the commentary: when a change is worth a word, and which parts explain it.</summary>
public static class CommentaryRules
{
    /// <summary>Fewer than this is chance.</summary>
    public const long LeastChange = 5;

    /// <summary>Less than this share of the figure before is “about the same”.</summary>
    public const double LeastShare = 0.05;

    /// <summary>A part explains a change when it moved the same way by at least this many …</summary>
    public const long LeastPart = 3;

    /// <summary>… and this share of the whole change.</summary>
    public const double LeastPartShare = 0.1;

    /// <summary>Parts named at most.</summary>
    public const int MostParts = 2;

    public static bool HasMoved(long now, long before) => Math.Abs(now - before) >= LeastChange && Math.Abs(now - before) >= LeastShare * before;

    /// <summary>The parts that explain a change, the largest first; none when no part is large enough.</summary>
    public static IReadOnlyList<Movement> Because(long change, IEnumerable<Movement> parts) =>
    [
        .. parts.Where(part => Math.Sign(part.Change) == Math.Sign(change) && Math.Abs(part.Change) >= LeastPart && Math.Abs(part.Change) >= LeastPartShare * Math.Abs(change))
            .OrderByDescending(part => Math.Abs(part.Change)).ThenBy(part => part.Name.Zh, StringComparer.Ordinal).Take(MostParts),
    ];

    /// <summary>The parts with the most, the most first; none below the least part.</summary>
    public static IReadOnlyList<Movement> Most(IEnumerable<Movement> parts) =>
    [
        .. parts.Where(part => part.Change >= LeastPart).OrderByDescending(part => part.Change).ThenBy(part => part.Name.Zh, StringComparer.Ordinal).Take(MostParts),
    ];
}
