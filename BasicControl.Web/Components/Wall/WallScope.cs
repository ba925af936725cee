using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Wall;

namespace BasicControl.Web.Components.Wall;

/// <summary>What every tile of one wall needs beside its own part; equal scopes draw alike.</summary>
/// <param name="Days">Whole local days of the window, before today.</param>
/// <param name="CountsIncidents">Grids and map count incidents; else orders.</param>
/// <param name="SilentOrders">Name of a silent source of orders: its figures are hatched.</param>
/// <param name="SilentIncidents">Name of a silent source of incidents.</param>
public sealed record WallScope(UnitId City, string Zone, int Days, DateOnly From, DateOnly To, bool CountsIncidents, string? SilentOrders, string? SilentIncidents)
{
    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public CityZone CityZone { get; } = CityZone.Of(Zone);

    /// <summary>Name of the silent source behind the grids and the map.</summary>
    public string? SilentGrids => CountsIncidents ? SilentIncidents : SilentOrders;

    /// <summary>Who looks may open the lists behind the tiles. A screen may not: nothing on its wall is a link to them.</summary>
    public bool HasLists { get; init; } = true;

    public static WallScope Of(WallSnapshot snapshot, bool hasLists)
    {
        var head = snapshot.Head.Value;
        return new WallScope(
            head.City, head.Zone, head.WindowTo.DayNumber - head.WindowFrom.DayNumber, head.WindowFrom, head.WindowTo, head.CountsIncidents,
            Silent(snapshot, makesOrders: true), Silent(snapshot, makesOrders: false))
        {
            HasLists = hasLists,
        };
    }

    private static string? Silent(WallSnapshot snapshot, bool makesOrders) =>
        snapshot.Feeds.Value.Where(feed => feed.IsSilent && feed.MakesOrders == makesOrders).Select(feed => feed.Name.In(English)).FirstOrDefault();

    public bool Equals(WallScope? other) =>
        other is not null && (City, Zone, From, To, CountsIncidents, SilentOrders, SilentIncidents, HasLists)
            == (other.City, other.Zone, other.From, other.To, other.CountsIncidents, other.SilentOrders, other.SilentIncidents, other.HasLists);

    public override int GetHashCode() => HashCode.Combine(City, From, To, CountsIncidents, SilentOrders, SilentIncidents, HasLists);
}
