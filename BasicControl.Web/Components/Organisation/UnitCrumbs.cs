using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Shared;

namespace BasicControl.Web.Components.Organisation;

/// <summary>The way down the unit tree, each step with the period carried along.</summary>
internal static class UnitCrumbs
{
    /// <summary>The units above a unit, from the city on.</summary>
    public static IReadOnlyList<PageHead.Crumb> Above(Scope scope, OrganisationBook book, Words words, UnitId unit, DateTime at, PeriodAddress period) =>
        [.. book.PathOf(unit, at).Skip(1).Reverse().Select(above => Crumb(scope, book, words, above, at, period))];

    /// <summary>The same with the unit itself at the end.</summary>
    public static IReadOnlyList<PageHead.Crumb> Down(Scope scope, OrganisationBook book, Words words, UnitId unit, DateTime at, PeriodAddress period) =>
        [.. book.PathOf(unit, at).Reverse().Select(step => Crumb(scope, book, words, step, at, period))];

    private static PageHead.Crumb Crumb(Scope scope, OrganisationBook book, Words words, Unit unit, DateTime at, PeriodAddress period) =>
        new(words.Of(unit), book.Covers(scope, unit.Id, at) ? Links.Unit(unit.Id, period) : null);
}
