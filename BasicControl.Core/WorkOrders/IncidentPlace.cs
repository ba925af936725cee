using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;

namespace BasicControl.Core.WorkOrders;

/// <summary>Where and when an incident happened. Read by column, since incidents stand below this folder.</summary>
/// <param name="At">UTC.</param>
internal sealed record IncidentPlace(UnitId Unit, DateTime At)
{
    private const string Select = "SELECT unit_id, at FROM incidents WHERE id = ?1";

    public static IncidentPlace? Of(WriteSession session, IncidentId incident)
    {
        using var row = session.Prepare(Select).Query(incident.Value);
        return row.Read() ? new(new(row.GetInt64(0)), Instants.FromMilliseconds(row.GetInt64(1))) : null;
    }
}
