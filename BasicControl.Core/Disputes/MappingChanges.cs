using System.Text.Json.Serialization;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Disputes;

/// <summary>
/// A version of the dispute mapping is in force for the past as well: its recount has ended. Whoever has folded disputes
/// reads them again. The author is the row's actor.
/// </summary>
public sealed record DisputeMappingPublished(int Version, MappingCounts Counts) : IChangeEvent
{
    public const string EventKind = "dispute-mapping.published";

    [JsonIgnore]
    public string Kind => EventKind;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DisputeMappingPublished))]
[JsonSerializable(typeof(MappingCounts))]
public sealed partial class MappingJson : JsonSerializerContext;

public static class MappingChanges
{
    /// <summary>Enters this noun's events into the catalogue.</summary>
    public static EventCatalogue AddDisputes(this EventCatalogue events) =>
        events.Add(DisputeMappingPublished.EventKind, MappingJson.Default.DisputeMappingPublished);
}
