using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;

namespace BasicControl.Core.Organisation;

/// <summary>
/// Who and what there is, in memory: units, people, sources and terms by id and by key, and the membership links. A few
/// thousand entries, read by the writer, the wall and every page; entries are added only after their commit.
/// </summary>
public sealed class OrganisationBook
{
    private readonly ConcurrentDictionary<UnitId, Unit> _units = new();
    private readonly ConcurrentDictionary<string, Unit> _unitsByCode = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(SourceId, string), Unit> _unitsByKey = new();
    private readonly ConcurrentDictionary<UnitId, Unit> _unassigned = new();
    private readonly ConcurrentDictionary<UnitId, UnitLink[]> _parents = new();
    private readonly ConcurrentDictionary<PersonId, Person> _people = new();
    private readonly ConcurrentDictionary<(SourceId?, string), Person> _peopleByNumber = new();
    private readonly ConcurrentDictionary<PersonId, PersonLink[]> _memberships = new();
    private readonly ConcurrentDictionary<SourceId, Source> _sources = new();
    private readonly ConcurrentDictionary<string, Source> _sourcesByKey = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TermId, Term> _terms = new();
    private readonly ConcurrentDictionary<(TermKind, string), Term> _termsByName = new();
    private readonly ConcurrentDictionary<string, CityZone> _zones = new(StringComparer.Ordinal);

    public IEnumerable<Unit> Units => _units.Values;

    public IEnumerable<Unit> Cities => _units.Values.Where(unit => unit.Kind == UnitKind.City).OrderBy(unit => unit.Id.Value);

    public IEnumerable<Person> People => _people.Values;

    public IEnumerable<Source> Sources => _sources.Values;

    public IEnumerable<Term> Terms => _terms.Values;

    public static OrganisationBook Load(BasicControlDb db)
    {
        var book = new OrganisationBook();
        foreach (var unit in db.Units)
        {
            book.Add(unit);
        }

        foreach (var link in db.UnitLinks)
        {
            book.Add(link);
        }

        foreach (var person in db.People)
        {
            book.Add(person);
        }

        foreach (var link in db.PersonLinks)
        {
            book.Add(link);
        }

        foreach (var source in db.Sources)
        {
            book.Add(source);
        }

        foreach (var term in db.Terms)
        {
            book.Add(term);
        }

        return book;
    }

    /// <exception cref="KeyNotFoundException">No such unit: ids come from the store, so this is a fault.</exception>
    public Unit Unit(UnitId id) => _units[id];

    public bool TryUnit(UnitId id, [MaybeNullWhen(false)] out Unit unit) => _units.TryGetValue(id, out unit);

    public Unit? UnitByCode(string code) => _unitsByCode.GetValueOrDefault(code);

    public Unit? UnitByKey(SourceId source, string key) => _unitsByKey.GetValueOrDefault((source, key));

    /// <summary>The unit where a city keeps what names no unit.</summary>
    public Unit? Unassigned(UnitId city) => _unassigned.GetValueOrDefault(city);

    public Person? Person(PersonId id) => _people.GetValueOrDefault(id);

    public Person? PersonByNumber(SourceId? source, string number) => _peopleByNumber.GetValueOrDefault((source, number));

    public Source? Source(string key) => _sourcesByKey.GetValueOrDefault(key);

    public Source Source(SourceId id) => _sources[id];

    public Term? Term(TermKind kind, string name) => _termsByName.GetValueOrDefault((kind, name));

    public Term Term(TermId id) => _terms[id];

    /// <summary>The zone that a city's days and hours are told in.</summary>
    public CityZone ZoneOf(UnitId city) => Zone(_units[city].Zone ?? CityZone.FloatingId);

    public CityZone Zone(string id) => _zones.GetOrAdd(id, CityZone.Of);

    /// <summary>Parent at an instant, or null for a city.</summary>
    public UnitId? ParentOf(UnitId unit, DateTime at) =>
        _parents.GetValueOrDefault(unit)?.LastOrDefault(link => link.From <= at && !(link.To <= at))?.ParentId;

    /// <summary>Unit of a person at an instant.</summary>
    public UnitId? UnitOf(PersonId person, DateTime at) =>
        _memberships.GetValueOrDefault(person)?.LastOrDefault(link => link.From <= at && !(link.To <= at))?.UnitId;

    /// <summary>The unit and its parents up to the city, at an instant.</summary>
    public IReadOnlyList<Unit> PathOf(UnitId unit, DateTime at)
    {
        var path = new List<Unit>();
        for (UnitId? step = unit; step is { } id && path.Count < 12 && _units.TryGetValue(id, out var found); step = ParentOf(id, at))
        {
            path.Add(found);
        }

        return path;
    }

    /// <summary>Whether the unit has stood under the same parents for ever, so that its path needs no instant.</summary>
    public bool HasSteadyPath(UnitId unit)
    {
        for (var height = 0; height < 12; height++)
        {
            switch (_parents.GetValueOrDefault(unit))
            {
                case null:
                    return _units.TryGetValue(unit, out var top) && top.Kind == UnitKind.City;
                case [{ To: null } link] when link.From <= DateTime.UnixEpoch:
                    unit = link.ParentId;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>The instants, in order, at which a link on some way up from the unit begins or ends.</summary>
    internal IReadOnlyList<DateTime> TurnsOf(UnitId unit)
    {
        var (turns, seen, left) = (new SortedSet<DateTime>(), new HashSet<UnitId>(), new Stack<UnitId>([unit]));
        while (left.TryPop(out var step))
        {
            foreach (var link in seen.Add(step) ? _parents.GetValueOrDefault(step) ?? [] : [])
            {
                turns.Add(link.From);
                turns.UnionWith(link.To is { } end ? [end] : []);
                left.Push(link.ParentId);
            }
        }

        return [.. turns];
    }

    public IEnumerable<Unit> ChildrenOf(UnitId unit, DateTime at) =>
        _units.Values.Where(child => ParentOf(child.Id, at) == unit).OrderBy(child => child.Code ?? child.Name, StringComparer.Ordinal);

    /// <summary>The unit and everything below it at an instant.</summary>
    public IReadOnlySet<UnitId> SubtreeOf(UnitId unit, DateTime at)
    {
        var children = _units.Keys.ToLookup(id => ParentOf(id, at) ?? default);
        var found = new HashSet<UnitId>();
        var open = new Stack<UnitId>([unit]);
        while (open.TryPop(out var id))
        {
            if (found.Add(id))
            {
                foreach (var child in children[id])
                {
                    open.Push(child);
                }
            }
        }

        return found;
    }

    /// <summary>The unit and whatever has stood below it at some time.</summary>
    public IReadOnlySet<UnitId> EverBelow(UnitId unit)
    {
        var children = _parents.SelectMany(pair => pair.Value, (_, link) => link).ToLookup(link => link.ParentId, link => link.UnitId);
        var found = new HashSet<UnitId>();
        var open = new Stack<UnitId>([unit]);
        while (open.TryPop(out var id))
        {
            if (found.Add(id))
            {
                foreach (var child in children[id])
                {
                    open.Push(child);
                }
            }
        }

        return found;
    }

    /// <summary>The parents that a unit has stood under, the first first.</summary>
    public IReadOnlyList<UnitLink> ParentsOf(UnitId unit) => _parents.GetValueOrDefault(unit) ?? [];

    /// <summary>The units that a person has belonged to, the first first.</summary>
    public IReadOnlyList<PersonLink> MembershipsOf(PersonId person) => _memberships.GetValueOrDefault(person) ?? [];

    internal void Add(Unit unit)
    {
        _units[unit.Id] = unit;
        if (unit.Code is not null)
        {
            _unitsByCode[unit.Code] = unit;
        }

        if (unit is { SourceId: { } source, SourceKey: { } key })
        {
            _unitsByKey[(source, key)] = unit;
        }

        if (unit.Kind == UnitKind.Unassigned)
        {
            _unassigned[unit.CityId] = unit;
        }
    }

    internal void Add(UnitLink link) =>
        _parents.AddOrUpdate(link.UnitId, _ => [link], (_, old) => [.. old.Where(other => other.Id != link.Id).Append(link).OrderBy(other => other.From)]);

    internal void Add(Person person)
    {
        _people[person.Id] = person;
        _peopleByNumber[(person.SourceId, person.Number)] = person;
    }

    internal void Add(PersonLink link) =>
        _memberships.AddOrUpdate(link.PersonId, _ => [link], (_, old) => [.. old.Where(other => other.Id != link.Id).Append(link).OrderBy(other => other.From)]);

    internal void Add(Source source)
    {
        _sources[source.Id] = source;
        _sourcesByKey[source.Key] = source;
    }

    internal void Add(Term term)
    {
        _terms[term.Id] = term;
        _termsByName[(term.Kind, term.Name)] = term;
    }
}
