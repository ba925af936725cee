using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Incidents;

/// <summary>A row that was refused. It is kept as it came until it has been corrected and sent again.</summary>
public sealed class Reject
{
    private readonly Vault? _vault;
    private RejectTexts? _texts;

    public Reject()
    {
    }

    /// <summary>How the store makes it, so that its texts open when they are asked for.</summary>
    internal Reject(BasicControlDb db) => _vault = db.Vault;

    public long Id { get; init; }

    public SourceId SourceId { get; init; }

    public long? ImportId { get; init; }

    /// <summary>Line in the file, from 1 for the heading; null for the API.</summary>
    public long? Line { get; init; }

    public required string Code { get; init; }

    public string? Field { get; init; }

    /// <summary>The row and the reasons as the store holds them; null when they have been erased.</summary>
    public byte[]? Sealed { get; init; }

    /// <summary>The row: JSON object of column → value for files; empty when it cannot be opened any more.</summary>
    public string Raw => Texts.Raw;

    /// <summary>Keyed digest of source and row: the same row refused again is one reject.</summary>
    public required byte[] Digest { get; init; }

    public DateTime RecordedAt { get; init; }

    /// <summary>Every reason, the first one first.</summary>
    public IReadOnlyList<Refusal> AllRefusals() => Texts.Refusals is { Count: > 0 } told ? told : [new(Code, Field)];

    private RejectTexts Texts => _texts ??= SealedJson.Open(_vault, SealedPart.Reject, Id, Sealed, RejectJson.Default.RejectTexts) ?? new("{}", []);
}

/// <summary>One run of a file import.</summary>
public sealed class ImportRun
{
    public long Id { get; init; }

    public SourceId SourceId { get; init; }

    public required string Profile { get; init; }

    public required string FileName { get; init; }

    public DateTime StartedAt { get; init; }

    public DateTime? EndedAt { get; set; }

    public bool Cancelled { get; set; }

    public long Read { get; set; }

    public long Created { get; set; }

    public long Updated { get; set; }

    public long Unchanged { get; set; }

    public long Rejected { get; set; }
}
