using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Briefing.Handovers;

/// <summary>What happened to a handover sheet.</summary>
public enum HandoverAction
{
    Given = 0,
    Taken = 1,
}

/// <param name="From">Begin of the shift, UTC.</param>
/// <param name="Hash">SHA-256 of the kept content, hexadecimal.</param>
public sealed record HandoverChanged(HandoverAction Action, UnitId City, DateTime From, DateTime To, string? Hash = null) : IChangeEvent
{
    [JsonIgnore]
    public string Kind => KindOf(Action);

    public static string KindOf(HandoverAction action) => $"handover.{action.ToString().ToLowerInvariant()}";
}
