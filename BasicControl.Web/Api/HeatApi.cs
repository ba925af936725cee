using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Hubs;

namespace BasicControl.Web.Api;

/// <summary>The counts behind the heatmaps: the same answer that the page draws, at its position and instant.</summary>
internal static class HeatApi
{
    private const string Disputes = "disputes";
    private const string All = "all";

    public static async Task Get(HttpContext http, OrganisationBook book, HeatQueries heat, TimeProvider clock, [AsParameters] HeatParameters asked)
    {
        var bound = Bind(http.Reads(), asked, book, clock.UtcNow());
        if (!bound.TryGet(out var query))
        {
            await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, bound.Refusals, _ => null);
            return;
        }

        var answer = await heat.Ask(http.Reads(), query, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(HeatDocument.Of(answer, book), WallJson.Options, http.RequestAborted);
    }

    private static Outcome<HeatQuery> Bind(Scope scope, HeatParameters asked, OrganisationBook book, DateTime now)
    {
        var faults = new List<Refusal>();
        var unit = Unit(scope, asked.Unit, book, now, faults);
        var city = unit is not null && asked.City is null ? book.Unit(unit.CityId) : CityParameter.Find(scope, book, asked.City, now);
        faults.AddRange(city.Refusals);
        if (asked.Of is not (null or Disputes or All)) faults.Add(new("of.unknown", "of", IncidentDraft.Shortened(asked.Of), $"{Disputes}, {All}"));
        var kinds = Kinds(asked.Kind, faults);
        var level = Level(asked.Level, faults);
        if (asked.Weapon is not (null or "yes" or "no")) faults.Add(new("of.unknown", "weapon", IncidentDraft.Shortened(asked.Weapon), "yes, no"));
        var zone = city.IsAccepted ? book.ZoneOf(city.Value.Id) : CityZone.Floating;
        var at = Instant(asked.AsOf, zone, faults);
        var usual = FigurePeriod.Until(zone, at ?? now);
        var (from, to) = (Day(asked.From, "from", faults) ?? usual.From, Day(asked.To, "to", faults) ?? usual.To);
        if (from > to) faults.Add(new("span.empty", "to", HeatDocument.Day(from), HeatDocument.Day(to)));
        if (to.DayNumber - from.DayNumber >= FigurePeriod.MostDays) faults.Add(new("span.too-long", "to", FigurePeriod.MostDays.ToString(CultureInfo.InvariantCulture)));
        return faults.Count > 0
            ? faults
            : new HeatAddress
            {
                Unit = unit?.Id,
                All = asked.Of == All,
                Traits = new() { Kinds = kinds, WeaponOnly = asked.Weapon == "yes" },
                Level = level,
            }.Query(city.Value.Id, FigurePeriod.Of(zone, from, to, at ?? now), isNow: at is null);
    }

    private static Unit? Unit(Scope scope, string? text, OrganisationBook book, DateTime now, List<Refusal> faults)
    {
        if (text is null) return null;
        var unit = book.UnitByCode(text)
            ?? (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && book.TryUnit(new(id), out var found) ? found : null);
        if (unit is not null && !book.Covers(scope, unit.Id, now)) unit = null;
        if (unit is null) faults.Add(new("unit.unknown", "unit", IncidentDraft.Shortened(text)));
        return unit;
    }

    private static List<DisputeKind> Kinds(string? text, List<Refusal> faults)
    {
        var kinds = new List<DisputeKind>();
        foreach (var code in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (DisputeKinds.TryParse(code, out var kind)) kinds.Add(kind);
            else faults.Add(new("dispute-kind.unknown", "kind", IncidentDraft.Shortened(code), string.Join(", ", DisputeKinds.All.Select(known => known.Code()))));
        }

        return kinds;
    }

    private static Level? Level(string? text, List<Refusal> faults)
    {
        if (text is null) return null;
        if (Enum.GetNames<Level>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known) return Enum.Parse<Level>(known);
        faults.Add(new("level.unknown", "level", IncidentDraft.Shortened(text)));
        return null;
    }

    private static DateOnly? Day(string? text, string field, List<Refusal> faults)
    {
        if (text is null) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2900) return day;
        faults.Add(IncidentDraft.NoTime(field, text));
        return null;
    }

    private static DateTime? Instant(string? text, CityZone zone, List<Refusal> faults)
    {
        if (text is null) return null;
        if (WrittenTime.TryParseAsked(text, out var time)) return time.ToUtc(zone);
        faults.Add(IncidentDraft.NoTime("asOf", text));
        return null;
    }
}

/// <summary>What <c>GET /api/v1/heat</c> takes.</summary>
/// <param name="City">Id or 12-digit code; may be left out when there is one city, or when a unit is named.</param>
/// <param name="Unit">Id or 12-digit code: the unit with everything below it.</param>
/// <param name="From">First local day; with <paramref name="To"/> the last 30 whole days and today when left out.</param>
/// <param name="To">Last local day, included.</param>
/// <param name="AsOf">T; now when left out; without an offset in the city's zone.</param>
/// <param name="Of"><c>disputes</c> (when left out) or <c>all</c>.</param>
/// <param name="Kind">Kinds of dispute, separated by commas.</param>
/// <param name="Level">Only one level.</param>
/// <param name="Weapon"><c>yes</c>: only what tells of a weapon.</param>
internal sealed record HeatParameters(
    string? City, string? Unit, string? From, string? To, string? AsOf, string? Of, string? Kind, string? Level, string? Weapon);
