using System.Globalization;
using System.Net;
using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Wall;

namespace BasicControl.Web.Components.Wall;

/// <summary>Rows of kinds and stations and the calendar of days, as one string each, like <see cref="RowMarkup"/>.</summary>
internal static class DisputeMarkup
{
    private const int DaysOfWeek = 7;

    public static string Kinds(DisputeFigures figures, WallScope scope)
    {
        var text = new StringBuilder(4_096);
        var most = Math.Max(1, figures.Kinds.Select(kind => kind.Count).DefaultIfEmpty().Max());
        foreach (var row in figures.Kinds)
        {
            var name = Encode(row.Name.In(WallScope.English));
            text.Append("<div class=\"kind-row").Append(row.Count == 0 ? " is-zero" : "").Append("\" role=row><span class=kind-name role=rowheader><a class=row-link")
                .Link(WallLinks.Disputes(scope, kind: row.Kind)).Append(" title=\"").Append(name).Append("\">").Append(name).Append("</a></span>");
            Bar(text, row.Count, most);
            text.Append("<span class=count role=cell>").Append(WallNumber.Percent(new(row.Count, figures.Count), 1)).Append("</span>");
            Change(text, row.Change, figures.Change.IsComparable);
            text.Append("</div>");
        }

        return text.ToString();
    }

    public static string Stations(IReadOnlyList<DisputeStationRow> part, WallScope scope)
    {
        var text = new StringBuilder(8_192);
        var most = Math.Max(1, part.Select(row => row.Count).DefaultIfEmpty().Max());
        var comparable = new CountChange(part.Sum(row => row.Change.Now), part.Sum(row => row.Change.Before)).IsComparable;
        foreach (var row in Ordered(part))
        {
            text.Append("<div class=stations-row role=row><span class=stations-name role=rowheader><a class=row-link").Link(WallLinks.Disputes(scope, row.Unit))
                .Append(" title=\"").Append(Encode(row.Name.In(WallScope.English))).Append("\">")
                .Append(Encode(UnitName.Short(row.Name, WallScope.English))).Append("</a></span>");
            Bar(text, row.Count, most);
            Change(text, row.Change, comparable);
            RowMarkup.Share(text, row.Settled);
            text.Append("</div>");
        }

        return text.ToString();
    }

    /// <summary>Weeks down, the weekday of today at the right, so that today is the last of all days.</summary>
    public static string Calendar(IReadOnlyList<DisputeDay> days, WallScope scope)
    {
        // Today is not over, and would set the scale's least.
        var scale = HeatScale.Of(days.SkipLast(1).Select(day => day.Count), fromLeast: true);
        var text = new StringBuilder(6_144).Append("<div class=calendar-row role=row>");
        for (var column = 0; column < DaysOfWeek; column++)
        {
            text.Append("<span class=calendar-head role=columnheader>").Append(Weekday(days[^1].Day.AddDays(column - DaysOfWeek + 1))).Append("</span>");
        }

        var blank = (DaysOfWeek - (days.Count % DaysOfWeek)) % DaysOfWeek;
        for (var cell = 0; cell < blank + days.Count; cell++)
        {
            text.Append(cell % DaysOfWeek == 0 ? "</div><div class=calendar-row role=row>" : "");
            if (cell < blank)
            {
                text.Append("<span role=cell></span>");
                continue;
            }

            var (day, count) = days[cell - blank];
            text.Append(CultureInfo.InvariantCulture, $"<span class=calendar-day role=cell><a class=\"day h{scale.StepOf(count)}{(cell + 1 == blank + days.Count ? " is-today" : "")}\" title=\"{day:yyyy-MM-dd}\"")
                .Link(WallLinks.Disputes(scope, day: day)).Append("><span>").Append(day.ToString("dd", CultureInfo.InvariantCulture)).Append("</span><b>")
                .Append(WallNumber.Count(count)).Append("</b></a></span>");
        }

        return text.Append("</div>").ToString();
    }

    private static string Weekday(DateOnly day) => CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName(day.DayOfWeek);

    // More units than the usual wall has room for: those with the most disputes come first.
    private static IEnumerable<DisputeStationRow> Ordered(IReadOnlyList<DisputeStationRow> part) => part.Count(row => row.Name.Zh != Core.Organisation.Term.None) <= WallRoom.Units
        ? part.OrderBy(row => row.Name.Zh == Core.Organisation.Term.None)
        : part.OrderByDescending(row => row.Count);

    private static void Bar(StringBuilder text, int count, int most) => text
        .Append(CultureInfo.InvariantCulture, $"<span class=bar role=cell style=\"--share:{(double)count / most:0.####}\">").Append(WallNumber.Count(count)).Append("</span>");

    private static void Change(StringBuilder text, CountChange change, bool isComparable) => text
        .Append("<span class=\"count change\" role=cell title=\"").Append(WallNumber.Count(change.Before)).Append(" → ").Append(WallNumber.Count(change.Now)).Append("\">")
        .Append(!isComparable ? WallNumber.None : change == default ? "" : WallNumber.Change(change)).Append("</span>");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
