using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Access;

/// <summary>A role that an account holds in a unit, from an instant to an instant (null: still).</summary>
public sealed record Grant
{
    public long Id { get; init; }

    public AccountId AccountId { get; init; }

    public Post Role { get; init; }

    /// <summary>Where the role is held; null: over the whole store.</summary>
    public UnitId? UnitId { get; init; }

    /// <summary>What may be read.</summary>
    public ScopeRoot Reads { get; init; }

    /// <summary>What may be acted on.</summary>
    public ScopeRoot Acts { get; init; }

    public DateTime From { get; init; }

    public DateTime? To { get; init; }

    public bool IsInForce(DateTime at) => From <= at && !(To <= at);

    /// <summary>Whether both are in force at some instant.</summary>
    public bool Overlaps(Grant other) => !(To <= other.From) && !(other.To <= From) && !(To <= From) && !(other.To <= other.From);
}
