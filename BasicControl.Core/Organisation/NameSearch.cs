using BasicControl.Core.Basics;

namespace BasicControl.Core.Organisation;

/// <summary>Finds units and people of a scope by what is written of them, in whatever case and width, the closest first.</summary>
public static class NameSearch
{
    /// <summary>Units whose code begins with the text, or whose name holds it; the English name too, when the text has letters enough to mean it.</summary>
    /// <param name="at">The instant at which a unit has to stand in the scope.</param>
    /// <param name="most">As many at most.</param>
    public static IReadOnlyList<Unit> Units(Scope scope, OrganisationBook book, string text, DateTime at, int most)
    {
        var folded = TextFolding.Fold(text);
        var inEnglish = folded.Count(char.IsAsciiLetter) > 1;
        return
        [
            .. book.Units.Where(unit => unit.Kind != UnitKind.Unassigned)
                .Select(unit => (Unit: unit, Far: Distance(folded, unit.Code, unit.Name, inEnglish ? unit.NameEn : null)))
                .Where(found => found.Far is not null && book.Covers(scope, found.Unit.Id, at))
                .OrderBy(found => found.Far).ThenBy(found => found.Unit.Kind).ThenBy(found => found.Unit.Id, new UnitOrder(book))
                .Take(most).Select(found => found.Unit),
        ];
    }

    /// <summary>People who work in the scope whose number begins with the text or whose name holds it; without a unit, for a scope of everything only.</summary>
    /// <param name="at">The instant at which they have to work there.</param>
    /// <param name="most">As many at most.</param>
    public static IReadOnlyList<Person> People(Scope scope, OrganisationBook book, string text, DateTime at, int most)
    {
        var folded = TextFolding.Fold(text);
        return
        [
            .. book.People
                .Select(person => (Person: person, Far: Distance(folded, person.Number, person.Name)))
                .Where(found => found.Far is not null && book.CoversPerson(scope, found.Person.Id, at, at, at))
                .OrderBy(found => found.Far).ThenBy(found => found.Person.Number, StringComparer.Ordinal).ThenBy(found => found.Person.Id.Value)
                .Take(most).Select(found => found.Person),
        ];
    }

    /// <param name="folded">What is looked for.</param>
    /// <returns>0: the same; 1: begins with the text; 2: holds it; null: neither.</returns>
    private static int? Distance(string folded, string? key, params ReadOnlySpan<string?> names)
    {
        var nearest = key is null ? null : Place(folded, key) is { } place and < 2 ? place : (int?)null;
        foreach (var name in names)
        {
            var far = name is null ? null : Place(folded, name);
            nearest = nearest is null || far < nearest ? far : nearest;
        }

        return nearest;
    }

    private static int? Place(string folded, string name) => TextFolding.Fold(name).IndexOf(folded, StringComparison.Ordinal) switch
    {
        < 0 => null,
        0 => name.Length == folded.Length ? 0 : 1,
        _ => 2,
    };
}
