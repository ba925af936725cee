using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Figures;

/// <summary>Counts <see cref="CityFigures"/> within a scope from the store, reading each order of the city and each incident of the span once.</summary>
public static class CityFigureQueries
{
    public static CityFigures At(Scope scope, BasicControlDb db, OrganisationBook book, UnitId city, DateTime at, int wholeDays = FigureRegister.WallDays)
    {
        var zone = book.ZoneOf(city);
        var span = DaySpan.Until(zone, at, wholeDays);
        var count = new CityCount(zone, span, at, book.Sources.Any(source => source.CityId == city && source.Makes == Makes.Incident));
        var reach = ScopeReach.Of(book, scope, at);
        var orders = db.WorkOrders.In(reach, new FigureScope { City = city }).Where(order => order.CreatedAt <= at);
        var columns = orders.Select(order => new
        {
            order.UnitId,
            order.OfficerId,
            order.TypeId,
            order.Kind,
            order.Level,
            order.CreatedAt,
            order.DoneDue,
            order.ClosedAt,
            order.FeedbackAt,
            order.Latitude,
            order.Longitude,
            order.Dispute,
            order.Origin,
            order.Settlement,
            order.RepeatAt,
        });
        foreach (var order in RowStream.Read(columns, row => new CountedOrder(
            row.Unit(0), row.PersonOrNull(1), row.Term(2), (OrderKind)row.GetInt32(3), (Level)row.GetInt32(4), row.Instant(5), row.InstantOrNull(6),
            row.InstantOrNull(7), row.InstantOrNull(8), row.DegreesOrNull(9), row.DegreesOrNull(10),
            (DisputeKind)row.GetInt32(11), (Origin)row.GetInt32(12), (Settlement)row.GetInt32(13), row.InstantOrNull(14))))
        {
            count.Add(order);
        }

        var incidents = db.Incidents.In(reach, new FigureScope { City = city }).Where(incident => incident.At >= span.Start && incident.At <= at)
            .Select(incident => new { incident.UnitId, incident.TypeId, incident.At, incident.Latitude, incident.Longitude, incident.Dispute });
        foreach (var incident in RowStream.Read(incidents, row => new CountedIncident(
            row.Unit(0), row.Term(1), row.Instant(2), row.DegreesOrNull(3), row.DegreesOrNull(4), row.GetInt32(5) != (int)DisputeKind.None)))
        {
            count.Add(incident);
        }

        return count.Figures();
    }
}

internal readonly record struct CountedOrder(
    UnitId Unit, PersonId? Officer, TermId Type, OrderKind Kind, Level Level, DateTime CreatedAt, DateTime? Due, DateTime? ClosedAt, DateTime? FeedbackAt,
    double? Latitude, double? Longitude, DisputeKind Dispute, Origin Origin, Settlement Settlement, DateTime? RepeatAt)
{
    public bool IsSettledIfClosed(DateTime at) => Settlement != Settlement.None && !(RepeatAt <= at);
}

internal readonly record struct CountedIncident(UnitId Unit, TermId Type, DateTime At, double? Latitude, double? Longitude, bool IsDispute);
