using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Hubs;

namespace BasicControl.Web.Api;

/// <summary>Sheets of officers and units, and the scores of a unit's people: the same queries as pages and command line.</summary>
internal sealed class ScoresApi(OrganisationBook book, StoreReader reader, ScoreQueries scores, TimeProvider clock)
{
    /// <summary>The sheet of an officer.</summary>
    public Task GetOfficer(HttpContext http, string officer, ScoreSheetQuery query) => Answer(http, query.Of(officer, null), (scope, db, asked) => Sheet(scope, db, asked, query));

    /// <summary>The sheet of a unit.</summary>
    public Task GetUnit(HttpContext http, string unit, ScoreSheetQuery query) => Answer(http, query.Of(null, unit), (scope, db, asked) => Sheet(scope, db, asked, query));

    /// <summary>The units below a unit or city, and its people by number.</summary>
    public Task GetList(HttpContext http, ScoresQuery query) => Answer(http, query.Question, (scope, db, asked) =>
    {
        var table = scores.City(scope, db, asked.City, asked.Period, asked.At);
        var unit = asked.Scope.Unit!.Value;
        var below = book.SubtreeOf(unit, table.At);
        return new ScoreDocument(book, asked.Zone).Of(
            table, [.. table.Units.Where(one => below.Contains(one.Unit))],
            [.. UnitQueries.People(scope, book, unit, table.At).Select(person => table.Of(person.Id))]);
    });

    private OrderedDictionary<string, object?> Sheet(Scope scope, BasicControlDb db, BoundScore asked, ScoreSheetQuery query) =>
        new ScoreDocument(book, asked.Zone).Of(scores.Sheet(scope, db, asked.Scope, asked.Period, asked.At, query.Lines, clock.UtcNow()));

    private async Task Answer(HttpContext http, ScoreQuestion question, Func<Scope, BasicControlDb, BoundScore, OrderedDictionary<string, object?>> answer)
    {
        var scope = http.Reads();
        var asked = question.Bind(scope, book, clock.UtcNow());
        if (!asked.TryGet(out var bound))
        {
            await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, asked.Refusals, _ => null);
            return;
        }

        var document = await reader.Read(db => answer(scope, db, bound), http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(document, WallJson.Options, http.RequestAborted);
    }
}

/// <summary>What <c>GET /api/v1/scores</c> takes.</summary>
/// <param name="City">Id or 12-digit code; may be left out when there is one city.</param>
/// <param name="Unit">Only this unit and what is below it.</param>
/// <param name="From">First local day, yyyy-MM-dd.</param>
/// <param name="To">Last local day, included.</param>
/// <param name="AsOf">T; now when left out.</param>
internal sealed record ScoresQuery(string? City, string? Unit, string? From, string? To, string? AsOf)
{
    public ScoreQuestion Question => new(City, null, Unit, From, To, AsOf);
}

/// <summary>What the sheets take.</summary>
/// <param name="City">Id or 12-digit code; may be left out when there is one city.</param>
/// <param name="From">First local day, yyyy-MM-dd.</param>
/// <param name="To">Last local day, included.</param>
/// <param name="AsOf">T; now when left out.</param>
/// <param name="After">Where the page of lines before ended.</param>
/// <param name="Size">Lines of a page.</param>
internal sealed record ScoreSheetQuery(string? City, string? From, string? To, string? AsOf, string? After, int? Size)
{
    public ScoreQuestion Of(string? officer, string? unit) => new(City, officer, unit, From, To, AsOf);

    public LineQuery Lines => new(After, Size ?? LineQuery.DefaultSize);
}
