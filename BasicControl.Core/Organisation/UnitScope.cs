using BasicControl.Core.Basics;

namespace BasicControl.Core.Organisation;

/// <summary>A unit with everything below it, in the shape that a list reads: a whole city, or a set of units.</summary>
/// <param name="City">Set when the scope is a whole city.</param>
public sealed record UnitScope(UnitId? City, IReadOnlyList<UnitId> Units)
{
    /// <param name="own">Only the unit itself.</param>
    public static UnitScope Of(OrganisationBook book, Unit unit, DateTime at, bool own = false) =>
        own ? new(null, [unit.Id])
        : unit.Kind == UnitKind.City
            ? new(unit.Id, [])
            : new(null, [.. book.SubtreeOf(unit.Id, at).OrderBy(id => id.Value)]);
}
