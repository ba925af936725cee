namespace BasicControl.Tests.Architecture;

/// <summary>The rule of the house: each folder of Core uses only folders above it, and nobody uses the root, which puts the parts together.</summary>
internal static class FolderOrder
{
    public const string Root = "BasicControl.Core";

    public static readonly IReadOnlyList<string> Folders =
    [
        "Basics", "Clock", "Sealing", "Data", "Changes", "Recovery", "Organisation", "Access", "Privacy", "StandardPieces", "WorkOrders", "Intake", "Dispatch", "Handling",
        "Incidents", "Disputes", "Linkage", "Figures", "Scoring", "Supervision", "Retention", "Wall", "Briefing", "Samples",
    ];

    /// <summary>The folder of a namespace such as <c>BasicControl.Core.Intake.Rules</c>, <see cref="Root"/> for the root; null when it is none of the house's.</summary>
    public static string? FolderOf(string? space) => space?.Split('.') switch
    {
        ["BasicControl", "Core"] => Root,
        ["BasicControl", "Core", var folder, ..] when Folders.Contains(folder) => folder,
        _ => null,
    };

    /// <summary>True when <paramref name="user"/> stands above what it uses.</summary>
    public static bool IsUpward(string user, string used) => Position(user) < Position(used);

    // The root is in no list, so it comes after all folders.
    private static int Position(string folder) => Folders.TakeWhile(f => f != folder).Count();
}
