using System.Globalization;
using System.Resources;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Shared;

namespace BasicControl.Web.Components.Wall;

/// <summary>The wall's words for markup that is written once and shared, where no component is at hand.</summary>
internal static class WallWords
{
    private static readonly ResourceManager Wall = new(typeof(WallPage));
    private static readonly ResourceManager Levels = new(typeof(LevelBadge));

    /// <summary>What a tile is counted of, and over which days; null while there is no city yet.</summary>
    public static string? Base(WallScope? scope, bool ofDisputes) => scope is null
        ? null
        : string.Format(
            CultureInfo.CurrentCulture, Word(Wall, ofDisputes ? "WindowDisputes" : scope.CountsIncidents ? "WindowIncidents" : "WindowOrders"), scope.Days);

    /// <summary>Over which days a tile counts, where its title says what.</summary>
    /// <param name="most">Whole days that it shows at most.</param>
    public static string? Days(WallScope? scope, int most = int.MaxValue) =>
        scope is null ? null : string.Format(CultureInfo.CurrentCulture, Word(Wall, "WindowShort"), Math.Min(most, scope.Days));

    public static string Of(string key) => Word(Wall, key);

    public static string Of(OrderClock clock) => Word(Wall, clock.ToString());

    public static string Of(WorkOrderState? state) => Word(Wall, state?.ToString() ?? "Incident");

    public static string Of(Level level) => Word(Levels, level.ToString());

    private static string Word(ResourceManager words, string key) => words.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
