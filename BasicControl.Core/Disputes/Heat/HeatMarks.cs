using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>What heat counts look at of an incident, or of an order where a city's sources bring orders only.</summary>
/// <param name="Place">The unit on the record with those above it at the event's instant: filters by unit look at all of them, rows at the station among them.</param>
/// <param name="At">Event time of an incident, creation of an order; UTC milliseconds.</param>
internal readonly record struct HeatMarks(
    UnitPath Place, TermId Type, Level Level, DisputeKind Kind, bool Weapon, long At, int? CellLatitude, int? CellLongitude)
{
    public static HeatMarks Of(IncidentFacts facts, StationMap stations)
    {
        var at = Instants.ToMilliseconds(facts.At);
        return new(
            stations.PathOf(facts.Unit, at), facts.Type, facts.Level, facts.Dispute, facts.Weapon, at, facts.CellLatitude, facts.CellLongitude);
    }

    /// <summary>Null for an order that is in no figure.</summary>
    public static HeatMarks? Of(OrderFacts facts, StationMap stations)
    {
        if (!facts.Counts)
        {
            return null;
        }

        var at = Instants.ToMilliseconds(facts.CreatedAt);
        return new(
            stations.PathOf(facts.Unit, at), facts.Type, facts.Level, facts.Dispute, facts.Weapon, at, facts.CellLatitude, facts.CellLongitude);
    }
}
