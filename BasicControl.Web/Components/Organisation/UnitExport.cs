using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Figures.Export;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Figures;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Components.WorkOrders;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Organisation;

/// <summary>The tables of the unit pages as files.</summary>
public sealed class UnitExport(
    IStringLocalizer<UnitRecordPage> text, IStringLocalizer<UnitListPage> list, IStringLocalizer<UnitTable> titles, DrillExport drillTables, DrillQueries drill, OrderQueries orders,
    OrderExport orderTables, UnitFigureReader figures, FigureWords figureWords, OrganisationBook book, Words words, TimeProvider clock)
{
    /// <summary>One unit in a period: what lies below, what moved, what is open; null: no such unit.</summary>
    public Download? Of(Scope scope, UnitId id, Uri address)
    {
        if (!book.TryUnit(id, out var unit) || !book.Covers(scope, unit.Id, clock.UtcNow()))
        {
            return null;
        }

        var period = PeriodAddress.Read(address);
        var now = clock.UtcNow();
        var days = period.In(book.ZoneOf(unit.CityId), now);
        var byOfficer = UnitDrill.IsByOfficer(unit);
        return new("unit", db =>
        {
            var sheet = UnitDrill.Of(scope, drill, db, unit, days);
            var page = Links.Unit(unit.Id, period);
            return
            [
                drillTables.Lines(words.Of(unit), text[byOfficer ? "Officer" : "Unit"], UnitDrill.Lines(scope, book, unit, sheet), sheet.Total, days, page),
                drillTables.Moves(sheet, page),
                orderTables.Table(ListColumns.Usual, orders.All(scope, db, new OrderFilter { Unit = unit.Id }, now)),
            ];
        });
    }

    /// <summary>The tree of every city with the figures of the wall's window.</summary>
    public async Task<Download> Tree(Scope scope, CancellationToken stop)
    {
        string[] codes = [FigureCodes.Open, FigureCodes.Overdue, FigureCodes.Created, FigureCodes.Closure, FigureCodes.OnTime];
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var city in book.Tops(scope, clock.UtcNow()).ToList())
        {
            var units = UnitQueries.Tree(Scope.Of(city.Id), book, city.CityId, clock.UtcNow()).Where(row => row.Unit.Kind != UnitKind.Beat).ToList();
            var set = await figures.Read(scope, city.CityId, [.. units.Select(row => row.Unit)], stop);
            rows.AddRange(units.Select(row => RowOf(row.Unit, set.Of(row.Unit.Id))));
        }

        return new("units", _ =>
        [
            new(
                list["Title"],
                [
                    new(titles["Unit"], ExportType.Text, 24),
                    new(text["Code"], ExportType.Text, 16),
                    new(text["Kind"]),
                    .. codes.Select(code => new ExportColumn(figureWords.NameOf(code), FigureRegister.Of(code).Measure == FigureMeasure.Share ? ExportType.Share : ExportType.Whole)),
                ],
                rows),
        ]);
    }

    private IReadOnlyList<object?> RowOf(Unit unit, UnitFigureRow row) =>
        [words.Of(unit), unit.Code ?? unit.SourceKey, words.Of(unit.Kind), row.Open, row.Overdue, row.Created, row.Closure.Value, row.OnTime.Value];
}
