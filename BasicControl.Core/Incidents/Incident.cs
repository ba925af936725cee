using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Incidents;

/// <summary>An incident (警情) as its source tells it. Unique by source and number. All instants UTC.</summary>
public sealed class Incident
{
    private static readonly IncidentTexts None = new(null, null, null, null);

    private readonly Vault? _vault;
    private IncidentTexts? _texts;

    public Incident()
    {
    }

    /// <summary>How the store makes it, so that its texts open when they are asked for.</summary>
    internal Incident(BasicControlDb db) => _vault = db.Vault;

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

    /// <summary><see cref="IncidentTexts"/> as the store holds them; null when they have been erased.</summary>
    public byte[]? Sealed { get; init; }

    /// <summary>Exact address; null without one, or when it cannot be opened any more.</summary>
    public string? Address => Texts.Address;

    public string? Text => Texts.Text;

    /// <summary>Middle of the cell of 0.01° that it happened in; the exact place is sealed.</summary>
    public double? Latitude { get; init; }

    /// <inheritdoc cref="Latitude"/>
    public double? Longitude { get; init; }

    /// <summary>When what it held of persons was erased; such a number is not taken in again.</summary>
    public DateTime? ErasedAt { get; init; }

    /// <summary>Kind of dispute that the mapping in force reads in it, or none.</summary>
    public DisputeKind Dispute { get; set; }

    /// <summary>A weapon is told of; only of a dispute.</summary>
    public bool Weapon { get; set; }

    /// <summary>The words of the text that decided <see cref="Dispute"/>, or null when the type did.</summary>
    public string? DisputeWords { get; set; }

    /// <summary>Mark of the address as repeats compare it (<see cref="Vault.MarkOf"/>), or null without one or at an excluded site.</summary>
    public string? AddressKey { get; set; }

    public DateTime? SourceUpdatedAt { get; set; }

    public byte[]? Digest { get; set; }

    public int Version { get; set; }

    private IncidentTexts Texts => _texts ??= SealedJson.Open(_vault, SealedPart.Incident, Id.Value, Sealed, IncidentJson.Default.IncidentTexts) ?? None;
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
