using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Organisation;

/// <summary>A unit with those above it at an instant, the city last. One instance stands for each way up that a map has met.</summary>
/// <param name="units">At least the unit itself.</param>
/// <param name="station">The station on the way up, else the unit itself.</param>
internal sealed class UnitPath(IReadOnlyList<UnitId> units, UnitId station)
{
    public UnitId Unit => units[0];

    public UnitId Station => station;

    public IReadOnlyList<UnitId> Units => units;

    public bool IsUnder(UnitId above) => units.Contains(above);
}

/// <summary>Where a record stands: its unit with those above it at the event's instant, and the station that it is shown under.</summary>
internal sealed class StationMap(OrganisationBook book)
{
    private readonly Dictionary<UnitId, UnitPath> _steady = [];
    private readonly Dictionary<string, UnitPath> _known = new(StringComparer.Ordinal);

    public UnitId StationOf(UnitId unit, long at) => PathOf(unit, at).Station;

    public UnitPath PathOf(UnitId unit, long at)
    {
        if (_steady.TryGetValue(unit, out var steady))
        {
            return steady;
        }

        var steps = book.PathOf(unit, Instants.FromMilliseconds(at));
        UnitId[] units = steps.Count == 0 ? [unit] : [.. steps.Select(step => step.Id)];
        var key = string.Join(',', units.Select(id => id.Value.ToString(CultureInfo.InvariantCulture)));
        if (!_known.TryGetValue(key, out var path))
        {
            _known[key] = path = new(units, steps.FirstOrDefault(step => step.Kind == UnitKind.Station)?.Id ?? unit);
        }

        if (book.HasSteadyPath(unit))
        {
            _steady[unit] = path;
        }

        return path;
    }

    /// <summary>A link has moved.</summary>
    public void Forget() => _steady.Clear();
}
