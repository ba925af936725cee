using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Api;

/// <summary>Which city a request means: by id, by 12-digit code, or the only one that its scope stands in.</summary>
internal static class CityParameter
{
    public const string Name = "city";

    /// <returns>Refusals: <c>city.needed</c>, <c>city.unknown</c>, each with the cities to choose from.</returns>
    public static Outcome<Unit> Find(Scope scope, OrganisationBook book, string? text, DateTime now)
    {
        var cities = book.Tops(scope, now).Select(top => book.Unit(top.CityId)).Distinct().ToList();
        if (string.IsNullOrEmpty(text)) return cities is [var only] ? only : new Refusal("city.needed", Name, Choices(cities));
        var found = cities.Find(city => city.Code == text || city.Id.Value.ToString(CultureInfo.InvariantCulture) == text);
        return found is null ? new Refusal("city.unknown", Name, IncidentDraft.Shortened(text), Choices(cities)) : found;
    }

    /// <summary>The same, narrowed to the part of the city that the scope covers: its main unit there.</summary>
    public static Outcome<Unit> Part(Scope scope, OrganisationBook book, string? text, DateTime now) =>
        Find(scope, book, text, now).Then<Unit>(city => book.Tops(scope, now).First(top => top.CityId == city.Id));

    private static string Choices(IReadOnlyList<Unit> cities) =>
        string.Join(", ", cities.Take(20).Select(city => $"{city.Id.Value} ({city.Name})"));
}
