using BasicControl.Core.Basics;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Web.Components.Disputes;

/// <summary>What a count narrows the page's question down to.</summary>
public readonly record struct HeatPart(UnitId? Unit = null, DisputeKind? Kind = null, TermId? Type = null, int? Hour = null, int? Weekday = null, DateOnly? Day = null);

/// <summary>The lists behind the counts of a heat page: of incidents, or of orders where a city counts those.</summary>
public sealed class HeatLists(OrganisationBook book, HeatAddress address, UnitId city, FigurePeriod period, bool countsIncidents)
{
    /// <summary>The records that a count is of.</summary>
    public string Of(HeatPart part = default)
    {
        var unit = part.Unit ?? address.Unit ?? city;

        // What stands on a city or county itself is counted under it, and its stations under themselves.
        var own = part.Unit is { } counted && book.TryUnit(counted, out var known) && known.Kind is UnitKind.City or UnitKind.County;
        var traits = address.Traits with
        {
            DisputesOnly = !address.All && address.Traits.Kinds.Count == 0,
            Kinds = part.Kind is { } kind ? [kind] : address.Traits.Kinds,
            Hour = part.Hour,
            Weekday = part.Weekday,
        };
        var (from, to) = (part.Day ?? period.From, part.Day ?? period.To);
        return countsIncidents
            ? Links.IncidentList(new() { Unit = unit, Own = own, Level = address.Level, Type = part.Type ?? address.Type, Traits = traits, From = from, To = to })
            : Links.OrderList(new()
            {
                Stage = OrderStage.All,
                Unit = unit,
                Own = own,
                Counted = true,
                Level = address.Level,
                Type = part.Type ?? address.Type,
                Traits = traits,
                From = from,
                To = to,
            });
    }
}
