using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Scoring;

/// <summary>
/// Which units a fact counts for: the unit that stood on the order and those above it at the fact's instant. Units that
/// have never moved, nearly all, are looked up once. Single-threaded.
/// </summary>
internal sealed class UnitPaths(OrganisationBook book)
{
    /// <summary>The unit whose mean an officer is drawn to: the station of those who belong to a beat, since orders stand on stations.</summary>
    public static UnitId? HomeOf(OrganisationBook book, PersonId person, DateTime at) => book.UnitOf(person, at) is { } unit ? Answering(book, unit, at) : null;

    /// <summary>The unit itself, or the station above a beat.</summary>
    public static UnitId Answering(OrganisationBook book, UnitId unit, DateTime at) =>
        book.PathOf(unit, at).FirstOrDefault(step => step.Kind != UnitKind.Beat)?.Id ?? unit;

    private readonly Dictionary<long, int> _steady = [];
    private readonly Dictionary<PathKey, int> _known = [];
    private readonly List<UnitId[]> _places = [];

    // The steady unit that was asked for last: the facts of an order follow one another.
    private (long Unit, int Place) _last = (long.MinValue, 0);

    /// <summary>Number of the path of a unit at an instant: a place, of which there are about as many as units.</summary>
    public int PlaceOf(long unit, long at)
    {
        if (unit == _last.Unit)
        {
            return _last.Place;
        }

        if (_steady.TryGetValue(unit, out var place))
        {
            _last = (unit, place);
            return place;
        }

        var id = new UnitId(unit);
        place = Intern([.. book.PathOf(id, Instants.FromMilliseconds(at)).Select(step => step.Id)]);
        if (book.HasSteadyPath(id))
        {
            _steady[unit] = place;
        }

        return place;
    }

    /// <summary>A unit has moved: paths are asked for again. The numbers of those known stay.</summary>
    public void Forget()
    {
        _steady.Clear();
        _last = (long.MinValue, 0);
    }

    /// <summary>The unit and those above it, the city last.</summary>
    public ReadOnlySpan<UnitId> At(int place) => _places[place];

    public bool IsUnder(long unit, UnitId above, long at) => At(PlaceOf(unit, at)).Contains(above);

    /// <summary>Every unit that may have been below a unit at some time: those below it now, and those that have moved.</summary>
    public IReadOnlyList<long> MayBeUnder(UnitId above, DateTime at)
    {
        var city = book.Unit(above).CityId;
        var below = book.SubtreeOf(above, at);
        return [.. book.Units.Where(unit => unit.CityId == city && (below.Contains(unit.Id) || !book.HasSteadyPath(unit.Id))).Select(unit => unit.Id.Value).Order()];
    }

    private int Intern(UnitId[] path)
    {
        var key = new PathKey(path);
        if (!_known.TryGetValue(key, out var place))
        {
            _known[key] = place = _places.Count;
            _places.Add(path);
        }

        return place;
    }

    private readonly record struct PathKey(UnitId[] Path)
    {
        public bool Equals(PathKey other) => Path.AsSpan().SequenceEqual(other.Path);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var unit in Path)
            {
                hash.Add(unit);
            }

            return hash.ToHashCode();
        }
    }
}
