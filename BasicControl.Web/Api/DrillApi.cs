using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Officers;
using BasicControl.Web.Components.Organisation;
using BasicControl.Web.Hubs;

namespace BasicControl.Web.Api;

/// <summary>Units and officers in a period beside the period before, as the office pages show them.</summary>
internal sealed class DrillApi(OrganisationBook book, StoreReader reader, DrillQueries drill, TimeProvider clock)
{
    private const int MostRows = 1_000;

    /// <summary>A unit by what lies below it, a station by its officers.</summary>
    public async Task Unit(HttpContext http, long id, DrillQuery query)
    {
        if (!book.TryUnit(new(id), out var unit) || !book.Covers(http.Reads(), unit.Id, clock.UtcNow()))
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, new("unit.unknown", "id", DrillAnswer.Text(id)));
            return;
        }

        await Answer(http, unit.CityId, query, (db, period) =>
        {
            var sheet = UnitDrill.Of(http.Reads(), drill, db, unit, period);
            return new DrillAnswer(book).Of(sheet, UnitDrill.Lines(http.Reads(), book, unit, sheet), DrillKey.Of(unit.Id));
        });
    }

    /// <summary>An officer by the units that their orders stand on.</summary>
    public async Task Officer(HttpContext http, long id, DrillQuery query)
    {
        var scope = http.Reads();
        if (book.Person(new(id)) is not { } person || !book.CoversPerson(scope, person.Id, DateTime.MinValue, DateTime.MaxValue, clock.UtcNow()))
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, new("officer.unknown", "id", DrillAnswer.Text(id)));
            return;
        }

        await Answer(http, person.CityId, query, (db, period) =>
        {
            var sheet = drill.Officer(scope, db, person.Id, period);
            return new DrillAnswer(book).Of(sheet, sheet.Lines, DrillKey.Of(person.Id));
        });
    }

    /// <summary>The officers of a unit by police number, from behind one of them on.</summary>
    public async Task Officers(HttpContext http, OfficersQuery query)
    {
        var scope = http.Reads();
        var found = query.Unit is { } id ? book.TryUnit(new(id), out var named) && book.Covers(scope, named.Id, clock.UtcNow()) ? named : new Refusal("unit.unknown", "unit", DrillAnswer.Text(id)) : CityParameter.Part(scope, book, query.City, clock.UtcNow());
        if (!found.TryGet(out var unit))
        {
            await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, found.Refusals, _ => null);
            return;
        }

        await Answer(http, unit.CityId, new(query.Period, query.From, query.To, query.AsOf), (db, period) =>
        {
            var size = Math.Clamp(query.Size ?? OfficerRows.PageSize, 1, MostRows);
            var page = OfficerRows.Page(scope, book, unit.Id, period.At, query.After is { } after ? new PersonId(after) : null, size);
            return new DrillAnswer(book).Of(period, OfficerRows.Lines(scope, drill, db, page.People, period), page.Count, page.Next);
        });
    }

    private async Task Answer(HttpContext http, UnitId city, DrillQuery query, Func<BasicControlDb, FigurePeriod, object> answer)
    {
        var asked = Bind(http, book.ZoneOf(city), query.AsOf);
        if (!asked.TryGet(out var period))
        {
            await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, asked.Refusals, _ => null);
            return;
        }

        var found = await reader.Read(db => answer(db, period), http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(found, found.GetType(), WallJson.Options, http.RequestAborted);
    }

    /// <summary>The period of the address: as the pages read it, but what cannot be read is refused.</summary>
    private Outcome<FigurePeriod> Bind(HttpContext http, CityZone zone, string? asOf)
    {
        var now = clock.UtcNow();
        if (asOf is not null)
        {
            if (!WrittenTime.TryParseAsked(asOf, out var time))
            {
                return IncidentDraft.NoTime("asOf", asOf);
            }

            now = time.ToUtc(zone);
        }

        var address = PeriodAddress.Read(new Uri($"http://localhost/{http.Request.QueryString}"));
        return address.IsUnreadable ? new Refusal("period.unreadable", "period", DrillAnswer.Text(FigurePeriod.MostDays)) : address.In(zone, now);
    }
}

/// <summary>The period that <c>GET /api/v1/units/{id}/figures</c> and <c>/api/v1/officers/{id}/figures</c> take.</summary>
/// <param name="Period">A named span (<c>today</c>, <c>7d</c>, <c>last-month</c> …); the last 30 whole days and today when left out.</param>
/// <param name="From">First local day of an own period.</param>
/// <param name="To">Last local day, included.</param>
/// <param name="AsOf">The instant that counts as now.</param>
internal sealed record DrillQuery(string? Period, string? From, string? To, string? AsOf);

/// <summary>What <c>GET /api/v1/officers</c> takes.</summary>
/// <param name="Unit">Id of a unit; a whole city when left out.</param>
/// <param name="After">Id of the last officer of the page before.</param>
/// <param name="Size">Rows of a page, at most 1,000; 50 when left out.</param>
internal sealed record OfficersQuery(string? City, long? Unit, string? Period, string? From, string? To, string? AsOf, long? After, int? Size);
