using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Api;

/// <summary>Which person a request means: by police number, or by id where several bear one number.</summary>
internal static class PersonParameter
{
    private const int MostNamed = 10;

    /// <param name="source">Numbers of its people go before all others; null: those of everybody.</param>
    /// <returns>Refusals: <c>officer.unknown</c>, <c>officer.several</c> with the ids to choose from.</returns>
    public static Outcome<Person> Find(Scope scope, OrganisationBook book, Source? source, string text, string field)
    {
        if (source is not null && book.PersonByNumber(source.Id, text) is { } own && IsIn(own)) return own;
        var people = book.People.Where(person => (source is null && person.Number == text) || IdOf(person) == text).Where(IsIn).ToList();
        return people switch
        {
            [var one] => one,
            [] => new Refusal("officer.unknown", field, IncidentDraft.Shortened(text)),
            _ => people.Find(person => IdOf(person) == text) is { } exact
                ? exact
                : new Refusal("officer.several", field, IncidentDraft.Shortened(text), string.Join(", ", people.Take(MostNamed).Select(IdOf))),
        };

        // Whoever has ever belonged to the scope can be named; whether the asked period has them is the question's own check.
        bool IsIn(Person person) => book.CoversPerson(scope, person.Id, DateTime.MinValue, DateTime.MaxValue, DateTime.MaxValue);
    }

    private static string IdOf(Person person) => person.Id.Value.ToString(CultureInfo.InvariantCulture);
}
