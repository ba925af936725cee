using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Disputes;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Figures;

/// <summary>A record at a repeat address: an incident, or an order where a city counts those.</summary>
public sealed record RepeatRecord(long Id, string Number, DateTime At, TermId Type, UnitId Unit, DisputeKind Dispute);

/// <summary>Reads the repeat addresses of a scope and the records behind them, the latest first.</summary>
public static class RepeatRecords
{
    /// <summary>Whether a city's repeats are of incidents; else of orders, since its sources bring nothing else.</summary>
    public static bool OfIncidents(OrganisationBook book, UnitId city) => book.Sources.Any(source => source.CityId == city && source.Makes == Makes.Incident);

    /// <summary>Repeat addresses of a scope and span by the rule in force, the most within one span of the rule first.</summary>
    public static IReadOnlyList<RepeatAddress> Addresses(
        Scope reads, BasicControlDb db, OrganisationBook book, FigureScope scope, bool ofIncidents, bool disputesOnly, CityZone zone, DateTime at, FigureSpan span)
    {
        var reach = ScopeReach.Of(book, reads, at);
        var (from, to) = (span.From ?? DateTime.UnixEpoch, span.To ?? DateTime.MaxValue);
        var rows = ofIncidents
            ? DisputeRecords.Of(db.Incidents.In(reach, scope).Where(row => row.At <= at && row.At >= from && row.At < to)).Addresses(disputesOnly)
            : DisputeRecords.Of(db.WorkOrders.In(reach, scope).Where(row => row.CreatedAt <= at && row.CreatedAt >= from && row.CreatedAt < to)).Addresses(disputesOnly);
        return
        [
            .. new RepeatCount(MappingQueries.InForce(db).Document.Repeat, zone).MostFirst(rows, db.Vault),
        ];
    }

    /// <param name="key">The address as repeats compare it.</param>
    /// <param name="most">Records read at most.</param>
    public static IReadOnlyList<RepeatRecord> At(
        Scope reads, BasicControlDb db, OrganisationBook book, FigureScope scope, bool ofIncidents, string key, bool disputesOnly, DateTime at, FigureSpan span, int most)
    {
        var reach = ScopeReach.Of(book, reads, at);
        var (from, to) = (span.From ?? DateTime.UnixEpoch, span.To ?? DateTime.MaxValue);
        return ofIncidents
            ? [
                .. db.Incidents.In(reach, scope).Where(row => row.AddressKey == key && row.At <= at && row.At >= from && row.At < to && (!disputesOnly || row.Dispute != DisputeKind.None))
                    .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(most)
                    .Select(row => new RepeatRecord(row.Id.Value, row.ExternalNumber, row.At, row.TypeId, row.UnitId, row.Dispute)),
            ]
            : [
                .. db.WorkOrders.In(reach, scope).Where(row => row.AddressKey == key && row.CreatedAt <= at && row.CreatedAt >= from && row.CreatedAt < to && (!disputesOnly || row.Dispute != DisputeKind.None))
                    .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(most)
                    .Select(row => new RepeatRecord(row.Id.Value, row.Number, row.CreatedAt, row.TypeId, row.UnitId, row.Dispute)),
            ];
    }
}
