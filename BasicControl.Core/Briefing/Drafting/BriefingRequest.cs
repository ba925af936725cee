using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Briefing.Drafting;

/// <summary>A briefing as it is asked for.</summary>
/// <param name="AsOf">T, UTC; null: the end of the period, or now while it runs.</param>
/// <param name="Source">Null: the whole city.</param>
public sealed record BriefingRequest(UnitId City, BriefingPeriod Period, DateTime? AsOf = null, SourceId? Source = null)
{
    /// <summary>Days that a briefing may be about.</summary>
    public const int MostDays = 366;

    /// <summary>Days before that the usual band of a day is told from.</summary>
    public const int BandDays = 28;

    /// <summary>
    /// Settles instants and comparisons. Refusals: <c>unit.unknown</c>, <c>briefing.period-backwards</c>, <c>briefing.period-too-long</c>, <c>day.unreadable</c>,
    /// <c>briefing.as-of-before-period</c>, <c>time.future</c>, <c>briefing.period-not-begun</c>.
    /// </summary>
    public Outcome<BriefingPlan> Plan(OrganisationBook book, DateTime now)
    {
        if (!book.TryUnit(City, out var city) || city.Kind != UnitKind.City)
        {
            return new Refusal("unit.unknown", "city", City.Value.ToString(CultureInfo.InvariantCulture));
        }

        if (Period.To < Period.From)
        {
            return new Refusal("briefing.period-backwards", "to", Text(Period.From), Text(Period.To));
        }

        if (Period.Days > MostDays)
        {
            return new Refusal("briefing.period-too-long", "to", MostDays.ToString(CultureInfo.InvariantCulture));
        }

        // With room for the days that it is compared with.
        if (Period.From.Year is <= 1900 or >= 9000)
        {
            return new Refusal("day.unreadable", "date", Text(Period.From));
        }

        var zone = book.ZoneOf(City);
        var begin = zone.StartOf(Period.From);
        if (AsOf is { } asked && asked < begin)
        {
            return new Refusal("briefing.as-of-before-period", "as-of", Text(Period.From));
        }

        if (AsOf > now)
        {
            return new Refusal("time.future", "as-of", FigureDocument.TimeOf(zone, AsOf)!, FigureDocument.TimeOf(zone, now)!);
        }

        if (begin > now)
        {
            return new Refusal("briefing.period-not-begun", "date", Text(Period.From));
        }

        var end = zone.EndOf(Period.To);
        var at = Instants.Truncate(AsOf ?? (end <= now ? end : now));
        var last = zone.DayOf(at);
        return new BriefingPlan(city, Source, zone, last < Period.To ? Period with { To = last } : Period, at);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A request settled: whose figures, of which days, compared with which, judged when.</summary>
/// <param name="Period">Cut at the local day of T: what has not begun is not told.</param>
/// <param name="At">T, UTC.</param>
public sealed record BriefingPlan(Unit City, SourceId? Source, CityZone Zone, BriefingPeriod Period, DateTime At)
{
    public FigureScope Scope => new() { City = City.Id, Source = Source };

    public DayRange Days => new(Period.From, Period.To);

    /// <summary>Whether the last day is not over at T.</summary>
    public bool IsRunning => At < Zone.EndOf(Period.To);

    /// <summary>Whether only a part of the day, week, month or range is told.</summary>
    public bool IsPart => IsRunning || Period.Span switch
    {
        BriefingSpan.Week => Period.Days < 7,
        BriefingSpan.Month => Period.To.AddDays(1).Day != 1,
        _ => false,
    };

    /// <summary>
    /// The day, week or month before; of a range as many days. Of a part as many days from its begin, judged at the same time of
    /// the last of them: a running day is never held against a whole one.
    /// </summary>
    public JudgedDays Before => Earlier(Period.Span switch
    {
        BriefingSpan.Week => Period.From.AddDays(-7),
        BriefingSpan.Month => Period.From.AddMonths(-1),
        _ => Period.From.AddDays(-Period.Days),
    });

    /// <summary>The same day a week ago, or the same part of it; of a single day only.</summary>
    public JudgedDays? LastWeek => Period.Span == BriefingSpan.Day ? Earlier(Period.From.AddDays(-7)) : null;

    /// <summary>The first day that figures are wanted of.</summary>
    public DateOnly From => Period.Span == BriefingSpan.Day ? Period.From.AddDays(-BriefingRequest.BandDays) : Before.Days.From;

    public SpanQuestion Question => new(Scope, Zone, Days, Before, LastWeek, From, At);

    private JudgedDays Earlier(DateOnly from)
    {
        var last = from.AddDays(Period.Days - 1);
        if (last >= Period.From || (Period.Span == BriefingSpan.Month && !IsPart))
        {
            // Months differ in length: a whole one, or more of one than the other has, stands against the whole other.
            last = Period.From.AddDays(-1);
            return new(new(from, last), Zone.EndOf(last));
        }

        var (at, end) = (Zone.StartOf(last) + (At - Zone.StartOf(Period.To)), Zone.EndOf(last));
        return new(new(from, last), IsRunning && at < end ? at : end);
    }
}
