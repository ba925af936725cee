using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Components.Shared;

internal static class Zones
{
    /// <summary>The zone that a page's days are told in: of the unit's city, else of the first city.</summary>
    public static CityZone Of(OrganisationBook book, UnitId? unit) =>
        unit is { } id && book.TryUnit(id, out var found) ? book.ZoneOf(found.CityId)
        : book.Cities.FirstOrDefault() is { } city ? book.ZoneOf(city.Id)
        : CityZone.Floating;
}
