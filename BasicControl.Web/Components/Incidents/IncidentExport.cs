using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures.Export;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Incidents;

/// <summary>A list of incidents as a file: the filters and columns of its address, masked as on the page.</summary>
public sealed class IncidentExport(IStringLocalizer<IncidentListPage> text, IncidentQueries incidents, OrganisationBook book, Words words, TimeProvider clock)
{
    public Download Of(Scope scope, Uri address)
    {
        var list = IncidentsAddress.Read(address);
        var (zone, now) = (Zones.Of(book, list.Unit), clock.UtcNow());
        var columns = ListColumns.Of(list);
        return new("incidents", db =>
        [
            new(
                text["Title"],
                [.. columns.Select(column => new ExportColumn(text[$"{column}"], column is IncidentColumn.At or IncidentColumn.Recorded ? ExportType.Time : ExportType.Text))],
                incidents.All(scope, db, list.Filter(zone), now).Select(row => (IReadOnlyList<object?>)[.. columns.Select(column => Cell(column, row))]))
            {
                Notes = [Links.IncidentList(list), zone.ToLocal(now).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), text["Masked"]],
            },
        ]);
    }

    private object? Cell(IncidentColumn column, Incident row)
    {
        var zone = book.ZoneOf(row.CityId);
        return column switch
        {
            IncidentColumn.At => zone.ToLocal(row.At),
            IncidentColumn.Level => words.Of(row.Level),
            IncidentColumn.Number => row.ExternalNumber,
            IncidentColumn.Type => words.Of(row.TypeId),
            IncidentColumn.Unit => words.Of(row.UnitId),
            IncidentColumn.Source => words.Of(book.Source(row.SourceId)),
            IncidentColumn.Recorded => zone.ToLocal(row.RecordedAt),
            _ => Masked.Address(row.Address),
        };
    }
}
