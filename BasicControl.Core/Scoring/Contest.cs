using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Scoring;

/// <summary>Where a contest stands.</summary>
public enum ContestState
{
    /// <summary>
    /// Waits for the supervisor. While its line is not told (the order was reopened, or the due moved) it is moot and waits on; it is open
    /// again when the line comes true again.
    /// </summary>
    Open = 0,

    /// <summary>The line is in no score any more (尽职免责).</summary>
    Upheld = 1,

    Declined = 2,
}

/// <summary>An officer contests a line of their sheet; a supervisor of the unit answers. Reason and answer stand in the journal's sealed part too.</summary>
public sealed class Contest : ISealedRow
{
    private readonly Vault? _vault;
    private string? _reason;
    private string? _answer;

    public Contest()
    {
    }

    /// <summary>How the store makes it, so that its texts open when they are asked for.</summary>
    internal Contest(BasicControlDb db) => _vault = db.Vault;

    public long Id { get; init; }

    public UnitId CityId { get; init; }

    public required WorkOrderId OrderId { get; init; }

    public FactSlot Slot { get; init; }

    /// <summary>The mark, for an occurrence; else 0.</summary>
    public long MarkId { get; init; }

    public PersonId PersonId { get; init; }

    /// <summary>The unit that the line stands in: its supervisor answers.</summary>
    public UnitId UnitId { get; init; }

    /// <summary>The rule that the line told when it was contested.</summary>
    public ScoreRule Rule { get; init; }

    /// <summary>When the line came true, UTC.</summary>
    public DateTime LineAt { get; init; }

    public DateTime RaisedAt { get; init; }

    /// <summary>Empty when it has been erased, or when its key is absent.</summary>
    public required string Reason
    {
        get => _reason ??= SealedJson.Text(_vault, SealedPart.ContestReason, Id, SealedReason) ?? "";
        init => _reason = value;
    }

    /// <summary>The reason as the store holds it; null when it has been erased.</summary>
    public byte[]? SealedReason { get; private set; }

    public ContestState State { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public PersonId? AnswererId { get; set; }

    /// <summary>The unit that the answerer's post is held in: names who answered where the post has no person.</summary>
    public UnitId? AnswererUnitId { get; set; }

    public string? Answer
    {
        get => _answer ??= SealedJson.Text(_vault, SealedPart.ContestAnswer, Id, SealedAnswer);
        set => _answer = value;
    }

    /// <summary>The answer as the store holds it; null without one, or when it has been erased.</summary>
    public byte[]? SealedAnswer { get; private set; }

    void ISealedRow.Seal(WriteSession session)
    {
        SealedReason ??= _reason is null ? null : Sealed(session, SealedPart.ContestReason, _reason);
        SealedAnswer ??= _answer is null ? null : Sealed(session, SealedPart.ContestAnswer, _answer);
    }

    private byte[] Sealed(WriteSession session, SealedPart part, string text) =>
        session.Seal(part, Id, KeyGroup.Of(KeyKind.Contests, RaisedAt), Encoding.UTF8.GetBytes(text));

    public LineKey Key => new(OrderId.Value, Slot, PersonId.Value, MarkId);
}
