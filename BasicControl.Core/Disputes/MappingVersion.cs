using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Disputes;

/// <summary>A published version of the dispute mapping, and how far the recount of the past under it has come.</summary>
public sealed class MappingVersion
{
    /// <summary>From 1; the one that comes with the product is 0 and stands in no store.</summary>
    public int Version { get; init; }

    /// <summary>The document as it was written.</summary>
    public required string Document { get; init; }

    /// <summary>In force for new records since then, UTC.</summary>
    public DateTime PublishedAt { get; init; }

    public PersonId? PersonId { get; init; }

    public Post Post { get; init; }

    public UnitId? UnitId { get; init; }

    public required string Author { get; init; }

    /// <summary>Highest id of an incident that existed when the version was published.</summary>
    public long LastIncident { get; init; }

    /// <summary>The same of orders.</summary>
    public long LastOrder { get; init; }

    /// <summary>Incidents up to this id are recounted.</summary>
    public long Incidents { get; set; }

    /// <summary>Orders up to this id are recounted.</summary>
    public long Orders { get; set; }

    /// <summary>Records by kind before and after, as JSON, of what is recounted so far.</summary>
    public required string Counts { get; set; }

    /// <summary>When the past was all recounted, UTC; null while it is not.</summary>
    public DateTime? EndedAt { get; set; }
}
