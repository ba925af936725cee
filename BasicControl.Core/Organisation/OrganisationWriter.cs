using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Organisation;

/// <summary>
/// Adds units, people, sources and terms inside a write session, each with its journal row. What was added earlier in
/// the same transaction is found here; the book learns of it only after the commit.
/// </summary>
public sealed class OrganisationWriter(OrganisationBook book)
{
    private static readonly DateTime Ever = DateTime.UnixEpoch;

    /// <summary>Adds a city with its unassigned unit, or returns the one that has this code or name.</summary>
    public Unit City(WriteSession session, string name, string zone, string? code = null, string? nameEn = null, double? latitude = null, double? longitude = null)
    {
        var fresh = session.Keep<Fresh>();
        var known = code is null
            ? book.Cities.Concat(fresh.Units.Where(unit => unit.Kind == UnitKind.City)).FirstOrDefault(unit => unit.Code is null && unit.Name == name)
            : book.UnitByCode(code) ?? fresh.Units.FirstOrDefault(unit => unit.Code == code);
        if (known is not null)
        {
            return known;
        }

        var id = new UnitId(session.NextId("units"));
        var city = new Unit { Id = id, CityId = id, Kind = UnitKind.City, Name = name, NameEn = nameEn, Code = code, Zone = zone, Latitude = latitude, Longitude = longitude };
        Insert(session, city, null);
        Insert(session, new Unit { Id = new(session.NextId("units")), CityId = id, Kind = UnitKind.Unassigned, Name = Organisation.Term.None, NameEn = Organisation.Term.None }, id);
        return city;
    }

    /// <summary>Adds a unit under a parent from the beginning of time.</summary>
    /// <param name="unit">Its id is taken from <see cref="WriteSession.NextId"/> by the caller.</param>
    public Unit Unit(WriteSession session, Unit unit, UnitId parent)
    {
        Insert(session, unit, parent);
        return unit;
    }

    /// <summary>The unit that a source's key names: by 12-digit code, by the source's own key, added when the source may, else refused.</summary>
    public Outcome<Unit> UnitFor(WriteSession session, Source source, string? key)
    {
        var fresh = session.Keep<Fresh>();
        if (key is null)
        {
            return book.Unassigned(source.CityId) ?? fresh.Units.First(unit => unit.CityId == source.CityId && unit.Kind == UnitKind.Unassigned);
        }

        var known = book.UnitByKey(source.Id, key) ?? fresh.UnitsByKey.GetValueOrDefault((source.Id, key))
            ?? (book.UnitByCode(key) is { } coded && coded.CityId == source.CityId ? coded : null);
        if (known is not null)
        {
            return known;
        }

        return source.AddsUnknown
            ? Unit(session, new Unit { Id = new(session.NextId("units")), CityId = source.CityId, Kind = UnitKind.Station, SourceId = source.Id, SourceKey = key, Name = key }, source.CityId)
            : new Refusal("unit.unknown", "unit", key);
    }

    /// <summary>The officer that a source's key names; an unknown one is added as a member of the city, or refused.</summary>
    public Outcome<Person> PersonFor(WriteSession session, Source source, string number)
    {
        var fresh = session.Keep<Fresh>();
        var known = book.PersonByNumber(source.Id, number) ?? fresh.People.GetValueOrDefault((source.Id, number))
            ?? (book.PersonByNumber(null, number) is { } own && own.CityId == source.CityId ? own : null);
        if (known is not null)
        {
            return known;
        }

        return source.AddsUnknown
            ? Person(session, new Person { Id = new(session.NextId("people")), CityId = source.CityId, Number = number, Name = number, SourceId = source.Id }, source.CityId)
            : new Refusal("officer.unknown", "officer", number);
    }

    /// <summary>Adds a person as a member of a unit from the beginning of time.</summary>
    public Person Person(WriteSession session, Person person, UnitId unit)
    {
        session.Prepare("INSERT INTO people (id, city_id, kind, number, source_id, name, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)")
            .Execute(person.Id.Value, person.CityId.Value, (int)person.Kind, person.Number, person.SourceId?.Value, person.Name);
        var link = new PersonLink { Id = session.NextId("person_links"), PersonId = person.Id, UnitId = unit, From = Ever };
        session.Prepare("""INSERT INTO person_links (id, person_id, unit_id, "from") VALUES (?1, ?2, ?3, ?4)""")
            .Execute(link.Id, person.Id.Value, unit.Value, Instants.ToMilliseconds(link.From));
        session.Keep<Fresh>().People[(person.SourceId, person.Number)] = person;
        session.OnCommitted(() =>
        {
            book.Add(person);
            book.Add(link);
        });
        session.Record(new(
            Subject.Person, person.Id.Value, session.Now, new PersonChanged(person.Kind, person.CityId, null, unit), Actor.System, unit,
            JsonSerializer.SerializeToUtf8Bytes(new PersonTexts(person.Number, person.Name), OrganisationJson.Default.PersonTexts)));
        return person;
    }

    /// <summary>Adds a source, or returns the one with this key.</summary>
    public Source Source(
        WriteSession session, string key, string name, UnitId city, Makes makes, string zone, bool addsUnknown, TimeSpan? expectedInterval = null,
        string? nameEn = null)
    {
        var fresh = session.Keep<Fresh>();
        if ((book.Source(key) ?? fresh.Sources.GetValueOrDefault(key)) is { } known)
        {
            return known;
        }

        var source = new Source
        {
            Id = new((int)session.NextId("sources")),
            Key = key,
            Name = name,
            NameEn = nameEn,
            CityId = city,
            Makes = makes,
            Zone = zone,
            AddsUnknown = addsUnknown,
            ExpectedIntervalMs = (long?)expectedInterval?.TotalMilliseconds,
        };
        session.Prepare("INSERT INTO sources (id, key, name, city_id, makes, zone, adds_unknown, expected_interval_ms, name_en) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
            .Execute(source.Id.Value, key, name, city.Value, (int)makes, zone, addsUnknown ? 1 : 0, source.ExpectedIntervalMs, nameEn);
        fresh.Sources[key] = source;
        session.OnCommitted(() => book.Add(source));
        session.Record(new(
            Subject.Source, source.Id.Value, session.Now, new SourceChanged(key, city, makes, zone, source.ExpectedIntervalMs), Actor.System, city));
        return source;
    }

    /// <summary>The term of this name, added when new. Null reads <see cref="Term.None"/>.</summary>
    public TermId Term(WriteSession session, TermKind kind, string? name, string? nameEn = null)
    {
        name ??= Organisation.Term.None;
        var fresh = session.Keep<Fresh>();
        if ((book.Term(kind, name) ?? fresh.Terms.GetValueOrDefault((kind, name))) is { } known)
        {
            return known.Id;
        }

        var term = new Term { Id = new((int)session.NextId("terms")), Kind = kind, Name = name, NameEn = nameEn };
        session.Prepare("INSERT INTO terms (id, kind, name, name_en) VALUES (?1, ?2, ?3, ?4)").Execute(term.Id.Value, (int)kind, name, nameEn);
        fresh.Terms[(kind, name)] = term;
        session.OnCommitted(() => book.Add(term));
        return term.Id;
    }

    private void Insert(WriteSession session, Unit unit, UnitId? parent)
    {
        session.Prepare(
                """
                INSERT INTO units (id, city_id, kind, code, source_key, source_id, name, name_en, latitude, longitude, boundary, zone, version)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 1)
                """)
            .Execute(
                unit.Id.Value, unit.CityId.Value, (int)unit.Kind, unit.Code, unit.SourceKey, unit.SourceId?.Value, unit.Name, unit.NameEn,
                unit.Latitude, unit.Longitude, unit.Boundary, unit.Zone);
        var fresh = session.Keep<Fresh>();
        fresh.Units.Add(unit);
        if (unit is { SourceId: { } source, SourceKey: { } key })
        {
            fresh.UnitsByKey[(source, key)] = unit;
        }

        session.OnCommitted(() => book.Add(unit));
        if (parent is { } above)
        {
            var link = new UnitLink { Id = session.NextId("unit_links"), UnitId = unit.Id, ParentId = above, From = Ever };
            session.Prepare("""INSERT INTO unit_links (id, unit_id, parent_id, "from") VALUES (?1, ?2, ?3, ?4)""")
                .Execute(link.Id, unit.Id.Value, above.Value, Instants.ToMilliseconds(link.From));
            session.OnCommitted(() => book.Add(link));
        }

        session.Record(new(
            Subject.Unit, unit.Id.Value, session.Now,
            new UnitChanged(unit.Kind, unit.CityId, parent, unit.Name, unit.NameEn, unit.Code, unit.Zone), Actor.System, unit.Id));
    }

    /// <summary>Added in this transaction and not yet durable.</summary>
    private sealed class Fresh
    {
        public List<Unit> Units { get; } = [];

        public Dictionary<(SourceId, string), Unit> UnitsByKey { get; } = [];

        public Dictionary<(SourceId?, string), Person> People { get; } = [];

        public Dictionary<string, Source> Sources { get; } = new(StringComparer.Ordinal);

        public Dictionary<(TermKind, string), Term> Terms { get; } = [];
    }
}
