using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;

namespace BasicControl.Web.Api;

/// <summary>One item of a request on its way: what was read, what became of it.</summary>
internal sealed class IncidentArrival
{
    public IncidentArrival(IncidentDraft draft, Outcome<SourceRecord> bound, ReadOnlySpan<byte> raw)
    {
        Draft = draft;
        Record = bound.IsAccepted ? bound.Value : null;
        Refusals = bound.Refusals;
        Raw = bound.IsAccepted && raw.IsEmpty ? null : raw.ToArray();
    }

    public IncidentDraft Draft { get; }

    public SourceRecord? Record { get; }

    /// <summary>The item as it was sent, in batches only: a refused one is kept.</summary>
    public byte[]? Raw { get; }

    /// <summary>Null until the commit, and for good when the inbox had no room.</summary>
    public Receipt? Receipt { get; private set; }

    public IReadOnlyList<Refusal> Refusals { get; private set; }

    public bool HadNoRoom => Refusals.Count == 0 && Receipt is null;

    /// <summary>The status of this item alone.</summary>
    public int Status => this switch
    {
        { Refusals.Count: > 0 } => StatusCodes.Status422UnprocessableEntity,
        { Receipt: null } => StatusCodes.Status503ServiceUnavailable,
        { Receipt.Arrival: Arrival.Created } => StatusCodes.Status201Created,
        _ => StatusCodes.Status200OK,
    };

    public void Receive(Receipt receipt)
    {
        Receipt = receipt;
        Refusals = [.. receipt.Refusals.Select(refusal => refusal with { Field = Draft.NameOf(refusal.Field) })];
    }
}
