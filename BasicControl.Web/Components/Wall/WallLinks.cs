using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Web.Components.Wall;

/// <summary>The lists behind the tiles, each with the filter that makes its total the tile's figure; null where there is no city yet, and for
/// a reader who may not open lists.</summary>
internal static class WallLinks
{
    public static string Boundaries(UnitId city) => ApiLinks.BoundariesOf(city);

    public static string? Open(WallScope? scope, Level? level = null) => Orders(scope, new() { Level = level });

    public static string? Overdue(WallScope? scope) => Orders(scope, new() { Stage = OrderStage.Overdue });

    public static string? ClosedToday(WallScope? scope) => Orders(scope, new() { Stage = OrderStage.Closed, From = scope?.To });

    public static string? CreatedToday(WallScope? scope) => Orders(scope, new() { Stage = OrderStage.All, From = scope?.To });

    /// <summary>The orders that the rates are counted of.</summary>
    public static string? Window(WallScope? scope, OrderKind? kind = null) => Orders(scope, new() { Stage = OrderStage.All, From = scope?.From, Kind = kind });

    public static string? IncidentsToday(WallScope? scope) => scope is not { HasLists: true } ? null : Links.IncidentList(new() { Unit = scope.City, From = scope.To });

    /// <summary>What grids and map count: incidents, or orders where a city's sources bring orders only.</summary>
    public static string? Records(WallScope? scope) => scope is null ? null : Records(scope, scope.City);

    public static string? Records(WallScope scope, UnitId unit) => !scope.HasLists ? null : scope.CountsIncidents
        ? Links.IncidentList(new() { Unit = unit, From = scope.From })
        : Links.OrderList(new() { Unit = unit, Stage = OrderStage.All, From = scope.From });

    public static string? RecordsOf(WallScope scope, TermId type) => !scope.HasLists ? null : scope.CountsIncidents
        ? Links.IncidentList(new() { Unit = scope.City, Type = type, From = scope.From })
        : Links.OrderList(new() { Unit = scope.City, Type = type, Stage = OrderStage.All, From = scope.From });

    /// <summary>The officer in the wall's window.</summary>
    public static string? Officer(WallScope? scope, PersonId officer) => scope is not { HasLists: true } ? null : Links.Officer(officer);

    public static string? Order(WallScope scope, WorkOrderId order) => scope.HasLists ? Links.Order(order) : null;

    public static string? Unit(WallScope scope, UnitId unit) => scope.HasLists ? Links.Unit(unit) : null;

    public static string? Units(WallScope? scope) => scope is not { HasLists: true } ? null : Links.Units;

    /// <summary>The scores of the city.</summary>
    public static string? Scores(WallScope? scope) => scope is null ? null : Score(scope, scope.City);

    public static string? Score(WallScope scope, UnitId unit) => scope.HasLists ? Links.Score(ScoreScope.Of(unit)) : null;

    public static string? Score(WallScope? scope, PersonId officer) => scope is not { HasLists: true } ? null : Links.Score(ScoreScope.Of(officer));

    /// <summary>The heatmaps of the wall's window.</summary>
    public static string? Heat(WallScope? scope) => scope is not { HasLists: true } ? null : Links.Heat(new() { Unit = scope.City });

    public static string? DisputesToday(WallScope? scope) => scope is null ? null : Disputes(scope, day: scope.To);

    /// <summary>Disputes of the window that tell of a weapon.</summary>
    public static string? Weapons(WallScope? scope) => scope is null ? null : Disputes(scope, new() { DisputesOnly = true, WeaponOnly = true }, scope.City, null);

    /// <summary>Open orders about disputes.</summary>
    public static string? DisputeOrders(WallScope? scope) => Orders(scope, new() { Traits = Any });

    /// <summary>The orders that the settlement rate is counted of.</summary>
    public static string? DisputeOrdersOfWindow(WallScope? scope) => Orders(scope, new() { Stage = OrderStage.All, From = scope?.From, Traits = Any, Counted = true });

    /// <summary>Disputes of the window: of a unit, a kind, a day.</summary>
    public static string? Disputes(WallScope scope, UnitId? unit = null, DisputeKind? kind = null, DateOnly? day = null) =>
        Disputes(scope, kind is { } one ? new() { Kinds = [one] } : Any, unit ?? scope.City, day);

    private static TraitsAddress Any { get; } = new() { DisputesOnly = true };

    private static string? Disputes(WallScope scope, TraitsAddress traits, UnitId unit, DateOnly? day) => !scope.HasLists ? null : scope.CountsIncidents
        ? Links.IncidentList(new() { Unit = unit, Traits = traits, From = day ?? scope.From, To = day })
        : Links.OrderList(new() { Unit = unit, Traits = traits, Stage = OrderStage.All, Counted = true, From = day ?? scope.From, To = day });

    private static string? Orders(WallScope? scope, OrdersAddress list) => scope is not { HasLists: true } ? null : Links.OrderList(list with { Unit = scope.City });
}
