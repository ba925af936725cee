using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents;

/// <summary>An incident became known, or a newer version of it did. Address and text lie in the sealed part.</summary>
public sealed record IncidentChanged(string Number, IncidentFacts? Before, IncidentFacts After) : IChangeEvent
{
    public const string Recorded = "incident.recorded";
    public const string Updated = "incident.updated";

    [JsonIgnore]
    public string Kind => Before is null ? Recorded : Updated;
}

/// <summary>The sealed part of an incident's change.</summary>
public sealed record IncidentTexts(string? Address, string? Text, double? Latitude, double? Longitude);

/// <summary>A file import ended: its counts.</summary>
public sealed record ImportEnded(
    SourceId Source, string Profile, long Read, long Created, long Updated, long Unchanged, long Rejected, bool Cancelled) : IChangeEvent
{
    public const string Name = "import.ended";

    [JsonIgnore]
    public string Kind => Name;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IncidentChanged))]
[JsonSerializable(typeof(IncidentTexts))]
[JsonSerializable(typeof(ImportEnded))]
public sealed partial class IncidentJson : JsonSerializerContext;

public static class IncidentChanges
{
    /// <summary>Enters this noun's events into the catalogue.</summary>
    public static EventCatalogue AddIncidents(this EventCatalogue events) => events
        .Add(IncidentChanged.Recorded, IncidentJson.Default.IncidentChanged)
        .Add(IncidentChanged.Updated, IncidentJson.Default.IncidentChanged)
        .Add(ImportEnded.Name, IncidentJson.Default.ImportEnded);

    /// <summary>Tells where this noun's subjects stand.</summary>
    public static SubjectPlaces AddIncidents(this SubjectPlaces places) => places
        .Add(Subject.Incident, (db, id) => db.Incidents.FirstOrDefault(row => row.Id == new IncidentId(id)) is { } incident ? new(incident.UnitId, incident.At) : null);
}
