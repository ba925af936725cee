using BasicControl.Core.Basics;

namespace BasicControl.Core.Disputes;

/// <summary>Records by kind under the mapping before and under another one: incidents, and orders that no incident of ours stands behind.</summary>
public sealed record MappingCounts
{
    /// <summary>By <see cref="DisputeKinds.Code"/>; kinds without a record are absent.</summary>
    public SortedDictionary<string, long> Before { get; init; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, long> After { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Records whose kind, weapon, words or compared address are others.</summary>
    public long Changed { get; set; }

    internal void Add(DisputeKind before, DisputeKind after, bool changed)
    {
        Before[before.Code()] = Before.GetValueOrDefault(before.Code()) + 1;
        After[after.Code()] = After.GetValueOrDefault(after.Code()) + 1;
        Changed += changed ? 1 : 0;
    }
}
