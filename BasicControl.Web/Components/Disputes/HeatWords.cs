using System.Globalization;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Disputes;

/// <summary>What the counts of a heat page say in words.</summary>
public sealed class HeatWords(IStringLocalizer<HeatPage> text, HeatAnswer answer)
{
    /// <summary>A count with its unit: <c>13 起</c>, <c>13 incidents</c>.</summary>
    public string Count(long count) => text[answer.CountsIncidents ? (answer.Query.DisputesOnly ? "Disputes" : "Incidents") : "Orders", Words.Count(count)];

    /// <summary>How a count stands to the period before, in words: <c>比前期多 4 起（+44.4 %）</c>.</summary>
    public string Change(long count, long before)
    {
        if (before == 0 && count > 0)
        {
            return text["NoneBefore"];
        }

        var share = before == 0 ? "" : text["Share", string.Create(CultureInfo.InvariantCulture, $"{(count >= before ? "+" : "−")}{Math.Abs((double)(count - before)) / before * 100:0.0}")].Value;
        return count == before ? text["Same", Count(before)] : text[count > before ? "More" : "Less", Count(Math.Abs(count - before)), share];
    }

    /// <summary>A whole cell: where or when, how many, and what they were in the period before.</summary>
    public string Cell(string where, int count, int? before) =>
        before is { } was ? text["CellBefore", where, Count(count), Count(was)] : text["Cell", where, Count(count)];

    public string Hour(int hour) => text["Hour", hour.ToString("00", CultureInfo.InvariantCulture)];

    public string Weekday(int weekday) => text[$"Weekday{weekday}"];

    public static string Day(DateOnly day) => PeriodAddress.Day(day);

    public string this[string key, params object[] values] => text[key, values];
}
