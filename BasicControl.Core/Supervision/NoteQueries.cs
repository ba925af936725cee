using BasicControl.Core.Data;

namespace BasicControl.Core.Supervision;

/// <summary>Reads notes.</summary>
public static class NoteQueries
{
    public const int Most = 50;

    /// <summary>The latest notes at a unit, a person or an order, each with its answers, the newest first.</summary>
    public static IReadOnlyList<NoteThread> Of(BasicControlDb db, NoteAbout about, long id, int most = Most)
    {
        var notes = db.Notes.Where(note => note.About == about && note.AboutId == id && note.AnswerTo == null).OrderByDescending(note => note.Id).Take(most).ToList();
        var ids = notes.ConvertAll(note => (long?)note.Id);
        var answers = db.Notes.Where(note => ids.Contains(note.AnswerTo)).OrderBy(note => note.Id).ToList().ToLookup(note => note.AnswerTo);
        return [.. notes.Select(note => new NoteThread(note, [.. answers[note.Id]]))];
    }
}
