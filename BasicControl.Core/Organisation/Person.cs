using BasicControl.Core.Basics;

namespace BasicControl.Core.Organisation;

/// <summary>Somebody who works: an officer (民警), an auxiliary (辅警), a community worker or a volunteer.</summary>
public enum PersonKind
{
    Officer = 0,
    Auxiliary = 1,
    CommunityWorker = 2,
    Volunteer = 3,
}

public sealed class Person
{
    public PersonId Id { get; init; }

    public UnitId CityId { get; init; }

    public PersonKind Kind { get; init; }

    /// <summary>Police number (警号), or the source's key for people of foreign sources.</summary>
    public required string Number { get; init; }

    public SourceId? SourceId { get; init; }

    public required string Name { get; set; }

    public int Version { get; set; }
}

/// <summary>A person's unit from an instant to an instant (null: still).</summary>
public sealed class PersonLink : ILink
{
    public long Id { get; init; }

    public PersonId PersonId { get; init; }

    public UnitId UnitId { get; init; }

    public DateTime From { get; init; }

    public DateTime? To { get; set; }
}
