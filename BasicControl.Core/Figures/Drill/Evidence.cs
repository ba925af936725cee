namespace BasicControl.Core.Figures.Drill;

/// <summary>Which orders of a line a figure moved by. The period before is judged at its own instant.</summary>
public enum Evidence
{
    /// <summary>Created in the period, the latest first.</summary>
    Created,

    /// <summary>Created in the period before, the latest first.</summary>
    CreatedBefore,

    /// <summary>Created in the period and closed by T, the latest closed first.</summary>
    Closed,

    /// <summary>The same of the period before.</summary>
    ClosedBefore,

    /// <summary>Created in the period and not closed at T, the earliest created first.</summary>
    NotClosed,

    /// <summary>The same of the period before.</summary>
    NotClosedBefore,

    /// <summary>Closed by their due, the latest first.</summary>
    OnTime,

    /// <summary>The same of the period before.</summary>
    OnTimeBefore,

    /// <summary>Closed past their due, the latest by most first.</summary>
    Late,

    /// <summary>The same of the period before.</summary>
    LateBefore,

    /// <summary>Open at T and not at the earlier instant, the earliest created first.</summary>
    NewlyOpen,

    /// <summary>Open at the earlier instant and closed since, the latest closed first.</summary>
    NoLongerOpen,

    /// <summary>Overdue at T and not at the earlier instant, the most overdue first.</summary>
    NewlyOverdue,

    /// <summary>Overdue at the earlier instant and closed since, the latest closed first.</summary>
    NoLongerOverdue,

    /// <summary>Closed, the slowest first.</summary>
    Slowest,

    /// <summary>Closed, the fastest first.</summary>
    Fastest,
}
