using BasicControl.Core.Basics;

namespace BasicControl.Core.Organisation;

/// <summary>The order in which units are listed: those with a code first, by it; then by name; the unassigned one last.</summary>
internal sealed class UnitOrder(OrganisationBook book) : IComparer<UnitId>
{
    public int Compare(UnitId x, UnitId y)
    {
        var (one, other) = (Key(x), Key(y));
        return one.Group != other.Group ? one.Group.CompareTo(other.Group)
            : string.CompareOrdinal(one.Text, other.Text) is var way and not 0 ? way
            : x.Value.CompareTo(y.Value);
    }

    private (int Group, string Text) Key(UnitId unit) =>
        !book.TryUnit(unit, out var known) || known.Kind == UnitKind.Unassigned ? (2, "") : known.Code is { } code ? (0, code) : (1, known.Name);
}
