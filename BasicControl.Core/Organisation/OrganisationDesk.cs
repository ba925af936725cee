using System.Globalization;
using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Organisation;

/// <summary>
/// Changes to the organisation by a person at the centre. A move ends one link and begins another at an instant, so that
/// figures of the past keep the membership of the past.
/// </summary>
public sealed class OrganisationDesk(Commit commit, OrganisationBook book, OrganisationWriter writer)
{
    /// <summary>Adds a unit under a parent. Refusals: <c>unit.code-form</c>, <c>unit.code-taken</c>, <c>unit.unknown</c>, <c>text.missing</c>.</summary>
    public Task<Outcome<UnitId>> AddUnit(UnitKind kind, string code, string name, string? nameEn, UnitId parent, Actor actor, CancellationToken stop = default) =>
        commit.Desk<UnitId>(
            session =>
            {
                if (May(session, actor, parent) is { } no)
                {
                    return no;
                }

                if (UnitCode.Check("code", code) is { } form)
                {
                    return form;
                }

                if (book.UnitByCode(code) is not null)
                {
                    return new Refusal("unit.code-taken", "code", code);
                }

                if (string.IsNullOrWhiteSpace(name))
                {
                    return new Refusal("text.missing", "name");
                }

                return !book.TryUnit(parent, out var above)
                    ? Unknown("parent", parent.Value)
                    : writer.Unit(
                        session,
                        new Unit { Id = new(session.NextId("units")), CityId = above.CityId, Kind = kind, Code = code, Name = name, NameEn = nameEn },
                        parent).Id;
            },
            stop);

    /// <summary>Moves a unit under another parent from an instant on. Refusals: <c>unit.unknown</c>, <c>unit.loop</c>, <c>unit.move-back</c>.</summary>
    public Task<Outcome<UnitId>> MoveUnit(UnitId unit, UnitId parent, DateTime from, Actor actor, CancellationToken stop = default) =>
        commit.Desk<UnitId>(
            session =>
            {
                if (May(session, actor, unit, parent) is { } no)
                {
                    return no;
                }

                if (!book.TryUnit(unit, out var moved) || moved.Kind is UnitKind.City or UnitKind.Unassigned)
                {
                    return Unknown("unit", unit.Value);
                }

                if (!book.TryUnit(parent, out var above) || above.CityId != moved.CityId)
                {
                    return Unknown("parent", parent.Value);
                }

                if (book.SubtreeOf(unit, from).Contains(parent))
                {
                    return new Refusal("unit.loop", "parent", above.Name);
                }

                var last = session.Db.UnitLinks.Where(link => link.UnitId == unit && link.To == null).OrderBy(link => link.From).Last();
                if (Relink(session, last, from, () => new UnitLink { Id = session.NextId("unit_links"), UnitId = unit, ParentId = parent, From = from }, book.Add) is { } back)
                {
                    return back;
                }

                session.Record(new(
                    Subject.Unit, unit.Value, from, new UnitChanged(moved.Kind, moved.CityId, parent, moved.Name, moved.NameEn, moved.Code, moved.Zone), actor, unit));
                return unit;
            },
            stop);

    /// <summary>Moves a person to another unit from an instant on. Refusals: <c>officer.unknown</c>, <c>unit.unknown</c>, <c>unit.move-back</c>.</summary>
    public Task<Outcome<PersonId>> MovePerson(PersonId person, UnitId unit, DateTime from, Actor actor, CancellationToken stop = default) =>
        commit.Desk<PersonId>(
            session =>
            {
                if (May(session, actor, unit, book.UnitOf(person, session.Now)) is { } no)
                {
                    return no;
                }

                if (book.Person(person) is not { } moved)
                {
                    return new Refusal("officer.unknown", "officer", person.Value.ToString(CultureInfo.InvariantCulture));
                }

                if (!book.TryUnit(unit, out var target) || target.CityId != moved.CityId)
                {
                    return Unknown("unit", unit.Value);
                }

                var last = session.Db.PersonLinks.Where(link => link.PersonId == person && link.To == null).OrderBy(link => link.From).Last();
                if (Relink(session, last, from, () => new PersonLink { Id = session.NextId("person_links"), PersonId = person, UnitId = unit, From = from }, book.Add) is { } back)
                {
                    return back;
                }

                session.Record(new(
                    Subject.Person, person.Value, from, new PersonChanged(moved.Kind, moved.CityId, last.UnitId, unit), actor, unit,
                    JsonSerializer.SerializeToUtf8Bytes(new PersonTexts(moved.Number, moved.Name), OrganisationJson.Default.PersonTexts)));
                return person;
            },
            stop);

    /// <summary>Ends a link at an instant and begins the next one there; refuses an instant that is not later than the link's own.</summary>
    private static Refusal? Relink<TLink>(WriteSession session, TLink last, DateTime from, Func<TLink> next, Action<TLink> keep)
        where TLink : class, ILink
    {
        if (from <= last.From)
        {
            return new("unit.move-back", "from", last.From.ToString("O", CultureInfo.InvariantCulture));
        }

        last.To = from;
        var begun = next();
        session.Db.Set<TLink>().Add(begun);
        session.OnCommitted(() =>
        {
            keep(last);
            keep(begun);
        });
        return null;
    }

    /// <summary>Why somebody may not change some units, or null.</summary>
    private Refusal? May(WriteSession session, Actor actor, params ReadOnlySpan<UnitId?> units)
    {
        if (actor.Post != Post.SystemAdministrator)
        {
            return new Refusal("organisation.post-may-not", null, actor.Post.ToString());
        }

        foreach (var unit in units)
        {
            if (unit is { } id && book.TryUnit(id, out _) && book.MayAct(actor, id, session.Now) is { } no)
            {
                return no;
            }
        }

        return null;
    }

    private static Refusal Unknown(string field, long id) => new("unit.unknown", field, id.ToString(CultureInfo.InvariantCulture));
}
