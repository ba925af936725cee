namespace BasicControl.Core.Access;

/// <summary>What a role may do at all; on which units is the <see cref="Basics.Scope"/>'s question. Every route, page, hub method and command asks for one.</summary>
public enum Permission
{
    /// <summary>The wall and its hub: figures without any person of the public.</summary>
    ReadWall = 1,

    /// <summary>Orders, incidents, units, figures, heat, and their tables as files.</summary>
    ReadWork = 2,

    /// <summary>One's own score and its lines.</summary>
    ReadOwnScore = 3,

    /// <summary>Scores of others.</summary>
    ReadScores = 4,

    /// <summary>Briefings and handover sheets.</summary>
    ReadBriefing = 5,

    /// <summary>What the transition table gives to the post.</summary>
    MoveOrders = 6,

    /// <summary>Opens an order by hand.</summary>
    OpenOrders = 7,

    /// <summary>Contests a line of one's own score.</summary>
    Contest = 8,

    /// <summary>Answers contests.</summary>
    AnswerContests = 9,

    /// <summary>Leaves and answers notes.</summary>
    LeaveNotes = 10,

    /// <summary>Drafts, edits, signs and corrects briefings; gives and takes shifts.</summary>
    WriteBriefing = 11,

    /// <summary>Sends incidents by API.</summary>
    SendIncidents = 12,

    /// <summary>Imports files and takes back rejected rows.</summary>
    ImportFiles = 13,

    /// <summary>Publishes dispute mappings.</summary>
    PublishMapping = 14,

    /// <summary>Publishes rubrics and sets targets.</summary>
    PublishRubric = 15,

    /// <summary>Shows a name, number, phone or exact address in clear: a deliberate act, on the trail.</summary>
    OpenPersonalData = 16,

    /// <summary>Asks for units out of scope for a time, with a reason.</summary>
    BreakGlass = 17,

    /// <summary>Accounts, roles, scopes, sessions.</summary>
    ManageAccounts = 18,

    /// <summary>Screens on the wall and keys of other systems.</summary>
    ManageDevices = 19,

    /// <summary>Units, people, sources, retention, recovery.</summary>
    ManageSystem = 20,

    /// <summary>Reads, searches and exports the trail.</summary>
    ReadTrail = 21,

    /// <summary>Sees the table of permissions and one's own account.</summary>
    ReadOwnAccount = 22,
}
