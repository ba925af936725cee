using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>Whole local days, and the instant T that they are judged at.</summary>
/// <param name="To">Last local day, included.</param>
/// <param name="At">T, UTC: what happened later is not counted. Null: as things stand when they are counted.</param>
public readonly record struct HeatSpan(DateOnly From, DateOnly To, DateTime? At = null)
{
    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>What is asked of the heat counts of a city. What is null or empty leaves nothing out.</summary>
public sealed record HeatQuery(UnitId City, HeatSpan Span)
{
    /// <summary>The period that <see cref="Span"/> is compared with, or null.</summary>
    public HeatSpan? Before { get; init; }

    /// <summary>Only disputes; else everything that happened.</summary>
    public bool DisputesOnly { get; init; } = true;

    /// <summary>Kinds of dispute.</summary>
    public IReadOnlyList<DisputeKind> Kinds { get; init; } = [];

    public Level? Level { get; init; }

    /// <summary>Only what tells of a weapon.</summary>
    public bool WeaponOnly { get; init; }

    public TermId? Type { get; init; }

    /// <summary>The unit and everything below it.</summary>
    public UnitId? Unit { get; init; }

    internal bool Takes(DisputeKind kind) => (!DisputesOnly || kind != DisputeKind.None) && (Kinds.Count == 0 || Kinds.Contains(kind));
}
