using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Supervision;

/// <summary>A note or an answer was left (督办意见). Its text lies in the sealed part.</summary>
public sealed record NoteLeft(UnitId City, NoteAbout About, long AboutId, long? AnswerTo) : IChangeEvent
{
    public const string Name = "note.left";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>The sealed part of a note.</summary>
public sealed record NoteTexts(string Text);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NoteLeft))]
[JsonSerializable(typeof(NoteTexts))]
public sealed partial class NoteJson : JsonSerializerContext;

public static class NoteChanges
{
    /// <summary>Enters this noun's events into the catalogue.</summary>
    public static EventCatalogue AddNotes(this EventCatalogue events) => events.Add(NoteLeft.Name, NoteJson.Default.NoteLeft);

    /// <summary>Tells where this noun's subjects stand.</summary>
    public static SubjectPlaces AddNotes(this SubjectPlaces places) => places
        .Add(Subject.Note, (db, id) => db.Notes.FirstOrDefault(row => row.Id == id) is { } note ? new(note.UnitId, note.At) : null);
}
