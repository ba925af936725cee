using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Components.Wall;

/// <summary>Names of units as a control room says them: 东风路派出所 is 东风路所 in a row and 东风路 in the head of a column.</summary>
public static class UnitName
{
    private const string Station = "派出所";
    private static readonly string[] EnglishStations = [" Police Station", " Station"];

    public static string Short(LocalName name, bool english)
    {
        var stem = Stem(name, english);
        return !english && name.Zh == stem + Station ? stem + "所" : stem;
    }

    public static string Stem(LocalName name, bool english)
    {
        var full = name.In(english) ?? "";
        if (full == Term.None)
        {
            return english ? "unassigned" : "未分派";
        }

        foreach (var ending in english ? EnglishStations : [Station])
        {
            if (full.Length > ending.Length && full.EndsWith(ending, StringComparison.Ordinal))
            {
                return full[..^ending.Length];
            }
        }

        return full;
    }
}
