using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Hubs;

namespace BasicControl.Web.Api;

/// <summary>Totals of a city or of one source at an instant, or one of their tables: the same query layer as pages, wall and command line.</summary>
internal static class FiguresApi
{
    private const string Orders = "orders";
    private const string Incidents = "incidents";

    public static async Task Get(HttpContext http, OrganisationBook book, StoreReader reader, TimeProvider clock, [AsParameters] FiguresQuery query)
    {
        var asked = Bind(query, book, clock.UtcNow());
        if (!asked.TryGet(out var figures))
        {
            await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, asked.Refusals, _ => null);
            return;
        }

        var answer = await reader.Read(figures.Answer, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(answer, answer.GetType(), WallJson.Options, http.RequestAborted);
    }

    private static Outcome<Asked> Bind(FiguresQuery query, OrganisationBook book, DateTime now)
    {
        var city = CityParameter.Find(book, query.City ?? CityOf(book, query.Source));
        var source = query.Source is { } key ? book.Source(key) : null;
        var faults = new List<Refusal>(city.Refusals);
        if (query.Source is not null && source is null) faults.Add(new("source.unknown", "source", IncidentDraft.Shortened(query.Source)));
        if (query.Of is not (null or Orders or Incidents)) faults.Add(new("of.unknown", "of", IncidentDraft.Shortened(query.Of), $"{Orders}, {Incidents}"));
        var by = query.By is null ? null : FigureBys.Find(query.By);
        if (query.By is not null && by is null) faults.Add(new("by.unknown", "by", IncidentDraft.Shortened(query.By), string.Join(", ", FigureBys.Names)));
        var zone = source is not null ? book.Zone(source.Zone) : city.IsAccepted ? book.ZoneOf(city.Value.Id) : CityZone.Floating;
        var at = Instant(query.AsOf, "asOf", zone, faults) ?? now;
        var span = new FigureSpan(Instant(query.From, "from", zone, faults), Instant(query.To, "to", zone, faults));
        if (span.From >= span.To) faults.Add(new("span.empty", "to", query.From!, query.To!));
        var officer = query.Officer is { } number ? OfficerOf(book, source, number) : null;
        if (query.Officer is not null && officer is null) faults.Add(new("officer.unknown", "officer", IncidentDraft.Shortened(query.Officer)));
        if (faults.Count > 0) return faults;
        var ofIncidents = query.Of is { } of ? of == Incidents : source is not null ? source.Makes == Makes.Incident : OnlyIncidents(book, city.Value.Id);
        return ofIncidents && by is { } wrong && !IncidentFigureQueries.Has(wrong)
            ? new Refusal("figures.not-of-incidents", "by", wrong.NameOf())
            : new Asked(book, new FigureScope { City = city.Value.Id, Source = source?.Id, Officer = officer }, zone, at, span, ofIncidents, by);
    }

    private static string? CityOf(OrganisationBook book, string? source) =>
        source is not null && book.Source(source) is { } known ? known.CityId.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;

    private static PersonId? OfficerOf(OrganisationBook book, Source? source, string officer) =>
        (book.PersonByNumber(source?.Id, officer)
            ?? book.People.FirstOrDefault(person => person.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) == officer || (source is null && person.Number == officer)))?.Id;

    private static bool OnlyIncidents(OrganisationBook book, UnitId city) =>
        book.Sources.Where(source => source.CityId == city).ToList() is { Count: > 0 } sources && sources.TrueForAll(source => source.Makes == Makes.Incident);

    private static DateTime? Instant(string? text, string field, CityZone zone, List<Refusal> faults)
    {
        if (text is null) return null;
        if (WrittenTime.TryParse(text, out var time)) return time.ToUtc(zone);
        faults.Add(IncidentDraft.NoTime(field, text));
        return null;
    }

    private sealed record Asked(OrganisationBook Book, FigureScope Scope, CityZone Zone, DateTime At, FigureSpan Span, bool OfIncidents, FigureBy? By)
    {
        public object Answer(BasicControlDb db) => (OfIncidents, By) switch
        {
            (true, { } by) => FigureDocument.Of(Shown(by, new IncidentFigureQueries(Book).Table(db, Scope, Zone, At, by, Span))),
            (false, { } by) => FigureDocument.Of(Shown(by, new FigureQueries(Book).Table(db, Scope, Zone, At, by, Span))),
            (true, null) => FigureDocument.Of(new IncidentFigureQueries(Book).Totals(db, Scope, Zone, At, Span), Zone, At)
                .With(new IncidentFigureQueries(Book).Disputes(db, Scope, Zone, At, Span), OfIncidents),
            (false, null) => FigureDocument.Of(new FigureQueries(Book).Totals(db, Scope, Zone, At, Span), Zone, At)
                .With(new FigureQueries(Book).Disputes(db, Scope, Zone, At, Span), OfIncidents),
        };

        /// <summary>Addresses are masked, as in every list that many see.</summary>
        private static FigureTable Shown(FigureBy by, FigureTable table) => by.IsOfAddresses()
            ? table with { Rows = [.. table.Rows.Select(row => (IReadOnlyList<object?>)[Masked.Address((string)row[0]!), .. row.Skip(1)])] }
            : table;
    }
}

/// <summary>What <c>GET /api/v1/figures</c> takes; times without an offset are read in the source's zone, else the city's.</summary>
/// <param name="City">Id or 12-digit code; may be left out when there is one city, or when a source is named.</param>
/// <param name="Source">Key of a source: only its records.</param>
/// <param name="Of"><c>orders</c> or <c>incidents</c>; what the source makes when left out.</param>
/// <param name="AsOf">T, the instant that the figures are judged at; now when left out.</param>
/// <param name="By">Breakdown; totals when left out.</param>
/// <param name="From">Only records created (orders) or happened (incidents) from here on.</param>
/// <param name="To">… and before this.</param>
/// <param name="Officer">Only orders of this person: police number or id.</param>
internal sealed record FiguresQuery(string? City, string? Source, string? Of, string? AsOf, string? By, string? From, string? To, string? Officer);
