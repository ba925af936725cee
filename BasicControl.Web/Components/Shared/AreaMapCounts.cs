using System.Globalization;
using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Wall;

namespace BasicControl.Web.Components.Shared;

/// <summary>The counts of a map as <c>js/map.js</c> reads them: shades are worked out here, so that map, grid and legend agree.</summary>
public static class AreaMapCounts
{
    /// <summary><c>{"units":[[id,count,shade],…],"cells":[[latitude,longitude,count,shade],…]}</c>; a cell is named by its south-western corner × 100.</summary>
    public static string ToJson(WallMap map, HeatScale units, HeatScale cells)
    {
        var text = new StringBuilder(64 + (map.Units.Count * 16) + (map.Cells.Count * 22)).Append("{\"units\":[");
        foreach (var (unit, count) in map.Units)
        {
            Append(text, unit.Value, count, units.StepOf(count));
        }

        text.Append("],\"cells\":[");
        foreach (var cell in map.Cells)
        {
            Append(text, cell.Latitude, cell.Longitude, cell.Count, cells.StepOf(cell.Count));
        }

        return text.Append("]}").ToString();
    }

    private static void Append(StringBuilder text, params ReadOnlySpan<long> values)
    {
        text.Append(text[^1] == ']' ? ",[" : "[");
        for (var at = 0; at < values.Length; at++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(at == 0 ? "" : ",")}{values[at]}");
        }

        text.Append(']');
    }
}
