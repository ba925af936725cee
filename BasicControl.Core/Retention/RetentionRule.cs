using BasicControl.Core.Basics;

namespace BasicControl.Core.Retention;

/// <summary>What has a time of its own after which nothing of persons is kept of it. Never renumbered.</summary>
public enum RetentionKind
{
    /// <summary>Incidents, by event time.</summary>
    Incidents = 1,

    /// <summary>Orders, by closing (cancelled and merged ones by creation), with their steps, contests and notes; an open order is never erased.</summary>
    Orders = 2,

    /// <summary>Rejected rows, by record time; they go altogether.</summary>
    Rejects = 3,

    /// <summary>Notes on units and persons, by when they were left.</summary>
    Notes = 4,
}

/// <summary>How long what a kind of record tells of persons is kept, and why.</summary>
/// <param name="Months">Whole months after the record's instant.</param>
/// <param name="Basis">The legal basis.</param>
public sealed record RetentionRule(RetentionKind Kind, int Months, LocalName Basis)
{
    /// <summary>Fewest months that may be set: logs of a system of level 3 are kept for six.</summary>
    public const int Fewest = 6;

    /// <summary>Most months that may be set.</summary>
    public const int Most = 1_200;

    /// <summary>The rules that hold where nobody has set others.</summary>
    public static readonly IReadOnlyList<RetentionRule> Shipped =
    [
        new(RetentionKind.Incidents, 36, new("《个人信息保护法》第十九条：实现处理目的所必要的最短时间；三年内核查重复警情", "PIPL art. 19: the shortest time the purpose needs; three years of repeats")),
        new(RetentionKind.Orders, 60, new("《个人信息保护法》第十九条；工单考评与申诉追溯期", "PIPL art. 19; the time in which work can be reviewed and contested")),
        new(RetentionKind.Rejects, 6, new("《个人信息保护法》第十九条；GB/T 22239 日志留存六个月", "PIPL art. 19; GB/T 22239 keeps logs for six months")),
        new(RetentionKind.Notes, 60, new("《个人信息保护法》第十九条；督办追溯期", "PIPL art. 19; the time in which supervision is reviewed")),
    ];

    /// <summary>What is older than this is erased.</summary>
    /// <param name="now">UTC.</param>
    public DateTime Cutoff(DateTime now) => now.AddMonths(-Months);
}

/// <summary>A rule that was set in place of the shipped one.</summary>
public sealed class RetentionRow
{
    public RetentionKind Kind { get; init; }

    public int Months { get; set; }

    public required string Basis { get; set; }

    public DateTime SetAt { get; set; }
}

/// <summary>Records of a kind and month (UTC) that a run would erase, or has erased.</summary>
/// <param name="Month">yyyy-MM.</param>
public sealed record RetentionCount(RetentionKind Kind, string Month, long Records);

/// <summary>What a run would erase.</summary>
public sealed record RetentionPreview(IReadOnlyList<RetentionRule> Rules, IReadOnlyList<RetentionCount> Counts, IReadOnlyList<Recovery.KnownBackup> Backups);

/// <summary>What a run has erased.</summary>
/// <param name="Keys">Data keys destroyed because nothing lives under them any more.</param>
/// <param name="Backups">Backups that were made before and hold it still: they must be destroyed, or kept apart until their own time is over.</param>
public sealed record RetentionReport(IReadOnlyList<RetentionCount> Counts, int Keys, IReadOnlyList<Recovery.KnownBackup> Backups)
{
    public long Records => Counts.Sum(count => count.Records);

    /// <summary>False while the log beside the store still holds older pages: somebody read all the time.</summary>
    public bool IsLogCut { get; init; } = true;
}
