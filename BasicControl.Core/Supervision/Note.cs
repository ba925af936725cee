using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Supervision;

/// <summary>What a note is about.</summary>
public enum NoteAbout
{
    Unit = 0,
    Person = 1,
    Order = 2,
}

/// <summary>A note (督办意见) of a supervisor, or an answer to one. It is never changed.</summary>
public sealed class Note
{
    public long Id { get; init; }

    public UnitId CityId { get; init; }

    public NoteAbout About { get; init; }

    /// <summary>Unit, person or order.</summary>
    public long AboutId { get; init; }

    /// <summary>The unit that it concerned when it was left: the unit itself, the person's, the one on the order.</summary>
    public UnitId UnitId { get; init; }

    /// <summary>The note that this one answers; null for a note.</summary>
    public long? AnswerTo { get; init; }

    public DateTime At { get; init; }

    public Post Post { get; init; }

    public PersonId? AuthorId { get; init; }

    /// <summary>The unit that the author's post is held in.</summary>
    public UnitId? AuthorUnitId { get; init; }

    public required string Text { get; init; }
}

/// <summary>A note with its answers, the earliest first.</summary>
public sealed record NoteThread(Note Note, IReadOnlyList<Note> Answers);
