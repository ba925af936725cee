using System.Collections.Frozen;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Disputes;

/// <summary>The kinds of dispute by the words that mappings, files and addresses use for them.</summary>
public static class DisputeKinds
{
    private static readonly FrozenDictionary<DisputeKind, string> Codes = new Dictionary<DisputeKind, string>
    {
        [DisputeKind.None] = "none",
        [DisputeKind.MarriageLove] = "marriage-love",
        [DisputeKind.Family] = "family",
        [DisputeKind.Neighbour] = "neighbour",
        [DisputeKind.Debt] = "debt",
        [DisputeKind.Labour] = "labour",
        [DisputeKind.Economic] = "economic",
        [DisputeKind.Medical] = "medical",
        [DisputeKind.Noise] = "noise",
        [DisputeKind.Threat] = "threat",
        [DisputeKind.Fight] = "fight",
        [DisputeKind.Other] = "other",
        [DisputeKind.Unspecified] = "unspecified",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, DisputeKind> Kinds = Codes.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Every kind that is a dispute, in the order of lists and grids.</summary>
    public static IReadOnlyList<DisputeKind> All { get; } = [.. Enum.GetValues<DisputeKind>().Where(kind => kind != DisputeKind.None)];

    /// <summary>Stable word: <c>neighbour</c>.</summary>
    public static string Code(this DisputeKind kind) => Codes[kind];

    public static bool TryParse(string? code, out DisputeKind kind)
    {
        kind = DisputeKind.None;
        return code is not null && Kinds.TryGetValue(code, out kind);
    }
}
