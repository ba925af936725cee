using BasicControl.Core.Basics;

namespace BasicControl.Core.Organisation;

/// <summary>Reads the unit tree and who works where within a scope, as it stands at an instant.</summary>
public static class UnitQueries
{
    /// <summary>The units of a city, or of every city, each before what lies below it, by kind and code; the unassigned unit is the last of its city.</summary>
    /// <param name="city">Null: every city.</param>
    /// <returns>Units with their depth, 0 for a city and for a root of the scope.</returns>
    public static IReadOnlyList<(Unit Unit, int Depth)> Tree(Scope scope, OrganisationBook book, UnitId? city, DateTime at)
    {
        var children = book.Units.Where(unit => unit.Kind != UnitKind.City).ToLookup(unit => book.ParentOf(unit.Id, at));
        var rows = new List<(Unit, int)>();
        foreach (var root in book.Cities.Where(one => city is null || one.Id == city))
        {
            Add(root, 0, scope.IsEverything);
        }

        return rows;

        void Add(Unit unit, int depth, bool isIn)
        {
            isIn = isIn || scope.Roots.Contains(unit.Id);
            if (isIn)
            {
                rows.Add((unit, depth));
            }

            foreach (var child in Sorted(book, children[unit.Id]))
            {
                Add(child, isIn ? depth + 1 : 0, isIn);
            }
        }
    }

    /// <summary>The units right below a unit.</summary>
    public static IReadOnlyList<Unit> Below(Scope scope, OrganisationBook book, UnitId unit, DateTime at) =>
        [.. Sorted(book, book.ChildrenOf(unit, at).Where(child => book.Covers(scope, child.Id, at)))];

    /// <summary>Who works in a unit or below it, by number.</summary>
    public static IReadOnlyList<Person> People(Scope scope, OrganisationBook book, UnitId unit, DateTime at)
    {
        var units = book.SubtreeOf(unit, at);
        return
        [
            .. book.People.Where(person => book.UnitOf(person.Id, at) is { } own && units.Contains(own) && book.Covers(scope, own, at)).OrderBy(person => person.Number, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Unit> Sorted(OrganisationBook book, IEnumerable<Unit> units) =>
        units.OrderBy(unit => unit.Kind).ThenBy(unit => unit.Id, new UnitOrder(book));
}
