using BasicControl.Core.Basics;

namespace BasicControl.Core.Incidents;

/// <summary>A row that was refused. It is kept as it came until it has been corrected and sent again.</summary>
public sealed class Reject
{
    public long Id { get; init; }

    public SourceId SourceId { get; init; }

    public long? ImportId { get; init; }

    /// <summary>Line in the file, from 1 for the heading; null for the API.</summary>
    public long? Line { get; init; }

    public required string Code { get; init; }

    public string? Field { get; init; }

    /// <summary>Arguments of the refusal, separated by U+001F.</summary>
    public string? Arguments { get; init; }

    /// <summary>The refusals after the first, as JSON; null when there is one only.</summary>
    public string? Others { get; init; }

    /// <summary>The row: JSON object of column → value for files.</summary>
    public required string Raw { get; init; }

    /// <summary>SHA-256 of source and row: the same row refused again is one reject.</summary>
    public required byte[] Digest { get; init; }

    public DateTime RecordedAt { get; init; }

    /// <summary>Every reason, the first one first.</summary>
    public IReadOnlyList<Refusal> AllRefusals() => [new(Code, Field, Arguments?.Split(RejectStore.ArgumentSeparator) ?? []), .. RejectStore.Read(Others)];
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
