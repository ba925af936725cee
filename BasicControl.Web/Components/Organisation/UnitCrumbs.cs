using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Shared;

namespace BasicControl.Web.Components.Organisation;

/// <summary>The way down the unit tree, each step with the period carried along.</summary>
internal static class UnitCrumbs
{
    /// <summary>The units above a unit, from the city on.</summary>
    public static IReadOnlyList<PageHead.Crumb> Above(OrganisationBook book, Words words, UnitId unit, DateTime at, PeriodAddress period) =>
        [.. book.PathOf(unit, at).Skip(1).Reverse().Select(above => Crumb(words, above, period))];

    /// <summary>The same with the unit itself at the end.</summary>
    public static IReadOnlyList<PageHead.Crumb> Down(OrganisationBook book, Words words, UnitId unit, DateTime at, PeriodAddress period) =>
        [.. book.PathOf(unit, at).Reverse().Select(step => Crumb(words, step, period))];

    private static PageHead.Crumb Crumb(Words words, Unit unit, PeriodAddress period) => new(words.Of(unit), Links.Unit(unit.Id, period));
}
