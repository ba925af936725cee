using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Handovers;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Briefing.Issues;

/// <summary>What happened to a briefing.</summary>
public enum BriefingAction
{
    Drafted = 0,
    Edited = 1,
    Signed = 2,

    /// <summary>A new version was begun.</summary>
    Corrected = 3,

    /// <summary>Its hour passed without a signature.</summary>
    Unsigned = 4,

    /// <summary>Records that came later would change it.</summary>
    Late = 5,
}

/// <param name="Number">The version it happened to.</param>
/// <param name="Hash">SHA-256 of the frozen content, hexadecimal, when signed.</param>
/// <param name="Figures">Late ones: how many figures would change.</param>
public sealed record BriefingChanged(
    BriefingAction Action, UnitId City, BriefingSpan Span, DateOnly From, DateOnly To, int Number, string? Hash = null, int? Figures = null) : IChangeEvent
{
    [JsonIgnore]
    public string Kind => KindOf(Action);

    public static string KindOf(BriefingAction action) => $"briefing.{action.ToString().ToLowerInvariant()}";
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BriefingChanged))]
[JsonSerializable(typeof(HandoverChanged))]
public sealed partial class BriefingChangeJson : JsonSerializerContext;

public static class BriefingChanges
{
    /// <summary>Enters this noun's events into the catalogue.</summary>
    public static EventCatalogue AddBriefings(this EventCatalogue events)
    {
        foreach (var action in Enum.GetValues<BriefingAction>())
        {
            events.Add(BriefingChanged.KindOf(action), BriefingChangeJson.Default.BriefingChanged);
        }

        foreach (var action in Enum.GetValues<HandoverAction>())
        {
            events.Add(HandoverChanged.KindOf(action), BriefingChangeJson.Default.HandoverChanged);
        }

        return events;
    }

    /// <summary>Tells where this noun's subjects stand.</summary>
    public static SubjectPlaces AddBriefings(this SubjectPlaces places) => places
        .Add(Subject.Briefing, (db, id) => db.Briefings.FirstOrDefault(row => row.Id == id) is { } briefing ? new(briefing.CityId, briefing.DraftedAt) : null)
        .Add(Subject.Handover, (db, id) => db.Handovers.FirstOrDefault(row => row.Id == id) is { } handover ? new(handover.CityId, handover.From) : null);
}
