using System.Collections.Frozen;
using BasicControl.Core.Changes;
using May = BasicControl.Core.Access.Permission;

namespace BasicControl.Core.Access;

/// <summary>The table of permissions (domain §13): the only list of which role may do what. What is not in it is denied.</summary>
public static class PermissionTable
{
    private static readonly May[] Reader = [May.ReadWork, May.ReadScores, May.ReadBriefing, May.LeaveNotes, May.ReadOwnAccount];

    private static readonly FrozenDictionary<Post, FrozenSet<May>> Rows = new Dictionary<Post, May[]>
    {
        [Post.WallDevice] = [May.ReadWall],
        [Post.Officer] = [May.ReadWork, May.ReadOwnScore, May.Contest, May.MoveOrders, May.LeaveNotes, May.OpenPersonalData, May.ReadOwnAccount],
        [Post.StationDesk] = [.. Reader, May.ReadWall, May.MoveOrders, May.OpenPersonalData],
        [Post.Supervisor] = [.. Reader, May.ReadWall, May.MoveOrders, May.AnswerContests, May.WriteBriefing, May.OpenPersonalData, May.BreakGlass],
        [Post.CentreDesk] = [.. Reader, May.ReadWall, May.MoveOrders, May.OpenOrders, May.WriteBriefing, May.ImportFiles, May.PublishMapping, May.PublishRubric, May.OpenPersonalData, May.BreakGlass],
        [Post.Branch] = [May.ReadWork, May.ReadBriefing, May.LeaveNotes, May.ReadOwnAccount],
        [Post.Liaison] = [May.ReadWork, May.ReadBriefing, May.LeaveNotes, May.ReadOwnAccount],
        [Post.Modeller] = [May.ReadWork, May.ReadScores, May.ReadWall, May.PublishMapping, May.PublishRubric, May.ReadOwnAccount],
        [Post.Auditor] = [May.ReadTrail, May.ReadOwnAccount],
        [Post.SecurityAdministrator] = [May.ManageAccounts, May.ManageDevices, May.ReadOwnAccount],
        [Post.SystemAdministrator] = [May.ManageSystem, May.ImportFiles, May.ReadOwnAccount],
    }.ToFrozenDictionary(row => row.Key, row => row.Value.ToFrozenSet());

    /// <summary>Roles that a person or a device may be given, in the order of the table.</summary>
    public static readonly IReadOnlyList<Post> Roles =
    [
        Post.WallDevice, Post.Officer, Post.StationDesk, Post.Supervisor, Post.CentreDesk, Post.Branch, Post.Liaison, Post.Modeller,
        Post.Auditor, Post.SecurityAdministrator, Post.SystemAdministrator,
    ];

    /// <summary>The three administrators of which no person may hold two.</summary>
    public static readonly IReadOnlyList<Post> Administrators = [Post.Auditor, Post.SecurityAdministrator, Post.SystemAdministrator];

    /// <summary>What somebody may do in a demonstration before entering as anybody: read.</summary>
    public static readonly FrozenSet<May> Visitor =
        new[] { May.ReadWall, May.ReadWork, May.ReadScores, May.ReadBriefing, May.ReadOwnAccount }.ToFrozenSet();

    public static FrozenSet<May> Of(Post role) => Rows.GetValueOrDefault(role, FrozenSet<May>.Empty);

    public static bool Allows(Post role, May permission) => Of(role).Contains(permission);
}
