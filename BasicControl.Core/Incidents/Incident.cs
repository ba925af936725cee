using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Incidents;

/// <summary>An incident (警情) as its source tells it. Unique by source and number. All instants UTC.</summary>
public sealed class Incident
{
    public IncidentId Id { get; init; }

    public UnitId CityId { get; init; }

    public SourceId SourceId { get; init; }

    public required string ExternalNumber { get; init; }

    /// <summary>Event time.</summary>
    public DateTime At { get; set; }

    public DateTime RecordedAt { get; init; }

    public TermId TypeId { get; set; }

    public Level Level { get; set; }

    public UnitId UnitId { get; set; }

    public TermId? ChannelId { get; set; }

    public string? Address { get; set; }

    public string? Text { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    /// <summary>Kind of dispute that the mapping in force reads in it, or none.</summary>
    public DisputeKind Dispute { get; set; }

    /// <summary>A weapon is told of; only of a dispute.</summary>
    public bool Weapon { get; set; }

    /// <summary>The words of the text that decided <see cref="Dispute"/>, or null when the type did.</summary>
    public string? DisputeWords { get; set; }

    /// <summary>The address as repeats compare it, or null without one or at an excluded site.</summary>
    public string? AddressKey { get; set; }

    public DateTime? SourceUpdatedAt { get; set; }

    public byte[]? Digest { get; set; }

    public int Version { get; set; }
}

/// <summary>What figures count of an incident. The place is a cell of 0.01°, never an address.</summary>
/// <param name="CellLatitude">floor(latitude × 100), or null.</param>
/// <param name="CellLongitude">floor(longitude × 100), or null.</param>
public sealed record IncidentFacts(
    UnitId City, UnitId Unit, SourceId Source, TermId Type, Level Level, DateTime At, int? CellLatitude, int? CellLongitude)
{
    /// <summary>Kind of dispute, or none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DisputeKind Dispute { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Weapon { get; init; }
}
