using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Components.Officers;

/// <summary>The rows of the list of officers, for its page, its file and the API.</summary>
internal static class OfficerRows
{
    public const int PageSize = 50;

    /// <summary>A page of the people of a unit by police number, from behind one of them on.</summary>
    public static (IReadOnlyList<PersonId> People, int Count, PersonId? Next) Page(Scope scope, OrganisationBook book, UnitId unit, DateTime at, PersonId? after, int size = PageSize)
    {
        var all = UnitQueries.People(scope, book, unit, at);
        var rest = after is { } last && book.Person(last) is { } known
            ? all.Where(person => (string.CompareOrdinal(person.Number, known.Number), person.Id.Value - known.Id.Value) is ( > 0, _) or (0, > 0)).ToList()
            : all;
        var page = rest.Take(size).Select(person => person.Id).ToList();
        return (page, all.Count, rest.Count > size ? page[^1] : null);
    }

    /// <summary>Their figures, in the same order, those of whom nothing is counted included.</summary>
    public static IReadOnlyList<DrillLine> Lines(Scope scope, DrillQueries drill, BasicControlDb db, IReadOnlyList<PersonId> people, FigurePeriod period)
    {
        var lines = drill.Officers(scope, db, people, period).Lines.ToDictionary(line => line.Key);
        return [.. people.Select(person => lines.GetValueOrDefault(DrillKey.Of(person)) ?? new DrillLine(DrillKey.Of(person), PeriodComparison.None))];
    }
}
