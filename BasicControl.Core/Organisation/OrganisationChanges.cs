using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Organisation;

/// <summary>A unit was added or changed. Its name is public and stands in the open part.</summary>
public sealed record UnitChanged(UnitKind UnitKind, UnitId City, UnitId? Parent, string Name, string? NameEn, string? Code, string? Zone) : IChangeEvent
{
    public const string EventKind = "unit.changed";

    [JsonIgnore]
    public string Kind => EventKind;
}

/// <summary>A person joined, moved or left. The name lies in the sealed part.</summary>
public sealed record PersonChanged(PersonKind PersonKind, UnitId City, UnitId? From, UnitId? To) : IChangeEvent
{
    public const string EventKind = "person.changed";

    [JsonIgnore]
    public string Kind => EventKind;
}

/// <summary>The sealed part of a person's change.</summary>
public sealed record PersonTexts(string Number, string Name);

/// <summary>A source was added or changed.</summary>
public sealed record SourceChanged(string Key, UnitId City, Makes Makes, string Zone, long? ExpectedIntervalMs) : IChangeEvent
{
    public const string EventKind = "source.changed";

    [JsonIgnore]
    public string Kind => EventKind;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UnitChanged))]
[JsonSerializable(typeof(PersonChanged))]
[JsonSerializable(typeof(PersonTexts))]
[JsonSerializable(typeof(SourceChanged))]
public sealed partial class OrganisationJson : JsonSerializerContext;

public static class OrganisationChanges
{
    /// <summary>Enters this noun's events into the catalogue.</summary>
    public static EventCatalogue AddOrganisation(this EventCatalogue events) => events
        .Add(UnitChanged.EventKind, OrganisationJson.Default.UnitChanged)
        .Add(PersonChanged.EventKind, OrganisationJson.Default.PersonChanged)
        .Add(SourceChanged.EventKind, OrganisationJson.Default.SourceChanged);
}
