using System.Globalization;
using System.Net;
using System.Text;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Wall;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Live;

namespace BasicControl.Web.Components.Wall;

/// <summary>
/// Rows of the queue, the stations and the ticker as one string each: a component a row would cost every screen of the
/// city hundreds of kilobytes. Everything a source could have written is encoded here.
/// </summary>
internal static class RowMarkup
{
    public static string Due(IReadOnlyList<DueRow> rows, WallScope scope, DateTime now)
    {
        var text = new StringBuilder(rows.Count * 640);
        foreach (var row in rows)
        {
            var left = row.Due - now;
            text.Append("<li class=\"due-row").Append(row is { Level: Level.Red, Clock: OrderClock.SignFor } ? " is-unacknowledged" : "").Append("\">")
                .Append(LevelMarkup.Of(row.Level, WallWords.Of(row.Level)))
                .Append(CultureInfo.InvariantCulture, $"<time class=due data-due={Instants.ToMilliseconds(row.Due)}{(left < TimeSpan.Zero ? " data-over" : "")} title=\"{scope.CityZone.ToLocal(row.Due):yyyy-MM-dd HH:mm:ss}\">")
                .Append(Countdown.Text(left, WallScope.English)).Append("</time>")
                .Append("<a class=due-number").Link(WallLinks.Order(scope, row.Order)).Append('>').Append(Encode(row.Number)).Append("</a>");
            Titled(text, "due-unit", row.UnitName.In(WallScope.English), UnitName.Short(row.UnitName, WallScope.English));
            Titled(text, "due-type", row.TypeName.In(WallScope.English), row.TypeName.In(WallScope.English));
            text.Append("<span class=due-clock>").Append(Encode(WallWords.Of(row.Clock))).Append("</span></li>");
        }

        return text.ToString();
    }

    /// <param name="quality">Scores for a last column, or null: no such column.</param>
    public static string Stations(IEnumerable<StationRow> rows, WallScope scope, WallQuality? quality = null)
    {
        var scores = quality?.Units.ToDictionary(row => row.Unit, row => row.Score);
        var text = new StringBuilder(8_192);
        foreach (var row in rows)
        {
            text.Append("<div class=stations-row role=row><span class=stations-name role=rowheader><a class=row-link").Link(WallLinks.Unit(scope, row.Unit))
                .Append(" title=\"").Append(Encode(row.Name.In(WallScope.English))).Append("\">")
                .Append(Encode(UnitName.Short(row.Name, WallScope.English))).Append("</a></span>");
            Share(text, row.Closure);
            Share(text, row.OnTime);
            text.Append("<span class=count role=cell>").Append(WallNumber.Count(row.Open)).Append("</span><span class=\"count ")
                .Append(row.Overdue > 0 ? "level-red" : "is-zero").Append("\" role=cell>").Append(WallNumber.Count(row.Overdue)).Append("</span>");
            if (scores is not null)
            {
                text.Append("<span class=\"count score\" role=cell>").Append(WallNumber.Score(scores.GetValueOrDefault(row.Unit))).Append("</span>");
            }

            text.Append("</div>");
        }

        return text.ToString();
    }

    /// <summary>Units with their scores, the highest first; the bar begins at half, where scores begin to tell units apart.</summary>
    public static string Scores(IReadOnlyList<QualityRow> rows, WallScope scope)
    {
        const double Least = 50;
        var text = new StringBuilder(8_192);
        foreach (var row in rows.OrderByDescending(row => row.Score))
        {
            text.Append("<div class=stations-row role=row><span class=stations-name role=rowheader><a class=row-link").Link(WallLinks.Score(scope, row.Unit))
                .Append(" title=\"").Append(Encode(row.Name.In(WallScope.English))).Append("\">").Append(Encode(UnitName.Short(row.Name, WallScope.English))).Append("</a></span>")
                .Append(CultureInfo.InvariantCulture, $"<span class=bar role=cell style=\"--share:{Math.Clamp(((double)(row.Score?.Value ?? 0) - Least) / Least, 0, 1):0.####}\"><b>")
                .Append(WallNumber.Score(row.Score)).Append("</b></span>");
            foreach (var part in row.Parts)
            {
                text.Append("<span class=count role=cell>").Append(WallNumber.Score(part)).Append("</span>");
            }

            text.Append("<span class=\"count is-zero\" role=cell>").Append(WallNumber.Count(row.Facts)).Append("</span></div>");
        }

        return text.ToString();
    }

    public static string Ticker(IReadOnlyList<TickerRow> rows, WallScope scope)
    {
        var text = new StringBuilder(rows.Count * 480);
        foreach (var row in rows)
        {
            var at = scope.CityZone.ToLocal(row.At);
            text.Append("<li class=ticker-row><time>")
                .Append(at.ToString(DateOnly.FromDateTime(at) == scope.To ? "HH:mm" : "MM-dd HH:mm", CultureInfo.InvariantCulture)).Append("</time>")
                .Append(LevelMarkup.Of(row.Level, WallWords.Of(row.Level)))
                .Append("<b>").Append(Encode(WallWords.Of(row.State))).Append("</b><span>").Append(Encode(row.Number)).Append("</span><span>")
                .Append(Encode(UnitName.Short(row.UnitName, WallScope.English))).Append("</span><span class=ticker-type>")
                .Append(Encode(row.TypeName.In(WallScope.English))).Append("</span></li>");
        }

        return text.ToString();
    }

    /// <summary>Where a link leads; without an address what is marked up as one is none.</summary>
    internal static StringBuilder Link(this StringBuilder text, string? address) =>
        address is null ? text : text.Append(" href=\"").Append(Encode(address)).Append('"');

    internal static void Share(StringBuilder text, Rate rate) =>
        text.Append(CultureInfo.InvariantCulture, $"<span class=share role=cell><span class=bar style=\"--share:{rate.Value ?? 0:0.####}\">")
            .Append(WallNumber.Count(rate.Numerator)).Append('/').Append(WallNumber.Count(rate.Denominator))
            .Append("</span><span class=share-rate>").Append(WallNumber.Percent(rate, 1)).Append("</span></span>");

    private static void Titled(StringBuilder text, string css, string title, string content) =>
        text.Append("<span class=").Append(css).Append(" title=\"").Append(Encode(title)).Append("\">").Append(Encode(content)).Append("</span>");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
