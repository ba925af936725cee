using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Figures.Export;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Figures;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Officers;

/// <summary>The tables of the officer pages as files.</summary>
public sealed class OfficerExport(
    IStringLocalizer<OfficerListPage> list, IStringLocalizer<OfficerRecordPage> text, IStringLocalizer<LateTable> titles, DrillExport tables, DrillQueries drill, OrganisationBook book,
    Words words, TimeProvider clock)
{
    /// <summary>All officers of the address's unit, from the first on; null: there is no city.</summary>
    public Download? List(Scope scope, Uri address)
    {
        var asked = OfficersAddress.Read(address) with { After = null };
        if ((asked.Unit is { } id && book.TryUnit(id, out var named) ? named : book.Tops(scope, clock.UtcNow()).FirstOrDefault()) is not { } unit
            || !book.Covers(scope, unit.Id, clock.UtcNow()))
        {
            return null;
        }

        var days = asked.Period.In(book.ZoneOf(unit.CityId), clock.UtcNow());
        return new("officers", db =>
        {
            var people = OfficerRows.Page(scope, book, unit.Id, days.At, null, ExportTable.MostRows + 1).People;
            return [tables.Lines(list["Title"], list["Officer"], OfficerRows.Lines(scope, drill, db, people, days), null, days, Links.OfficerList(asked))];
        });
    }

    /// <summary>One officer in a period: by unit, what moved, every order with by how much it is late; null: nobody has this id.</summary>
    public Download? Of(Scope scope, PersonId id, Uri address)
    {
        if (book.Person(id) is not { } person)
        {
            return null;
        }

        var period = PeriodAddress.Read(address);
        var days = period.In(book.ZoneOf(person.CityId), clock.UtcNow());
        if (!book.CoversPerson(scope, person.Id, days.Start, days.End, clock.UtcNow()))
        {
            return null;
        }

        return new("officer", db =>
        {
            var sheet = drill.Officer(scope, db, person.Id, days);
            var page = Links.Officer(person.Id, period);
            return
            [
                tables.Lines(words.Of(person.Id), text["Unit"], sheet.Lines, sheet.Total, days, page),
                Orders(LateOrders.Of(scope, db, book, person.Id, days, size: ExportTable.MostRows + 1), days),
                tables.Moves(sheet, page),
            ];
        });
    }

    private ExportTable Orders(LatePage orders, FigurePeriod days) => new(
        text["Orders", orders.Count],
        [
            new(titles["Level"]), new(titles["Number"]), new(titles["What"], ExportType.Text, 24), new(titles["Unit"]), new(titles["State"]), new(titles["Created"], ExportType.Time),
            new(titles["Due"], ExportType.Time), new(titles["LateHours"], ExportType.Hours),
        ],
        orders.Rows.Select(row => (IReadOnlyList<object?>)
        [
            words.Of(row.Order.Level), row.Order.Number, words.Of(row.Order.Type), words.Of(row.Order.Unit), words.Of(row.Order.State, row.Order.IsClosed),
            days.Zone.ToLocal(row.Order.CreatedAt), row.Order.DoneDue is { } due ? days.Zone.ToLocal(due) : null, row.Late?.TotalHours,
        ]));
}
