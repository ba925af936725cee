using System.Globalization;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Figures;

/// <summary>Totals and tables as documents for machines: stable key names, rates and hours to six decimals, times in the zone of the figures.</summary>
public static class FigureDocument
{
    private const string Seconds = "yyyy-MM-dd HH:mm:ss";
    private const string Microseconds = Seconds + ".ffffff";

    public static OrderedDictionary<string, object?> Of(OrderTotals totals, CityZone zone, DateTime at)
    {
        var document = new OrderedDictionary<string, object?> { ["as_of"] = TimeOf(zone, at), ["rows"] = totals.Rows };
        foreach (var (column, value) in OrderFigures.Columns.Zip(totals.Figures.Values))
        {
            document[column] = Cell(value);
        }

        document["stations"] = totals.Stations;
        document["types"] = totals.Types;
        document["status"] = Named(totals.Status);
        document["weekday_created"] = Named(totals.WeekdayCreated);
        document["officers"] = totals.Officers;
        document["events"] = totals.Steps.Steps;
        document["event_resources"] = totals.Steps.People;
        document["cases_touched_by_resource"] = totals.Steps.CasesTouched.Select(person => new object[] { person.Name, person.Count }).ToList();
        document["last_event"] = TimeOf(zone, totals.Steps.Last);
        return document;
    }

    public static OrderedDictionary<string, object?> Of(IncidentTotals totals, CityZone zone, DateTime at) => new()
    {
        ["as_of"] = TimeOf(zone, at),
        ["rows"] = totals.Rows,
        ["rows_without_number"] = totals.RowsWithoutNumber,
        ["stations"] = Named(totals.Stations),
        ["types"] = totals.Types,
        ["first"] = TimeOf(zone, totals.First),
        ["last"] = TimeOf(zone, totals.Last),
        ["days"] = totals.Days,
        ["dst_fallback_hour_01"] = totals.DoubledHours.Select(hour => new OrderedDictionary<string, object?>
        {
            ["day"] = FigureNames.Of(hour.Day),
            ["fold"] = hour.Fold,
            ["utc_offset_h"] = hour.Offset.TotalHours,
            ["n"] = hour.Count,
        }).ToList(),
    };

    /// <summary>Adds disputes to the totals of orders or incidents.</summary>
    public static OrderedDictionary<string, object?> With(this OrderedDictionary<string, object?> totals, DisputeTotals disputes)
    {
        totals["disputes"] = disputes.Disputes;
        totals["dispute_kinds"] = Named(disputes.Kinds);
        totals["disputes_with_weapon"] = disputes.WithWeapon;
        totals["grid_cells"] = disputes.Cells;
        return totals;
    }

    /// <summary>Adds repeat addresses to the totals of orders or incidents.</summary>
    public static OrderedDictionary<string, object?> With(this OrderedDictionary<string, object?> totals, RepeatTotals repeats, bool ofIncidents)
    {
        totals[ofIncidents ? "repeat_addresses_all" : "repeat_addresses"] = repeats.All;
        totals["repeat_addresses_disputes"] = repeats.Disputes;
        return totals;
    }

    /// <summary>Adds the orders about disputes that were opened here, and how many of them are settled; no rate without any.</summary>
    public static OrderedDictionary<string, object?> With(this OrderedDictionary<string, object?> totals, Rate settled)
    {
        totals["dispute_orders"] = settled.Denominator;
        totals["settled"] = settled.Numerator;
        totals["settlement_rate"] = Cell(settled.Value);
        return totals;
    }

    /// <summary>One object a row, by column; the corner of a grid is called by the table's key.</summary>
    public static IReadOnlyList<OrderedDictionary<string, object?>> Of(FigureTable table) =>
        [.. table.Rows.Select(row =>
        {
            var line = new OrderedDictionary<string, object?>();
            foreach (var (column, cell) in table.Columns.Zip(row))
            {
                var name = column.Length == 0 ? table.Key : column;
                line.Add(line.ContainsKey(name) ? name + " (2)" : name, Cell(cell));
            }

            return line;
        })];

    /// <summary>Local time as text, with its offset unless the zone is floating; null for null.</summary>
    public static string? TimeOf(CityZone zone, DateTime? instant) => instant is not { } utc
        ? null
        : zone.ToOffset(utc).ToString(
            (utc.Ticks % TimeSpan.TicksPerSecond == 0 ? Seconds : Microseconds) + (zone.IsFloating ? "" : "zzz"), CultureInfo.InvariantCulture);

    private static object? Cell(object? value) => value is double number ? FigureTable.Rounded(number) : value;

    private static OrderedDictionary<string, long> Named(IEnumerable<NamedCount> counts) => new(counts.Select(count => KeyValuePair.Create(count.Name, count.Count)));
}
