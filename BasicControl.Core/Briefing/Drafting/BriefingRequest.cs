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
    /// Settles instants and comparisons. Refusals: <c>unit.unknown</c>, <c>briefing.period-backwards</c>, <c>briefing.period-too-long</c>,
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

    /// <summary>The day, week or month before; of a range as many days.</summary>
    public DayRange Before => Period.Span == BriefingSpan.Month
        ? new(Period.From.AddMonths(-1), Period.From.AddDays(-1))
        : new(Period.From.AddDays(-LengthBefore), Period.From.AddDays(-1));

    /// <summary>The same day a week ago; of a single day only.</summary>
    public DayRange? LastWeek => Period.Span == BriefingSpan.Day ? new(Period.From.AddDays(-7), Period.From.AddDays(-7)) : null;

    /// <summary>The first day that figures are wanted of.</summary>
    public DateOnly From => Period.Span == BriefingSpan.Day ? Period.From.AddDays(-BriefingRequest.BandDays) : Before.From;

    public SpanQuestion Question => new(Scope, Zone, Days, Before, From, At);

    private int LengthBefore => Period.Span == BriefingSpan.Week ? 7 : Period.Days;
}
