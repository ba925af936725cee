using BasicControl.Core.Basics;

namespace BasicControl.Core.Organisation;

/// <summary>Kind of unit (domain §1).</summary>
public enum UnitKind
{
    /// <summary>City bureau with its centre (市局); it carries the zone.</summary>
    City = 0,

    /// <summary>County bureau or district (分局/县局).</summary>
    County = 1,

    /// <summary>Police station (派出所), or what a foreign source calls its lowest responsible unit.</summary>
    Station = 2,

    /// <summary>Community beat (警务区).</summary>
    Beat = 3,

    /// <summary>Police branch (警种).</summary>
    Branch = 4,

    /// <summary>Outside department (部门).</summary>
    Department = 5,

    /// <summary>Where a city keeps what names no unit, so that totals equal the sum below.</summary>
    Unassigned = 6,
}

/// <summary>A unit. Its place in the tree is a <see cref="UnitLink"/> with from and to.</summary>
public sealed class Unit
{
    public UnitId Id { get; init; }

    /// <summary>The city it belongs to; a city's own id for a city.</summary>
    public UnitId CityId { get; init; }

    public UnitKind Kind { get; init; }

    /// <summary>12-digit code (first six: GB/T 2260) of a Chinese police unit; null for units of foreign sources.</summary>
    public string? Code { get; set; }

    /// <summary>The source's own key, with <see cref="SourceId"/>, for units without a code.</summary>
    public string? SourceKey { get; init; }

    public SourceId? SourceId { get; init; }

    public required string Name { get; set; }

    /// <summary>English name, where there is one.</summary>
    public string? NameEn { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    /// <summary>GeoJSON geometry (Polygon or MultiPolygon, WGS 84), or null.</summary>
    public string? Boundary { get; set; }

    /// <summary>IANA zone or <c>floating</c>; set for cities only.</summary>
    public string? Zone { get; init; }

    public int Version { get; set; }

    /// <summary>Whether it belongs to the sample city: GB/T 2260 gives the divisions under 99 to nobody.</summary>
    public bool IsSample => Code?.StartsWith("99", StringComparison.Ordinal) == true;
}

/// <summary>A unit's parent from an instant to an instant (null: still).</summary>
public sealed class UnitLink : ILink
{
    public long Id { get; init; }

    public UnitId UnitId { get; init; }

    public UnitId ParentId { get; init; }

    public DateTime From { get; init; }

    public DateTime? To { get; set; }
}
