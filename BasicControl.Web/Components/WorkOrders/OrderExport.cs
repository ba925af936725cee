using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures.Export;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.WorkOrders;

/// <summary>A list of orders as a file: the filters and columns of its address, masked as on the page.</summary>
public sealed class OrderExport(IStringLocalizer<OrderTable> text, IStringLocalizer<OrderListPage> page, OrderQueries orders, OrganisationBook book, Words words, TimeProvider clock)
{
    public Download Of(Scope scope, Uri address)
    {
        var list = OrdersAddress.Read(address);
        var (zone, now) = (Zones.Of(book, list.Unit), clock.UtcNow());
        var columns = ListColumns.Of(list);
        return new("orders", db => [Table(columns, orders.All(scope, db, list.Filter(zone), now)) with { Notes = [Links.OrderList(list), AsOf(zone, now)] }]);
    }

    /// <summary>Orders as a table of some columns.</summary>
    public ExportTable Table(IReadOnlyList<OrderColumn> columns, IEnumerable<OrderLine> rows)
    {
        // What a page tells in one cell, a file tells in two.
        IReadOnlyList<OrderColumn> cells =
            [.. columns.SelectMany(column => column == OrderColumn.Due ? [OrderColumn.Due, OrderColumn.DoneDue, OrderColumn.Closed] : new[] { column }).Distinct()];
        return new(
            page["Title"],
            [.. cells.Select(column => new ExportColumn(text[$"{column}"], TypeOf(column), column == OrderColumn.What ? 40 : 0))],
            rows.Select(row => (IReadOnlyList<object?>)[.. cells.Select(column => Cell(column, row))]));
    }

    private static ExportType TypeOf(OrderColumn column) =>
        column is OrderColumn.Created or OrderColumn.Due or OrderColumn.DoneDue or OrderColumn.Closed ? ExportType.Time : ExportType.Text;

    private object? Cell(OrderColumn column, OrderLine row)
    {
        var zone = book.ZoneOf(book.Unit(row.Unit).CityId);
        return column switch
        {
            OrderColumn.Level => words.Of(row.Level),
            OrderColumn.Number => row.Number,
            OrderColumn.What => words.Of(row.Type) + (Masked.Title(row, words.Of(row.Type)) is { } title ? $" · {title}" : ""),
            OrderColumn.Kind => words.Of(row.Kind),
            OrderColumn.Unit => words.Of(row.Unit),
            OrderColumn.Officer => row.Officer is { } officer ? words.Of(officer) : null,
            OrderColumn.Source => words.Of(book.Source(row.Source)),
            OrderColumn.State => words.Of(row.State, row.IsClosed),
            OrderColumn.Created => zone.ToLocal(row.CreatedAt),
            OrderColumn.DoneDue => Local(zone, row.DoneDue),
            OrderColumn.Closed => row.IsClosed ? Local(zone, row.ClosedAt) : null,
            _ => Local(zone, row.Due),
        };
    }

    private static DateTime? Local(CityZone zone, DateTime? instant) => instant is { } at ? zone.ToLocal(at) : null;

    private static string AsOf(CityZone zone, DateTime now) => zone.ToLocal(now).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
