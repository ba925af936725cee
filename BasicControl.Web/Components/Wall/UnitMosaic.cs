using System.Globalization;
using System.Net;
using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Wall;

namespace BasicControl.Web.Components.Wall;

/// <summary>Units as shaded chips, the fullest first: stands where a map would be while no unit has a place on one.</summary>
internal static class UnitMosaic
{
    public static string Write(WallMap map, HeatScale scale, WallScope scope, Func<UnitId, LocalName> name)
    {
        var text = new StringBuilder(map.Units.Count * 120);
        foreach (var (unit, count) in map.Units.OrderByDescending(unit => unit.Count))
        {
            text.Append("<a class=\"chip h").Append(scale.StepOf(count)).Append('"').Link(WallLinks.Records(scope, unit))
                .Append("><span>").Append(WebUtility.HtmlEncode(UnitName.Short(name(unit), WallScope.English))).Append("</span><b>")
                .Append(count.ToString("N0", CultureInfo.CurrentCulture)).Append("</b></a>");
        }

        return text.ToString();
    }
}
