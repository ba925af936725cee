using BasicControl.Core.Basics;

namespace BasicControl.Core.Access;

/// <summary>Access to a unit out of scope for a time, with a reason (应急查阅). Those in charge of the unit see it and say that they have.</summary>
public sealed record BreakGlass
{
    public long Id { get; init; }

    public AccountId AccountId { get; init; }

    /// <summary>The grant in which it was asked for; it holds in no other.</summary>
    public long GrantId { get; init; }

    public UnitId UnitId { get; init; }

    public required string Reason { get; init; }

    public DateTime From { get; init; }

    public DateTime Until { get; init; }

    public DateTime? SeenAt { get; init; }

    public AccountId? SeenBy { get; init; }
}
