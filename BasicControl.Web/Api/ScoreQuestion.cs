using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;

namespace BasicControl.Web.Api;

/// <summary>Whose scores are asked for, in the words of an address or a command.</summary>
/// <param name="Person">Police number, or id.</param>
/// <param name="Unit">12-digit code, or id.</param>
/// <param name="From">First local day; the wall's window when both are left out.</param>
/// <param name="To">Last local day, included.</param>
/// <param name="AsOf">T; now when left out.</param>
internal sealed record ScoreQuestion(string? City, string? Person, string? Unit, string? From, string? To, string? AsOf)
{
    private const string Days = "yyyy-MM-dd";

    /// <summary>Refusals: <c>city.needed</c>, <c>city.unknown</c>, <c>unit.unknown</c>, <c>officer.unknown</c>, <c>officer.several</c>, <c>time.unreadable</c>, <c>time.future</c>, <c>day.unreadable</c>, <c>span.empty</c>, <c>span.too-long</c>.</summary>
    public Outcome<BoundScore> Bind(Scope scope, OrganisationBook book, DateTime now) => Asked(scope, book, now).Then(known => Bind(scope, book, now, known));

    private Outcome<BoundScore> Bind(Scope scope, OrganisationBook book, DateTime now, (UnitId City, ScoreScope Scope) known)
    {
        var zone = book.ZoneOf(known.City);
        var faults = new List<Refusal>();
        var at = Instant(zone, now, faults) ?? now;
        var (from, to) = (Day("from", From, faults), Day("to", To, faults));
        if (faults.Count > 0)
        {
            return faults;
        }

        var window = ScorePeriod.Until(zone, at);
        var last = to ?? (from is null ? zone.DayOf(at) : Later(from.Value, zone.DayOf(at)));
        var period = from is null && to is null ? window : ScorePeriod.Days(zone, from ?? last.AddDays(-FigureRegister.WallDays), last);
        return period.From >= period.To ? new Refusal("span.empty", "to", From ?? "", To ?? "")
            : zone.DayOf(period.To).DayNumber - zone.DayOf(period.From).DayNumber > FigurePeriod.MostDays
                ? new Refusal("span.too-long", "to", FigurePeriod.MostDays.ToString(CultureInfo.InvariantCulture))
            : known.Scope.Person is { } person && !book.CoversPerson(scope, person, period.From, period.JudgedAt(at), now)
                ? new Refusal("officer.unknown", "person", IncidentDraft.Shortened(Person!))
            : new BoundScore(known.City, known.Scope, period, at, zone);
    }

    private Outcome<(UnitId City, ScoreScope Scope)> Asked(Scope scope, OrganisationBook book, DateTime now)
    {
        if (Person is not null)
        {
            return PersonParameter.Find(scope, book, null, Person, "person").Then<(UnitId, ScoreScope)>(one => (one.CityId, ScoreScope.Of(one.Id)));
        }

        if (Unit is null)
        {
            return CityParameter.Part(scope, book, City, now).Then<(UnitId, ScoreScope)>(top => (top.CityId, ScoreScope.Of(top.Id)));
        }

        var unit = book.UnitByCode(Unit) ?? (long.TryParse(Unit, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && book.TryUnit(new(id), out var found) ? found : null);
        return unit is null || !book.Covers(scope, unit.Id, now) ? new Refusal("unit.unknown", "unit", IncidentDraft.Shortened(Unit)) : (unit.CityId, ScoreScope.Of(unit.Id));
    }

    private DateTime? Instant(CityZone zone, DateTime now, List<Refusal> faults)
    {
        if (AsOf is null)
        {
            return null;
        }

        if (!WrittenTime.TryParseAsked(AsOf, out var time))
        {
            faults.Add(IncidentDraft.NoTime("asOf", AsOf));
            return null;
        }

        var at = Instants.Truncate(time.ToUtc(zone));
        if (at > now)
        {
            faults.Add(new("time.future", "asOf", FigureDocument.TimeOf(zone, at)!, FigureDocument.TimeOf(zone, now)!));
        }

        return at;
    }

    private static DateOnly? Day(string field, string? text, List<Refusal> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9999)
        {
            return day;
        }

        faults.Add(new("day.unreadable", field, IncidentDraft.Shortened(text)));
        return null;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>A question bound to a store.</summary>
internal sealed record BoundScore(UnitId City, ScoreScope Scope, ScorePeriod Period, DateTime At, CityZone Zone);
