using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Figures;

/// <summary>A target was set; null before when there was none from that instant.</summary>
public sealed record TargetSet(string Figure, UnitId Unit, DateTime From, int? Before, int Millionths) : IChangeEvent
{
    public const string EventKind = "target.set";

    [JsonIgnore]
    public string Kind => EventKind;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TargetSet))]
public sealed partial class TargetJson : JsonSerializerContext;

public static class TargetChanges
{
    /// <summary>Enters this noun's events into the catalogue.</summary>
    public static EventCatalogue AddTargets(this EventCatalogue events) => events.Add(TargetSet.EventKind, TargetJson.Default.TargetSet);

    /// <summary>Tells where this noun's subjects stand.</summary>
    public static SubjectPlaces AddTargets(this SubjectPlaces places) => places
        .Add(Subject.Target, (db, id) => db.Targets.FirstOrDefault(row => row.Id == id) is { } target ? new(target.UnitId, target.From) : null);
}
