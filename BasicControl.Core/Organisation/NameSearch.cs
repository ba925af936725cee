using BasicControl.Core.Basics;

namespace BasicControl.Core.Organisation;

/// <summary>Finds units and people of a scope by what is written of them, the closest first.</summary>
public static class NameSearch
{
    /// <summary>Units whose code begins with the text, or whose name holds it; the English name too, when the text has letters enough to mean it.</summary>
    /// <param name="at">The instant at which a unit has to stand in the scope.</param>
    /// <param name="most">As many at most.</param>
    public static IReadOnlyList<Unit> Units(Scope scope, OrganisationBook book, string text, DateTime at, int most) =>
    [
        .. book.Units.Where(unit => unit.Kind != UnitKind.Unassigned)
            .Select(unit => (Unit: unit, Far: Distance(text, unit.Code, unit.Name, text.Count(char.IsAsciiLetter) > 1 ? unit.NameEn : null)))
            .Where(found => found.Far is not null && book.Covers(scope, found.Unit.Id, at))
            .OrderBy(found => found.Far).ThenBy(found => found.Unit.Kind).ThenBy(found => found.Unit.Id, new UnitOrder(book))
            .Take(most).Select(found => found.Unit),
    ];

    /// <summary>People who work in the scope whose number begins with the text or whose name holds it; without a unit, for a scope of everything only.</summary>
    /// <param name="at">The instant at which they have to work there.</param>
    /// <param name="most">As many at most.</param>
    public static IReadOnlyList<Person> People(Scope scope, OrganisationBook book, string text, DateTime at, int most) =>
    [
        .. book.People
            .Select(person => (Person: person, Far: Distance(text, person.Number, person.Name)))
            .Where(found => found.Far is not null && book.CoversPerson(scope, found.Person.Id, at, at, at))
            .OrderBy(found => found.Far).ThenBy(found => found.Person.Number, StringComparer.Ordinal).ThenBy(found => found.Person.Id.Value)
            .Take(most).Select(found => found.Person),
    ];

    /// <returns>0: the same; 1: begins with the text; 2: holds it; null: neither.</returns>
    private static int? Distance(string text, string? key, params ReadOnlySpan<string?> names)
    {
        int? nearest = Equals(key, text) ? 0 : key?.StartsWith(text, StringComparison.OrdinalIgnoreCase) is true ? 1 : null;
        foreach (var name in names)
        {
            int? far = name?.IndexOf(text, StringComparison.OrdinalIgnoreCase) switch
            {
                null or < 0 => null,
                0 => name.Length == text.Length ? 0 : 1,
                _ => 2,
            };
            nearest = nearest is { } known && !(far < known) ? known : far;
        }

        return nearest;
    }

    private static bool Equals(string? key, string text) => string.Equals(key, text, StringComparison.OrdinalIgnoreCase);
}
