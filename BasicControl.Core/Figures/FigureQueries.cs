using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Figures;

/// <summary>
/// The one query layer of order figures: a figure is a function of (what is known, T, scope), counted within what its reader may read. Orders created after T are
/// not looked at; closed and overdue are judged at T.
/// </summary>
/// <param name="book">Names and zones.</param>
public sealed class FigureQueries(OrganisationBook book)
{
    /// <summary>Counts and rates without percentiles, worked out by the store: for pages that need a few numbers.</summary>
    public OrderCounts Counts(Scope reads, BasicControlDb db, FigureScope scope, DateTime at, FigureSpan span = default) =>
        Rows(reads, db, scope, at, span).GroupBy(_ => 1).Select(FigureSql.Of<int>(at)).FirstOrDefault().Counts;

    /// <summary>Counts and rates by the unit that stands on the order, worked out by the store; units without orders are absent.</summary>
    public IReadOnlyDictionary<UnitId, OrderCounts> CountsByUnit(Scope reads, BasicControlDb db, FigureScope scope, DateTime at, FigureSpan span = default) =>
        Rows(reads, db, scope, at, span).GroupBy(order => order.UnitId).Select(FigureSql.Of<UnitId>(at)).AsEnumerable().ToDictionary(row => row.Key, row => row.Counts);

    /// <summary>Of the orders about disputes that were opened here in the span, those settled at T; denominator 0 without such orders.</summary>
    public Rate Settled(Scope reads, BasicControlDb db, FigureScope scope, DateTime at, FigureSpan span = default)
    {
        var opened = Rows(reads, db, scope, at, span).Where(order => order.Dispute != DisputeKind.None && order.Origin != Origin.External);
        var settled = opened.LongCount(order =>
            order.Settlement != Settlement.None && order.ClosedAt <= at && (order.RepeatAt == null || order.RepeatAt > at));
        return new(settled, opened.LongCount());
    }

    /// <summary>All totals of a scope, percentiles included: reads each order of the scope once.</summary>
    /// <param name="zone">The zone that days are told in.</param>
    public OrderTotals Totals(Scope reads, BasicControlDb db, FigureScope scope, CityZone zone, DateTime at, FigureSpan span = default) =>
        new OrderTables(book, zone, at).Totals(Stream(reads, db, scope, at, span), StepQueries.Totals(ScopeReach.Of(book, reads, at), db, book, scope, at));

    /// <summary>A table of a scope: reads each order of the scope once.</summary>
    /// <param name="zone">The zone that days and hours are told in.</param>
    public FigureTable Table(Scope reads, BasicControlDb db, FigureScope scope, CityZone zone, DateTime at, FigureBy by, FigureSpan span = default) =>
        by.IsOfDisputes() ? DisputeTables.Of(db, book, zone).By(by, DisputeRecords.Of(Rows(reads, db, scope, at, span)))
        : by.IsGrid() ? new RecordGrids(new(book), zone).By(by, RowStream.Read(
            Rows(reads, db, scope, at, span).Select(order => new { order.UnitId, order.TypeId, order.CreatedAt }),
            row => new GridRow(row.Unit(0), row.Term(1), row.Instant(2))))
        : new OrderTables(book, zone, at).By(by, Stream(reads, db, scope, at, span));

    /// <summary>Totals of disputes: reads those of the scope.</summary>
    public DisputeTotals Disputes(Scope reads, BasicControlDb db, FigureScope scope, DateTime at, FigureSpan span = default) =>
        DisputeTables.Totals(DisputeRecords.Of(Rows(reads, db, scope, at, span)));

    /// <summary>Totals of repeat addresses: reads the addresses of the scope twice, in their order.</summary>
    public RepeatTotals Repeats(Scope reads, BasicControlDb db, FigureScope scope, CityZone zone, DateTime at, FigureSpan span = default) =>
        DisputeTables.Of(db, book, zone).Repeats(DisputeRecords.Of(Rows(reads, db, scope, at, span)));

    private IQueryable<WorkOrder> Rows(Scope reads, BasicControlDb db, FigureScope scope, DateTime at, FigureSpan span)
    {
        var orders = db.WorkOrders.In(ScopeReach.Of(book, reads, at), scope).Where(order => order.CreatedAt <= at);
        if (span.From is { } from)
        {
            orders = orders.Where(order => order.CreatedAt >= from);
        }

        return span.To is { } to ? orders.Where(order => order.CreatedAt < to) : orders;
    }

    private IEnumerable<OrderRow> Stream(Scope reads, BasicControlDb db, FigureScope scope, DateTime at, FigureSpan span) => RowStream.Read(
        Rows(reads, db, scope, at, span).Select(order => new
        {
            order.CreatedAt,
            order.DoneDue,
            order.ClosedAt,
            order.UnitId,
            order.TypeId,
            order.OfficerId,
            order.ChannelId,
            order.DepartmentId,
            order.StatusId,
        }),
        row => new OrderRow(
            row.Instant(0), row.InstantOrNull(1), row.InstantOrNull(2), row.Unit(3), row.Term(4), row.PersonOrNull(5), row.TermOrNull(6), row.TermOrNull(7),
            row.TermOrNull(8)));
}
