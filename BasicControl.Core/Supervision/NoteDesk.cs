using System.Globalization;
using System.Text.Json;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Supervision;

/// <summary>A note to leave.</summary>
/// <param name="AboutId">Unit, person or order.</param>
public sealed record LeaveNote(NoteAbout About, long AboutId, string Text);

/// <summary>An answer to a note.</summary>
public sealed record AnswerNote(long Note, string Text);

/// <summary>
/// Notes (督办意见): supervisors and the centre desk leave them within what they act on; the desk and the officers whom they
/// concern answer. Both stand in the journal.
/// </summary>
public sealed class NoteDesk(Commit commit, OrganisationBook book)
{
    /// <summary>Refusals: <c>note.post-may-not</c>, <c>note.about-unknown</c>, <c>note.other-unit</c>, <c>text.missing</c>, <c>text.too-long</c>.</summary>
    /// <returns>Id of the note.</returns>
    public Task<Outcome<long>> Leave(LeaveNote asked, Actor actor, CancellationToken stop = default) => commit.Desk(session => Leave(session, asked, actor), stop);

    /// <summary>Refusals: <c>note.unknown</c>, <c>note.post-may-not</c>, <c>note.other-unit</c>, <c>text.missing</c>, <c>text.too-long</c>.</summary>
    /// <returns>Id of the answer.</returns>
    public Task<Outcome<long>> Answer(AnswerNote asked, Actor actor, CancellationToken stop = default) => commit.Desk(session => Answer(session, asked, actor), stop);

    /// <summary>Whether a post leaves notes at all.</summary>
    public static bool MayLeave(Post post) => post is (Post.Supervisor or Post.CentreDesk) && PermissionTable.Allows(post, Permission.LeaveNotes);

    private Outcome<long> Leave(WriteSession session, LeaveNote asked, Actor actor)
    {
        if (!MayLeave(actor.Post))
        {
            return new Refusal("note.post-may-not", null, actor.Post.ToString());
        }

        if (Place(session, asked.About, asked.AboutId) is not { } place)
        {
            return new Refusal("note.about-unknown", null, asked.AboutId.ToString(CultureInfo.InvariantCulture));
        }

        return IsWithin(place.Unit, actor, session.Now)
            ? Add(session, asked.About, asked.AboutId, place.City, place.Unit, null, asked.Text, actor)
            : new Refusal("note.other-unit", null, NameOf(place.Unit));
    }

    private Outcome<long> Answer(WriteSession session, AnswerNote asked, Actor actor)
    {
        if (session.Db.Notes.SingleOrDefault(row => row.Id == asked.Note && row.AnswerTo == null) is not { } note)
        {
            return new Refusal("note.unknown", null, asked.Note.ToString(CultureInfo.InvariantCulture));
        }

        if (!PermissionTable.Allows(actor.Post, Permission.LeaveNotes))
        {
            return new Refusal("note.post-may-not", null, actor.Post.ToString());
        }

        return IsWithin(note.UnitId, actor, session.Now) && Concerns(session, note, actor)
            ? Add(session, note.About, note.AboutId, note.CityId, note.UnitId, note.Id, asked.Text, actor)
            : new Refusal("note.other-unit", null, NameOf(note.UnitId));
    }

    private static Outcome<long> Add(
        WriteSession session, NoteAbout about, long aboutId, UnitId city, UnitId unit, long? answerTo, string text, Actor actor)
    {
        var refusals = new List<Refusal>();
        OrderTextRules.Require(refusals, "text", text, TextBounds.Text);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var note = new Note
        {
            Id = session.NextId("notes"),
            CityId = city,
            About = about,
            AboutId = aboutId,
            UnitId = unit,
            AnswerTo = answerTo,
            At = session.Now,
            Post = actor.Post,
            AuthorId = actor.Person,
            AuthorUnitId = actor.Unit,
            Text = text.Trim(),
        };
        session.Db.Notes.Add(note);
        session.Record(new(
            Subject.Note, note.Id, session.Now, new NoteLeft(city, about, aboutId, answerTo), actor, unit,
            JsonSerializer.SerializeToUtf8Bytes(new NoteTexts(note.Text), NoteJson.Default.NoteTexts)));
        return note.Id;
    }

    private (UnitId City, UnitId Unit)? Place(WriteSession session, NoteAbout about, long id)
    {
        switch (about)
        {
            case NoteAbout.Unit:
                return book.TryUnit(new(id), out var unit) ? (unit.CityId, unit.Id) : null;
            case NoteAbout.Person:
                return book.Person(new(id)) is { } person ? (person.CityId, book.UnitOf(person.Id, session.Now) ?? person.CityId) : null;
            default:
                var key = new WorkOrderId(id);
                return session.Db.WorkOrders.Where(row => row.Id == key).Select(row => new { row.CityId, row.UnitId }).FirstOrDefault() is { } order
                    ? (order.CityId, order.UnitId)
                    : null;
        }
    }

    private bool IsWithin(UnitId unit, Actor actor, DateTime at) => book.Covers(actor.Acts, unit, at);

    /// <summary>An officer answers what is about themselves, about an order of theirs or about their own unit.</summary>
    private static bool Concerns(WriteSession session, Note note, Actor actor)
    {
        if (actor.Post != Post.Officer)
        {
            return true;
        }

        var order = new WorkOrderId(note.AboutId);
        return note.About switch
        {
            NoteAbout.Person => actor.Person?.Value == note.AboutId,
            NoteAbout.Order => session.Db.WorkOrders.Where(row => row.Id == order).Select(row => row.OfficerId).FirstOrDefault() is { } officer && officer == actor.Person,
            _ => true,
        };
    }

    private string NameOf(UnitId unit) => book.TryUnit(unit, out var known) ? known.Name : "";
}
