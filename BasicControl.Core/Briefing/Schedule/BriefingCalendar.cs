using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Briefing.Schedule;

/// <summary>When each job is due and what it is about. Pure: instants come from local days and the zone, so a night of 23 or 25 hours is one night.</summary>
public static class BriefingCalendar
{
    /// <summary>Due instants after one and up to another, in order.</summary>
    /// <param name="after">UTC, excluded.</param>
    /// <param name="until">UTC, included.</param>
    public static IEnumerable<DateTime> Dues(BriefingJob job, CityZone zone, TimeOnly at, DateTime after, DateTime until)
    {
        for (var day = zone.DayOf(after).AddDays(-1); day <= zone.DayOf(until).AddDays(1); day = day.AddDays(1))
        {
            if (IsDay(job, day) && zone.ToUtc(day.ToDateTime(at)) is var due && due > after && due <= until)
            {
                yield return due;
            }
        }
    }

    /// <summary>The next due instant after one.</summary>
    public static DateTime Next(BriefingJob job, CityZone zone, TimeOnly at, DateTime after) => Dues(job, zone, at, after, after.AddDays(40)).First();

    /// <summary>What a due instant is about.</summary>
    public static BriefingPeriod PeriodOf(BriefingJob job, CityZone zone, DateTime due)
    {
        var day = zone.DayOf(due);
        return job switch
        {
            BriefingJob.Daily => BriefingPeriod.Of(day.AddDays(-1)),
            BriefingJob.Weekly => BriefingPeriod.Of(day.AddDays(-7), day.AddDays(-1)),
            _ => BriefingPeriod.Of(day.AddMonths(-1), day.AddDays(-1)),
        };
    }

    private static bool IsDay(BriefingJob job, DateOnly day) => job switch
    {
        BriefingJob.Daily => true,
        BriefingJob.Weekly => day.DayOfWeek == DayOfWeek.Monday,
        _ => day.Day == 1,
    };
}
