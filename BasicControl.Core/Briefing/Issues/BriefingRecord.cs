using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Issues;

/// <summary>One version of one briefing as it is kept. Its content no longer changes once it is signed.</summary>
public sealed class BriefingRecord
{
    public long Id { get; init; }

    public UnitId CityId { get; init; }

    public BriefingSpan Span { get; init; }

    /// <summary>First local day.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last local day, included.</summary>
    public DateOnly To { get; init; }

    /// <summary>From 1; a correction is the next.</summary>
    public int Number { get; init; }

    public BriefingState State { get; set; }

    /// <summary>Raised by every change; a command names the one it has seen.</summary>
    public int Version { get; set; }

    /// <summary>The document in its canonical form.</summary>
    public required byte[] Content { get; set; }

    /// <summary>SHA-256 of <see cref="Content"/>, from the moment it is signed.</summary>
    public byte[]? Hash { get; set; }

    /// <summary>T, UTC.</summary>
    public DateTime AsOf { get; init; }

    /// <summary>P of the draft.</summary>
    public long Position { get; init; }

    public DateTime DraftedAt { get; init; }

    /// <summary>UTC: unsigned after it, the briefing says so. Null: nobody waits for it.</summary>
    public DateTime? SignBy { get; init; }

    public string? SignedBy { get; set; }

    public DateTime? SignedAt { get; set; }

    /// <summary>Sentences that a person wrote: <c>comment:0</c>, one a line. A correction keeps them.</summary>
    public string Written { get; set; } = "";

    /// <summary>What records that came later would change, one figure a line; empty when nothing would.</summary>
    public string Late { get; set; } = "";

    public DateTime? LateAt { get; set; }

    public bool IsDraft => State is BriefingState.Drafted or BriefingState.Edited or BriefingState.Unsigned;
}
