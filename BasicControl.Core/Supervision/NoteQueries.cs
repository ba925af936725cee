using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Supervision;

/// <summary>A note in a list.</summary>
/// <param name="Order">Number of the order that it is about; null when it is about something else.</param>
/// <param name="Last">The latest answer, or null without any.</param>
public sealed record NoteLine(Note Note, string? Order, int Answers, Note? Last);

/// <summary>A page of notes, the newest first.</summary>
/// <param name="Next">The note to go on behind, or null on the last page.</param>
public sealed record NotePage(IReadOnlyList<NoteLine> Rows, long? Next);

/// <summary>Reads notes of a scope.</summary>
public static class NoteQueries
{
    public const int Most = 50;

    /// <summary>The latest notes at a unit, a person or an order, each with its answers, the newest first.</summary>
    /// <param name="at">T, UTC: what stands in the scope.</param>
    public static IReadOnlyList<NoteThread> Of(Scope scope, BasicControlDb db, OrganisationBook book, NoteAbout about, long id, DateTime at, int most = Most)
    {
        var notes = Within(scope, db, book, at).Where(note => note.About == about && note.AboutId == id && note.AnswerTo == null).OrderByDescending(note => note.Id).Take(most).ToList();
        var ids = notes.ConvertAll(note => (long?)note.Id);
        var answers = db.Notes.Where(note => ids.Contains(note.AnswerTo)).OrderBy(note => note.Id).ToList().ToLookup(note => note.AnswerTo);
        return [.. notes.Select(note => new NoteThread(note, [.. answers[note.Id]]))];
    }

    /// <summary>A page of the notes that concerned a unit, or one below it, when they were left.</summary>
    /// <param name="at">T, UTC: what stands below the unit.</param>
    /// <param name="after">The last note of the page before.</param>
    public static NotePage List(Scope scope, BasicControlDb db, OrganisationBook book, UnitId unit, DateTime at, long? after = null, int size = Most)
    {
        var notes = Within(scope, db, book, at).Where(note => note.AnswerTo == null);
        notes = after is { } last ? notes.Where(note => note.Id < last) : notes;
        if (book.Unit(unit) is { Kind: UnitKind.City } city)
        {
            notes = notes.Where(note => note.CityId == city.Id);
        }
        else
        {
            var below = book.SubtreeOf(unit, at).ToList();
            notes = notes.Where(note => below.Contains(note.UnitId));
        }

        var found = notes.OrderByDescending(note => note.Id).Take(size + 1).ToList();
        var page = found.Take(size).ToList();
        return new([.. Lines(db, page)], found.Count > size ? page[^1].Id : null);
    }

    private static IQueryable<Note> Within(Scope scope, BasicControlDb db, OrganisationBook book, DateTime at) =>
        ScopeReach.Of(book, scope, at).Narrow(db.Notes, note => note.CityId, note => note.UnitId, note => note.At);

    private static IEnumerable<NoteLine> Lines(BasicControlDb db, List<Note> notes)
    {
        var ids = notes.ConvertAll(note => (long?)note.Id);
        var answers = db.Notes.Where(note => ids.Contains(note.AnswerTo)).OrderBy(note => note.Id).ToList().ToLookup(note => note.AnswerTo);
        var orders = notes.Where(note => note.About == NoteAbout.Order).Select(note => new WorkOrderId(note.AboutId)).Distinct().ToList();
        var numbers = db.WorkOrders.Where(order => orders.Contains(order.Id)).Select(order => new { order.Id, order.Number }).ToDictionary(order => order.Id.Value, order => order.Number);
        return notes.Select(note => new NoteLine(
            note, note.About == NoteAbout.Order ? numbers.GetValueOrDefault(note.AboutId) : null, answers[note.Id].Count(), answers[note.Id].LastOrDefault()));
    }
}
