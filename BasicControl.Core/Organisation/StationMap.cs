using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Organisation;

/// <summary>The unit that a record is shown under: the station above its unit at the event's instant, else the unit itself.</summary>
internal sealed class StationMap(OrganisationBook book)
{
    private readonly Dictionary<UnitId, UnitId> _steady = [];

    public UnitId StationOf(UnitId unit, long at)
    {
        if (_steady.TryGetValue(unit, out var known))
        {
            return known;
        }

        var station = unit;
        foreach (var step in book.PathOf(unit, Instants.FromMilliseconds(at)))
        {
            if (step.Kind == UnitKind.Station)
            {
                station = step.Id;
                break;
            }
        }

        if (book.HasSteadyPath(unit))
        {
            _steady[unit] = station;
        }

        return station;
    }

    /// <summary>A link has moved.</summary>
    public void Forget() => _steady.Clear();
}
