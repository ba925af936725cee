using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Figures;

/// <summary>What the keys of a table are called; missing reads <see cref="Term.None"/>.</summary>
internal sealed class FigureNames(OrganisationBook book)
{
    private const string DayFormat = "yyyy-MM-dd";

    public string Of(UnitId unit) => book.Unit(unit).Name;

    public string Of(TermId? term) => term is { } id ? book.Term(id).Name : Term.None;

    /// <summary>Own people by number and name, since names repeat; people of a foreign source by its key.</summary>
    public string Of(PersonId? person) => person is { } id && book.Person(id) is { } found
        ? found.SourceId is null ? $"{found.Number} {found.Name}" : found.Name
        : Term.None;

    public static string Of(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>1 is Monday, 7 is Sunday.</summary>
    public static string Of(DayOfWeek day) => (day == DayOfWeek.Sunday ? 7 : (int)day).ToString(CultureInfo.InvariantCulture);
}
