using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Disputes;
using BasicControl.Core.Organisation;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Figures;

/// <summary>Totals of disputes.</summary>
/// <param name="Kinds">By kind, most first.</param>
/// <param name="Cells">Cells of 0.01° with at least one dispute.</param>
public sealed record DisputeTotals(long Disputes, long WithWeapon, IReadOnlyList<NamedCount> Kinds, int Cells);

/// <summary>How many addresses records came in from again and again.</summary>
/// <param name="All">Of all records.</param>
/// <param name="Disputes">Of disputes only.</param>
public sealed record RepeatTotals(int All, int Disputes);

/// <summary>Tables and totals of disputes and repeat addresses, from orders or incidents that have been narrowed already.</summary>
internal sealed class DisputeTables(OrganisationBook book, CityZone zone, RepeatRule rule, Vault? vault)
{
    private const string Seconds = "yyyy-MM-dd HH:mm:ss";

    private static readonly string[] Hours = [.. Enumerable.Range(0, 24).Select(hour => FigureTable.TextOf(hour))];

    private readonly FigureNames _names = new(book);

    public static DisputeTables Of(BasicControlDb db, OrganisationBook book, CityZone zone) => new(book, zone, MappingQueries.InForce(db).Document.Repeat, db.Vault);

    public FigureTable By(FigureBy by, DisputeRecords records) =>
        by.IsOfAddresses() ? Addresses(by, records.Addresses(by == FigureBy.RepeatDispute)) : Disputes(by, records.Disputes);

    public RepeatTotals Repeats(DisputeRecords records) =>
        new(new RepeatCount(rule, zone).Find(records.Addresses(false)).Count(), new RepeatCount(rule, zone).Find(records.Addresses(true)).Count());

    private FigureTable Disputes(FigureBy by, IEnumerable<DisputeRow> rows) => by switch
    {
        FigureBy.DisputeKindUnit => Count(rows.Select(row => (row.Kind, row.Unit))).Grid(by.KeyOf(), cell => cell.Kind.Code(), cell => _names.Of(cell.Unit)),
        FigureBy.DisputeUnitHour => Count(rows.Select(row => (row.Unit, zone.ToLocal(row.At).Hour)))
            .Grid(by.KeyOf(), cell => _names.Of(cell.Unit), cell => Hours[cell.Hour], Hours),
        FigureBy.DisputeWeekdayHour => Count(rows.Select(row => zone.ToLocal(row.At)).Select(local => (local.DayOfWeek, local.Hour)))
            .Grid(by.KeyOf(), cell => FigureNames.Of(cell.DayOfWeek), cell => Hours[cell.Hour], Hours),
        FigureBy.DisputeCell => Cells(rows),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "This is no table of disputes."),
    };

    private FigureTable Addresses(FigureBy by, IEnumerable<AddressRow> rows) => new(
        by.KeyOf(),
        [by.KeyOf(), "total", string.Create(CultureInfo.InvariantCulture, $"max_in_{rule.Span.Days}d"), "first", "last", "types", "top_type"],
        [
            .. new RepeatCount(rule, zone).MostFirst(rows, vault)
                .Select(one => (IReadOnlyList<object?>)
                    [one.Address, one.Total, one.MostInSpan, Text(one.First), Text(one.Last), one.Types, _names.Of((TermId?)one.TopType)]),
        ]);

    public static DisputeTotals Totals(DisputeRecords records)
    {
        var (kinds, cells, weapons, rows) = (new NameCounts<DisputeKind>(), new HashSet<(int, int)>(), 0L, 0L);
        foreach (var row in records.Disputes)
        {
            rows++;
            weapons += row.Weapon ? 1 : 0;
            kinds.Add(row.Kind);
            if (CellOf(row) is { } cell)
            {
                cells.Add(cell);
            }
        }

        return new(rows, weapons, kinds.MostFirst(kind => kind.Code()), cells.Count);
    }

    private static FigureTable Cells(IEnumerable<DisputeRow> rows)
    {
        var counts = new Dictionary<(int Latitude, int Longitude), long>();
        foreach (var row in rows)
        {
            if (CellOf(row) is { } cell)
            {
                counts[cell] = counts.GetValueOrDefault(cell) + 1;
            }
        }

        return new(FigureBy.DisputeCell.KeyOf(), ["lat_floor_x100", "lon_floor_x100", "n"],
        [
            .. counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key)
                .Select(one => (IReadOnlyList<object?>)[one.Key.Latitude, one.Key.Longitude, one.Value]),
        ]);
    }

    private static (int Latitude, int Longitude)? CellOf(DisputeRow row) =>
        GridCell.Of(row.Latitude) is { } latitude && GridCell.Of(row.Longitude) is { } longitude ? (latitude, longitude) : null;

    private static NameCounts<TCell> Count<TCell>(IEnumerable<TCell> cells)
        where TCell : notnull
    {
        var counts = new NameCounts<TCell>();
        foreach (var cell in cells)
        {
            counts.Add(cell);
        }

        return counts;
    }

    private static string Text(DateTime local) => local.ToString(Seconds, CultureInfo.InvariantCulture);
}
