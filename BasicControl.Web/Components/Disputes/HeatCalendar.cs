using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Web.Components.Shared;

namespace BasicControl.Web.Components.Disputes;

/// <summary>Lays the days of a period out as calendars: weeks across, weekdays down. A period of more than a year is told year by year.</summary>
public sealed class HeatCalendar(HeatAnswer answer, HeatLists lists, HeatWords says, bool compares)
{
    /// <summary>Weeks that leave room for the counts in their cells.</summary>
    private const int RoomyWeeks = 27;

    private const int MostWeeks = 54;

    private readonly HeatScale _scale = HeatScale.Of(answer.Count.Days.Select(day => day.Count), fromLeast: true);

    public HeatView Write()
    {
        var days = answer.Count.Days;
        var years = days.Count / 7 > MostWeeks - 2
            ? days.Index().GroupBy(day => day.Item.Day.Year).Select(year => (Name: year.Key.ToString(CultureInfo.InvariantCulture), Days: year.ToArray())).ToArray()
            : [(Name: "", Days: days.Index().ToArray())];
        return new(string.Concat(years.Select(year => One(year.Name, year.Days))), _scale);
    }

    private string One(string year, (int Index, HeatDayCount Item)[] days)
    {
        var first = MondayOf(days[0].Item.Day);
        var weeks = ((days[^1].Item.Day.DayNumber - first.DayNumber) / 7) + 1;
        var at = days.ToDictionary(day => day.Item.Day);
        var roomy = weeks <= RoomyWeeks;
        var rows = Enumerable.Range(0, 7).Select(weekday => new HeatTableRow(
            says.Weekday(weekday + 1), null,
            [.. Enumerable.Range(0, weeks).Select(week => at.TryGetValue(first.AddDays((week * 7) + weekday), out var day) ? Cell(day.Index, day.Item, roomy) : default)],
            null));
        return HeatTableMarkup.Write(new(
            $"{says["Calendar"]} {year}".TrimEnd(), year.Length == 0 ? says["Weekday"] : year, [.. Enumerable.Range(0, weeks).Select(week => Head(first.AddDays(week * 7), week, roomy))], [.. rows], _scale, null,
            roomy ? "heat-calendar heat-roomy" : "heat-calendar"));
    }

    private HeatTableCell Cell(int index, HeatDayCount day, bool roomy)
    {
        var before = compares && answer.Before?.Days is { } earlier && index < earlier.Count ? earlier[index].Count : (int?)null;
        var words = before is { } was ? HeatTableMarkup.Difference(day.Count, was) : day.Count == 0 ? "" : day.Count.ToString(CultureInfo.InvariantCulture);
        var weekday = says.Weekday((((int)day.Day.DayOfWeek + 6) % 7) + 1);
        return new(
            day.Count, roomy ? words : "", says.Cell($"{HeatWords.Day(day.Day)} {weekday}", day.Count, before), day.Count == 0 ? null : lists.Of(new(Day: day.Day)));
    }

    /// <summary>The week's Monday where there is room, else the month that begins in it.</summary>
    private static string Head(DateOnly monday, int week, bool roomy) =>
        roomy ? monday.ToString("MM-dd", CultureInfo.InvariantCulture)
        : week == 0 || monday.Day <= 7 ? monday.ToString("MM", CultureInfo.InvariantCulture)
        : "";

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
