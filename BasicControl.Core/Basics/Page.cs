namespace BasicControl.Core.Basics;

/// <summary>One page of a list read by key: the rows, and the key to continue after (null on the last page).</summary>
/// <param name="Next">Opaque text for the next request; belongs to the same filter and order.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next);
