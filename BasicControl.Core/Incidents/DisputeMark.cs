using BasicControl.Core.Basics;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Incidents;

/// <summary>What the mapping in force says of a record.</summary>
/// <param name="Weapon">A weapon is told of; only of a dispute.</param>
/// <param name="Words">The words of the text that decided, separated by one space each, or null when the type did.</param>
public sealed record DisputeMark(DisputeKind Kind, bool Weapon = false, string? Words = null)
{
    public static readonly DisputeMark None = new(DisputeKind.None);
}

/// <summary>
/// Asks the dispute mapping in force about a record on its way into the store. Pure and without a look at the store:
/// the same record under the same version always gets the same answer.
/// </summary>
public interface IDisputeReader : IRepeatWatch
{
    DisputeMark Mark(string? type, string source, string? text);

    /// <summary>Mark of the address as repeats compare it, or null without one or at an excluded site.</summary>
    string? KeyOf(string? address);
}
