using System.Globalization;
using BasicControl.Core.Figures;
using BasicControl.Core.Scoring;
using BasicControl.Core.Wall;

namespace BasicControl.Web.Components.Wall;

/// <summary>Numbers as the wall prints them, in the viewer's language.</summary>
public static class WallNumber
{
    /// <summary>Stands where nothing is counted, so no rate exists.</summary>
    public const string None = "—";

    public static string Count(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>
    /// A share in per cent, rounded; 100 % stands only where it is all of them.
    /// </summary>
    public static string Percent(Rate rate, int decimals = 2, bool unit = true)
    {
        if (rate.Denominator == 0)
        {
            return None;
        }

        var scale = (long)Math.Pow(10, decimals + 2);
        var rounded = Math.Round((decimal)rate.Numerator * scale / rate.Denominator, MidpointRounding.AwayFromZero);
        var shown = rate.Numerator < rate.Denominator ? Math.Min(rounded, scale - 1) : rounded;
        return (shown / (scale / 100)).ToString($"N{decimals}", CultureInfo.CurrentCulture) + (unit ? " %" : "");
    }

    /// <summary>How a count has changed: an arrow with the share, or with the count where there was little to be a share of.</summary>
    public static string Change(CountChange change)
    {
        const int Little = 10;
        if (change.Now == change.Before)
        {
            return "＝";
        }

        var arrow = change.Now > change.Before ? "▲" : "▼";
        return change.Before < Little
            ? $"{arrow} {Count(Math.Abs(change.Now - change.Before))}"
            : $"{arrow} {(Math.Abs(change.Share!.Value) * 100).ToString(Math.Abs(change.Share.Value) < 0.1 ? "0.0" : "0", CultureInfo.CurrentCulture)} %";
    }

    public static string Score(Points? score) => score is { } points ? points.Printed(CultureInfo.CurrentCulture) : None;

    /// <summary>How a score has moved, in points.</summary>
    public static string Trend(Points? trend)
    {
        var printed = trend?.Printed(CultureInfo.InvariantCulture);
        return printed switch
        {
            null => None,
            "0.0" or "-0.0" => "＝",
            ['-', .. var less] => $"▼ {less}",
            var more => $"▲ {more}",
        };
    }

    /// <summary>A target, with no more decimals than it has.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.CurrentCulture) + " %";
}
