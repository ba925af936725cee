using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.WorkOrders;

/// <summary>What an order takes over from the incident that it is opened from. Read by column, since incidents stand below this folder.</summary>
internal sealed record IncidentDispute(DisputeKind Kind, bool Weapon, string? AddressKey)
{
    private const string Select = "SELECT dispute, weapon, address_key FROM incidents WHERE id = ?1";

    public static IncidentDispute? Of(WriteSession session, IncidentId? incident)
    {
        if (incident is not { } id)
        {
            return null;
        }

        using var row = session.Prepare(Select).Query(id.Value);
        return row.Read() ? new((DisputeKind)row.GetInt32(0), row.GetBoolean(1), row.IsDBNull(2) ? null : row.GetString(2)) : null;
    }

    /// <summary>An order about no dispute keeps no key: nothing is ever looked for at its address.</summary>
    public void Give(WorkOrder order)
    {
        (order.Dispute, order.Weapon) = (Kind, Weapon);
        order.AddressKey = Kind == DisputeKind.None ? null : AddressKey;
    }
}
