using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Supervision;

/// <summary>What a note is about.</summary>
public enum NoteAbout
{
    Unit = 0,
    Person = 1,
    Order = 2,
}

/// <summary>A note (督办意见) of a supervisor, or an answer to one. It is never changed.</summary>
public sealed class Note : ISealedRow
{
    private readonly Vault? _vault;
    private string? _text;

    public Note()
    {
    }

    /// <summary>How the store makes it, so that its text opens when it is asked for.</summary>
    internal Note(BasicControlDb db) => _vault = db.Vault;

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

    /// <summary>Empty when it has been erased, or when its key is absent.</summary>
    public required string Text
    {
        get => _text ??= SealedJson.Text(_vault, SealedPart.Note, Id, Sealed) ?? "";
        init => _text = value;
    }

    /// <summary>The text as the store holds it; null when it has been erased.</summary>
    public byte[]? Sealed { get; private set; }

    void ISealedRow.Seal(WriteSession session) =>
        Sealed ??= _text is null ? null : session.Seal(SealedPart.Note, Id, KeyGroup.Of(KeyKind.Notes, At), Encoding.UTF8.GetBytes(_text));
}

/// <summary>A note with its answers, the earliest first.</summary>
public sealed record NoteThread(Note Note, IReadOnlyList<Note> Answers);
