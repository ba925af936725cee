using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Wall;

/// <summary>Names behind ids, and the order in which the wall lists them.</summary>
internal sealed class WallNames(OrganisationBook book)
{
    private readonly UnitOrder _order = new(book);

    public LocalName Of(UnitId unit) => book.TryUnit(unit, out var known) ? new(known.Name, known.NameEn) : new(Term.None, Term.None);

    public LocalName Of(TermId term) => book.Term(term) is var known ? new(known.Name, known.NameEn) : default;

    public string Of(PersonId person) => book.Person(person)?.Name ?? Term.None;

    public int Compare(UnitId left, UnitId right) => _order.Compare(left, right);

    public int Compare(PersonId left, PersonId right) =>
        string.CompareOrdinal(Of(left), Of(right)) is var way and not 0 ? way : left.Value.CompareTo(right.Value);
}
