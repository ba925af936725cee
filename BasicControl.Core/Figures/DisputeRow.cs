using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Figures;

/// <summary>What figures of disputes need of a record: of an order its creation, of an incident its event time.</summary>
internal readonly record struct DisputeRow(UnitId Unit, TermId Type, DateTime At, DisputeKind Kind, bool Weapon, double? Latitude, double? Longitude);

/// <summary>What repeats need of a record.</summary>
internal readonly record struct AddressRow(string Key, DateTime At, TermId Type, UnitId Unit);

/// <summary>The disputes and addresses of a scope, orders and incidents alike. Nothing is read before it is asked for.</summary>
/// <param name="Addresses">
/// Of all records, or of disputes only: those with an address that is no excluded site, one address after the other, each in order of time.
/// </param>
internal sealed record DisputeRecords(IEnumerable<DisputeRow> Disputes, Func<bool, IEnumerable<AddressRow>> Addresses)
{
    public static DisputeRecords Of(IQueryable<WorkOrder> orders) => new(DisputesOf(orders), disputes => AddressesOf(orders, disputes));

    public static DisputeRecords Of(IQueryable<Incident> incidents) => new(DisputesOf(incidents), disputes => AddressesOf(incidents, disputes));

    private static IEnumerable<DisputeRow> DisputesOf(IQueryable<WorkOrder> orders) => RowStream.Read(
        orders.Where(order => order.Dispute != DisputeKind.None)
            .Select(order => new { order.UnitId, order.TypeId, order.CreatedAt, order.Dispute, order.Weapon, order.Latitude, order.Longitude }),
        Row);

    private static IEnumerable<DisputeRow> DisputesOf(IQueryable<Incident> incidents) => RowStream.Read(
        incidents.Where(incident => incident.Dispute != DisputeKind.None)
            .Select(incident => new { incident.UnitId, incident.TypeId, incident.At, incident.Dispute, incident.Weapon, incident.Latitude, incident.Longitude }),
        Row);

    private static IEnumerable<AddressRow> AddressesOf(IQueryable<WorkOrder> orders, bool disputes) => RowStream.Read(
        orders.Where(order => order.AddressKey != null && (!disputes || order.Dispute != DisputeKind.None))
            .OrderBy(order => order.AddressKey).ThenBy(order => order.CreatedAt).ThenBy(order => order.Id)
            .Select(order => new { order.AddressKey, order.CreatedAt, order.TypeId, order.UnitId }),
        Address);

    private static IEnumerable<AddressRow> AddressesOf(IQueryable<Incident> incidents, bool disputes) => RowStream.Read(
        incidents.Where(incident => incident.AddressKey != null && (!disputes || incident.Dispute != DisputeKind.None))
            .OrderBy(incident => incident.AddressKey).ThenBy(incident => incident.At).ThenBy(incident => incident.Id)
            .Select(incident => new { incident.AddressKey, incident.At, incident.TypeId, incident.UnitId }),
        Address);

    private static DisputeRow Row(System.Data.Common.DbDataReader row) => new(
        row.Unit(0), row.Term(1), row.Instant(2), (DisputeKind)row.GetInt32(3), row.GetBoolean(4), row.DegreesOrNull(5), row.DegreesOrNull(6));

    private static AddressRow Address(System.Data.Common.DbDataReader row) => new(row.GetString(0), row.Instant(1), row.Term(2), row.Unit(3));
}
