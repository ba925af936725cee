using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Disputes;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Api;

/// <summary>A heat answer as it leaves the API.</summary>
internal sealed record HeatDocument(
    long Position, DateTime At, UnitId City, bool CountsIncidents, bool DisputesOnly, DateOnly KeptFrom, HeatDocument.Period Count, HeatDocument.Period? Before)
{
    public static HeatDocument Of(HeatAnswer answer, OrganisationBook book) => new(
        answer.Position, answer.At, answer.Query.City, answer.CountsIncidents, answer.Query.DisputesOnly, answer.KeptFrom, Of(answer.Count, book),
        answer.Before is { } before ? Of(before, book) : null);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Period Of(HeatCount count, OrganisationBook book)
    {
        IReadOnlyList<Key> stations = [.. count.StationHours.Rows.Select(unit => book.TryUnit(new(unit), out var known) ? new Key(unit, known.Name, known.NameEn) : new(unit, "", null))];
        IReadOnlyList<Key> types = [.. count.TypeStations.Rows.Select(type => type == 0 ? new Key(0, "其他类型", "Other types") : book.Term(new TermId((int)type)) is var term ? new Key(type, term.Name, term.NameEn) : default)];
        return new(
            count.Span.From, count.Span.To, count.Span.At, count.Total, count.Weapons,
            new(stations, count.StationHours.Columns, Rows(count.StationHours)),
            new([.. count.KindStations.Rows.Select(kind => ((DisputeKind)kind).Code())], stations, Rows(count.KindStations)),
            new(types, stations, Rows(count.TypeStations)),
            new(count.WeekdayHours.Rows, count.WeekdayHours.Columns, Rows(count.WeekdayHours)),
            count.Days, count.Cells, count.WithoutCell);
    }

    private static IReadOnlyList<int>[] Rows(HeatTable table) => [.. Enumerable.Range(0, table.Rows.Count).Select(table.Row)];

    /// <param name="At">T of the period; null: as it stands now.</param>
    internal sealed record Period(
        DateOnly From, DateOnly To, DateTime? At, long Total, long Weapons, Grid<Key, long> StationHours, Grid<string, Key> KindStations, Grid<Key, Key> TypeStations,
        Grid<long, long> WeekdayHours, IReadOnlyList<HeatDayCount> Days, IReadOnlyList<HeatCellCount> Cells, long WithoutCell);

    /// <param name="Cells">One array of counts a row.</param>
    internal sealed record Grid<TRow, TColumn>(IReadOnlyList<TRow> Rows, IReadOnlyList<TColumn> Columns, IReadOnlyList<IReadOnlyList<int>> Cells);

    internal readonly record struct Key(long Id, string Zh, string? En);
}
