using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.WorkOrders;

/// <summary>
/// A step of a case. A step of a foreign case may arrive before the case, so it is kept by (source, number) and unique
/// by (source, number, instant, activity, person); a step of an own order has the order's version besides.
/// </summary>
public sealed class OrderStep : ISealedRow
{
    private readonly Vault? _vault;
    private string? _note;

    public OrderStep()
    {
    }

    /// <summary>How the store makes it, so that its note opens when it is asked for.</summary>
    internal OrderStep(BasicControlDb db) => _vault = db.Vault;

    public long Id { get; init; }

    public SourceId SourceId { get; init; }

    public required string ExternalNumber { get; init; }

    public TermId ActivityId { get; init; }

    public PersonId? PersonId { get; init; }

    public UnitId? UnitId { get; init; }

    public DateTime At { get; init; }

    public DateTime RecordedAt { get; init; }

    /// <summary>Version of the own order that this step made, so that two in one millisecond stay two; 0 for a foreign case.</summary>
    public int Version { get; init; }

    /// <summary>What the officer wrote; own orders only.</summary>
    public string? Note
    {
        get => _note ??= SealedJson.Text(_vault, SealedPart.OrderStep, Id, Sealed);
        init => _note = value;
    }

    /// <summary>The note as the store holds it; null without one, or when it has been erased.</summary>
    public byte[]? Sealed { get; private set; }

    public void Seal(WriteSession session) => Sealed ??= _note is null ? null : SealNote(session, Id, At, _note);

    /// <summary>The note of a step, sealed for its row.</summary>
    internal static byte[] SealNote(WriteSession session, long id, DateTime at, string note) =>
        session.Seal(SealedPart.OrderStep, id, KeyGroup.Of(KeyKind.Orders, at), Encoding.UTF8.GetBytes(note));
}
