using BasicControl.Core.Basics;

namespace BasicControl.Core.Briefing.Handovers;

/// <summary>Where a handover sheet stands.</summary>
public enum HandoverState
{
    /// <summary>The shift is running: the sheet counts live.</summary>
    Open = 0,

    /// <summary>The outgoing shift has handed it over by name; what it lists is kept.</summary>
    Given = 1,

    /// <summary>The incoming shift has taken it over by name.</summary>
    Taken = 2,
}

/// <summary>A handover sheet (交接班) of one shift.</summary>
public sealed class Handover
{
    public long Id { get; init; }

    public UnitId CityId { get; init; }

    /// <summary>Begin of the shift, UTC.</summary>
    public DateTime From { get; init; }

    /// <summary>End of the shift, UTC.</summary>
    public DateTime To { get; init; }

    public HandoverState State { get; set; }

    /// <summary>Raised by every change; a command names the one it has seen.</summary>
    public int Version { get; set; }

    /// <summary>What stood open when it was handed over, in canonical form.</summary>
    public byte[]? Content { get; set; }

    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public byte[]? Hash { get; set; }

    public string? GivenBy { get; set; }

    public DateTime? GivenAt { get; set; }

    public string? TakenBy { get; set; }

    public DateTime? TakenAt { get; set; }
}

/// <summary>A shift: from an instant to the next.</summary>
public readonly record struct Shift(DateTime From, DateTime To);
