namespace BasicControl.Core.Changes;

/// <summary>A journal row as stored. The open part carries no personal data; the sealed part can be erased without breaking the chain.</summary>
public sealed class ChangeRow
{
    public long Position { get; init; }

    public Subject Subject { get; init; }

    public long SubjectId { get; init; }

    public required string Kind { get; init; }

    public DateTime HappenedAt { get; init; }

    public DateTime RecordedAt { get; init; }

    public long? UnitId { get; init; }

    public long? PersonId { get; init; }

    public Post Post { get; init; }

    /// <summary>Account, device or key that acted; null: the program itself.</summary>
    public long? AccountId { get; init; }

    /// <summary>Network address that the wish came from; null: the machine's own console.</summary>
    public string? Origin { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Open { get; init; }

    public byte[]? Salt { get; init; }

    public byte[]? Sealed { get; init; }

    /// <summary>SHA-256(salt ‖ sealed), of the ciphertext: the chain is checked without keys; stays when salt and sealed part are erased.</summary>
    public byte[]? SealedDigest { get; init; }

    /// <summary>SHA-256(previous hash ‖ open part ‖ sealed digest).</summary>
    public required byte[] Hash { get; init; }
}
