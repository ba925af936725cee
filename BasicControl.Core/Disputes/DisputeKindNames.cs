using System.Collections.Frozen;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Disputes;

/// <summary>The kinds of dispute as rows and columns name them.</summary>
public static class DisputeKindNames
{
    private static readonly FrozenDictionary<DisputeKind, LocalName> Names = new Dictionary<DisputeKind, LocalName>
    {
        [DisputeKind.None] = new("非纠纷", "No dispute"),
        [DisputeKind.MarriageLove] = new("婚恋", "Marriage, love"),
        [DisputeKind.Family] = new("家庭", "Family"),
        [DisputeKind.Neighbour] = new("邻里", "Neighbours"),
        [DisputeKind.Debt] = new("债务", "Debt"),
        [DisputeKind.Labour] = new("劳资", "Labour"),
        [DisputeKind.Economic] = new("经济", "Economic"),
        [DisputeKind.Medical] = new("医患", "Medical"),
        [DisputeKind.Noise] = new("噪声", "Noise"),
        [DisputeKind.Threat] = new("威胁", "Threat"),
        [DisputeKind.Fight] = new("打架", "Fight"),
        [DisputeKind.Other] = new("其他", "Other"),
        [DisputeKind.Unspecified] = new("未分类", "Unspecified"),
    }.ToFrozenDictionary();

    public static LocalName Name(this DisputeKind kind) => Names[kind];
}
