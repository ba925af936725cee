using BasicControl.Core.Basics;

namespace BasicControl.Core.Briefing.Schedule;

/// <summary>What comes round.</summary>
public enum BriefingJob
{
    /// <summary>Each morning for the day before.</summary>
    Daily = 0,

    /// <summary>Each Monday for the week before.</summary>
    Weekly = 1,

    /// <summary>Each first of a month for the month before.</summary>
    Monthly = 2,
}

/// <summary>What became of a due instant.</summary>
public enum DueResult
{
    Issued = 0,

    /// <summary>The program was away, and a later one was due by the time it came back.</summary>
    Missed = 1,

    /// <summary>The city's records had long ended: nobody reads that.</summary>
    Quiet = 2,
}

/// <summary>A due instant that has been dealt with: one row for each (city, job, instant), whatever clocks do.</summary>
public sealed class BriefingDue
{
    public long Id { get; init; }

    public UnitId CityId { get; init; }

    public BriefingJob Job { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    public DueResult Result { get; init; }

    public long? BriefingId { get; init; }
}
