using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>Counts by unit and hour, and by type and unit: of incidents where the city has them, else of orders, as on the wall.</summary>
internal static class Grids
{
    private const int Hours = 24;

    /// <summary>Columns that stand on a page; of more the fullest are kept and the rest is one column.</summary>
    private const int MostColumns = 30;

    public static BriefingSection? Of(BriefingFacts facts)
    {
        if (facts.Figures.UnitHours.Count == 0)
        {
            return null;
        }

        var note = Said.Of(facts.Figures.CountsIncidents ? "Heat_OfIncidents" : "Heat_OfOrders");
        return new("hours", Said.Of("Section_Hours"), BriefingPart.Annex, [UnitHours(facts, note), TypeUnits(facts, note)]);
    }

    private static HeatBlock UnitHours(BriefingFacts facts, LocalName note)
    {
        var counts = facts.Figures.UnitHours;
        var units = facts.Names.InOrder(counts.Keys.Select(cell => cell.Unit).Distinct()).ToList();
        return new(
            "station-hour", Said.Of("Heat_Hours"), Said.Of("Col_Unit"), [.. units.Select(facts.Names.Of)],
            [.. Enumerable.Range(0, Hours).Select(hour => new LocalName(hour.ToString(CultureInfo.InvariantCulture), null))],
            [.. units.SelectMany(unit => Enumerable.Range(0, Hours).Select(hour => counts.GetValueOrDefault((unit, hour))))], note);
    }

    private static HeatBlock TypeUnits(BriefingFacts facts, LocalName note)
    {
        var counts = facts.Figures.TypeUnits;
        var units = facts.Names.InOrder(counts.Keys.Select(cell => cell.Unit).Distinct()).ToList();
        var types = counts.GroupBy(cell => cell.Key.Type, cell => cell.Value).OrderByDescending(type => type.Sum())
            .ThenBy(type => facts.Names.Of(type.Key).Zh, StringComparer.Ordinal).Select(type => type.Key).ToList();

        // What there is more of goes down the page, where there is room.
        return types.Count >= units.Count
            ? Grid("type-station", Said.Of("Col_Type"), types, facts.Names.Of, units, facts.Names.Of, (type, unit) => counts.GetValueOrDefault((type, unit)), note)
            : Grid("station-type", Said.Of("Col_Unit"), units, facts.Names.Of, types, facts.Names.Of, (unit, type) => counts.GetValueOrDefault((type, unit)), note);
    }

    private static HeatBlock Grid<TRow, TColumn>(
        string code, LocalName corner, List<TRow> rows, Func<TRow, LocalName> rowName, List<TColumn> columns, Func<TColumn, LocalName> columnName,
        Func<TRow, TColumn, int> count, LocalName note)
    {
        var kept = columns.Count <= MostColumns ? columns
            : [.. columns.OrderByDescending(column => rows.Sum(row => count(row, column))).Take(MostColumns - 1).OrderBy(columns.IndexOf)];
        var others = columns.Except(kept).ToList();
        var names = kept.Select(columnName);
        return new(
            code, Said.Of("Heat_Types"), corner, [.. rows.Select(rowName)], [.. others.Count == 0 ? names : names.Append(Said.Of("Others"))],
            [.. rows.SelectMany(row => others.Count == 0 ? kept.Select(column => count(row, column)) : kept.Select(column => count(row, column)).Append(others.Sum(column => count(row, column))))],
            note);
    }
}
