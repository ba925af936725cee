using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Components.Wall;

namespace BasicControl.Web.Components.Disputes;

/// <summary>One heat grid of the page: its markup, the scale that shades it, and what was left out.</summary>
/// <param name="Cut">Rows that are summed up in the last one; 0 when all are there.</param>
public sealed record HeatView(string Markup, HeatScale Scale, int Cut = 0);

/// <summary>Lays the counts of an answer out as tables. Pure, in the current language.</summary>
public sealed class HeatViews(HeatAnswer answer, HeatLists lists, HeatWords says, Words words, OrganisationBook book, bool compares)
{
    /// <summary>Stations with a row of their own; the others are summed up in one.</summary>
    public const int MostStations = 40;

    /// <summary>Types with a column of their own.</summary>
    public const int MostTypes = 12;

    private const int ShortHead = 3;

    private HeatCount? Before => compares ? answer.Before : null;

    public HeatView StationHours()
    {
        var hours = Enumerable.Range(0, 24).ToArray();
        return Stations(
            answer.Count.StationHours, Before?.StationHours, [.. hours.Select(hour => new Column(hour, hour.ToString("00", CultureInfo.InvariantCulture), says.Hour(hour), new(Hour: hour)))],
            says["StationHours"], "heat-hours");
    }

    /// <summary>Kinds of dispute by station; types where everything is counted.</summary>
    public HeatView StationKinds() => answer.Query.DisputesOnly
        ? Stations(Turned(answer.Count.KindStations), Before is null ? null : Turned(Before.KindStations), Kinds(), says["StationKinds"])
        : Stations(Turned(answer.Count.TypeStations), Before is null ? null : Turned(Before.TypeStations), Types(), says["StationTypes"]);

    public HeatView WeekdayHours()
    {
        var (table, before) = (answer.Count.WeekdayHours, Before?.WeekdayHours);
        var scale = HeatScale.Of(table.Cells);
        var rows = Enumerable.Range(1, 7).Select(weekday => new HeatTableRow(
            says.Weekday(weekday), lists.Of(new(Weekday: weekday)),
            [
                .. Enumerable.Range(0, 24).Select(hour => Cell(
                    table.At(weekday, hour), before?.At(weekday, hour), $"{says.Weekday(weekday)} {says.Hour(hour)}", new(Weekday: weekday, Hour: hour))),
            ],
            Words.Count(table.RowTotal(weekday - 1))));
        return new(
            HeatTableMarkup.Write(new(
                says["WeekdayHours"], says["Weekday"], [.. Enumerable.Range(0, 24).Select(hour => hour.ToString("00", CultureInfo.InvariantCulture))], [.. rows], scale,
                says["Total"], "heat-hours")),
            scale);
    }

    private HeatView Stations(HeatTable table, HeatTable? before, IReadOnlyList<Column> columns, string caption, string? look = null)
    {
        // Short heads stand upright, long ones on their side.
        look ??= columns.All(column => column.Head.Length <= ShortHead) ? "heat-short" : "heat-named";
        var scale = HeatScale.Of(table.Cells);
        var shown = Enumerable.Range(0, table.Rows.Count).ToArray();
        if (shown.Length > MostStations)
        {
            shown = [.. shown.OrderByDescending(table.RowTotal).Take(MostStations - 1).Order()];
        }

        var rows = new List<HeatTableRow>(shown.Length + 1);
        foreach (var row in shown)
        {
            var unit = new UnitId(table.Rows[row]);
            var name = words.Of(unit);
            rows.Add(new(
                Short(unit), lists.Of(new(Unit: unit)),
                [.. columns.Select(column => Cell(Sum(table, row, column), before is null ? null : Sum(before, row, column), $"{name} {column.Told}", column.Part is { } part ? part with { Unit = unit } : null))],
                Words.Count(table.RowTotal(row))));
        }

        var rest = Enumerable.Range(0, table.Rows.Count).Except(shown).ToArray();
        if (rest.Length > 0)
        {
            rows.Add(new(
                says["Rest", rest.Length], null,
                [.. columns.Select(column => Cell(rest.Sum(row => Sum(table, row, column)), before is null ? null : rest.Sum(row => Sum(before, row, column)), $"{says["Rest", rest.Length]} {column.Told}", null))],
                Words.Count(rest.Sum(row => (long)table.RowTotal(row)))));
        }

        var all = Enumerable.Range(0, table.Rows.Count).ToArray();
        var foot = new HeatTableRow(
            says["Total"], lists.Of(),
            [.. columns.Select(column => Cell(all.Sum(row => Sum(table, row, column)), before is null ? null : all.Sum(row => Sum(before, row, column)), column.Told, column.Part))],
            Words.Count(table.Total));
        return new(
            HeatTableMarkup.Write(new(caption, says["Unit"], [.. columns.Select(column => column.Head)], rows, scale, says["Total"], look, foot)), scale, rest.Length);
    }

    private Column[] Kinds()
    {
        var (now, before) = (answer.Count.KindStations, answer.Before?.KindStations);
        return
        [
            .. now.Rows.Index().Where(kind => now.RowTotal(kind.Index) != 0 || before?.RowTotal(kind.Index) > 0)
                .Select(kind => new Column(kind.Item, words.Of((DisputeKind)kind.Item), words.Of((DisputeKind)kind.Item), new(Kind: (DisputeKind)kind.Item))),
        ];
    }

    private Column[] Types()
    {
        var types = answer.Count.TypeStations.Rows;
        var shown = types.Count > MostTypes ? MostTypes - 1 : types.Count;
        var columns = types.Take(shown).Select(type => new TermId((int)type)).Select(type => new Column(type.Value, words.Of(type), words.Of(type), new(Type: type))).ToList();
        if (types.Count > shown)
        {
            columns.Add(new(null, says["RestTypes", types.Count - shown], says["RestTypes", types.Count - shown], null) { Others = [.. types.Skip(shown)] });
        }

        return [.. columns];
    }

    private HeatTableCell Cell(int count, int? before, string where, HeatPart? part) => new(
        count,
        before is { } was ? HeatTableMarkup.Difference(count, was) : count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture),
        says.Cell(where, count, before),
        count == 0 || part is not { } narrowed ? null : lists.Of(narrowed));

    /// <summary>The name as a control room says it: there is little room before a grid.</summary>
    private string Short(UnitId unit) =>
        book.TryUnit(unit, out var known) && known.Kind == UnitKind.Station ? UnitName.Short(new(known.Name, known.NameEn), Words.IsEnglish) : words.Of(unit);

    private static int Sum(HeatTable table, int row, Column column) =>
        column.Key is { } key ? table.At(table.Rows[row], key) : column.Others.Sum(other => table.At(table.Rows[row], other));

    private static HeatTable Turned(HeatTable table) => new(
        table.Columns, table.Rows,
        [.. Enumerable.Range(0, table.Columns.Count).SelectMany(column => Enumerable.Range(0, table.Rows.Count).Select(row => table[row, column]))]);

    /// <param name="Key">Key in the table; null for a column that sums others up.</param>
    /// <param name="Part">What the column narrows the list down to, or null without a list.</param>
    private sealed record Column(long? Key, string Head, string Told, HeatPart? Part)
    {
        public IReadOnlyList<long> Others { get; init; } = [];
    }
}
