using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Wall;

/// <summary>Names behind ids, and the order in which the wall lists them.</summary>
internal sealed class WallNames(OrganisationBook book)
{
    public LocalName Of(UnitId unit) => book.TryUnit(unit, out var known) ? new(known.Name, known.NameEn) : new(Term.None, Term.None);

    public LocalName Of(TermId term) => book.Term(term) is var known ? new(known.Name, known.NameEn) : default;

    public string Of(PersonId person) => book.Person(person)?.Name ?? Term.None;

    /// <summary>Units with a code first, by it; then by name.</summary>
    public int Compare(UnitId left, UnitId right)
    {
        var (one, other) = (Key(left), Key(right));
        return one.Group != other.Group ? one.Group.CompareTo(other.Group)
            : string.CompareOrdinal(one.Text, other.Text) is var way and not 0 ? way
            : left.Value.CompareTo(right.Value);
    }

    public int Compare(PersonId left, PersonId right) =>
        string.CompareOrdinal(Of(left), Of(right)) is var way and not 0 ? way : left.Value.CompareTo(right.Value);

    private (int Group, string Text) Key(UnitId unit) =>
        !book.TryUnit(unit, out var known) || known.Kind == UnitKind.Unassigned ? (2, "") : known.Code is { } code ? (0, code) : (1, known.Name);
}
