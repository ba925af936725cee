using BasicControl.Core.Basics;

namespace BasicControl.Core.Organisation;

/// <summary>What the records of a source become (domain §6): an incident is not an order.</summary>
public enum Makes
{
    Incident = 0,
    Order = 1,
}

/// <summary>Where records come from: a call feed, a file profile, the centre's own desk.</summary>
public sealed class Source
{
    /// <summary>Key of the source that orders opened in the product itself belong to.</summary>
    public const string DeskKey = "desk";

    public SourceId Id { get; init; }

    /// <summary>Lower-case key: <c>nyc311</c>, <c>110</c>.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    /// <summary>The name on English pages; null where the one name serves both.</summary>
    public string? NameEn { get; set; }

    public LocalName LocalName => new(Name, NameEn);

    public UnitId CityId { get; init; }

    public Makes Makes { get; init; }

    /// <summary>Zone of the source's times: IANA, or <c>floating</c> for zoneless wall-clock times.</summary>
    public required string Zone { get; init; }

    /// <summary>Whether a unit or officer that the source names for the first time is added under the city, or refused.</summary>
    public bool AddsUnknown { get; init; }

    /// <summary>Past this many milliseconds without an arrival the source counts as silent; null: never (a one-off file).</summary>
    public long? ExpectedIntervalMs { get; set; }

    /// <summary>Record time of the last arrival, changed or not.</summary>
    public DateTime? LastArrivalAt { get; set; }
}

/// <summary>What a term names.</summary>
public enum TermKind
{
    Type = 0,
    Channel = 1,
    Department = 2,
    Status = 3,
    Activity = 4,
}

/// <summary>A name that many records share, stored once. Missing reads <c>(none)</c>.</summary>
public sealed class Term
{
    public const string None = "(none)";

    public TermId Id { get; init; }

    public TermKind Kind { get; init; }

    public required string Name { get; init; }

    public string? NameEn { get; init; }
}
