using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Web.Commands;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Hubs;

namespace BasicControl.Web.Api;

/// <summary>Totals of a city or of one source at an instant, or one of their tables: the same query layer as pages, wall and command line.</summary>
internal static class FiguresApi
{
    private const string Orders = "orders";
    private const string Incidents = "incidents";

    private static readonly (string Name, FigureParts Part)[] PartNames = [("disputes", FigureParts.Disputes), ("repeats", FigureParts.Repeats)];

    public static async Task Get(HttpContext http, OrganisationBook book, StoreReader reader, TimeProvider clock, [AsParameters] FiguresQuery query)
    {
        var asked = Bind(http.Reads(), query, book, clock.UtcNow());
        if (!asked.TryGet(out var figures))
        {
            await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, asked.Refusals, _ => null);
            return;
        }

        var answer = await reader.Read(figures.Answer, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(answer, answer.GetType(), WallJson.Options, http.RequestAborted);
    }

    private static Outcome<Asked> Bind(Scope scope, FiguresQuery query, OrganisationBook book, DateTime now)
    {
        var city = CityParameter.Find(scope, book, query.City ?? CityOf(book, query.Source), now);
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
        var officer = query.Officer is { } number ? PersonParameter.Find(scope, book, source, number, "officer") : null;
        faults.AddRange(officer?.Refusals ?? []);
        var parts = Parts(query.With, faults);
        if (faults.Count > 0) return faults;
        var ofIncidents = query.Of is { } of ? of == Incidents : source is not null ? source.Makes == Makes.Incident : OnlyIncidents(book, city.Value.Id);
        if (ofIncidents && by is { } wrong && !IncidentFigureQueries.Has(wrong)) faults.Add(new("figures.not-of-incidents", "by", wrong.NameOf()));
        if (ofIncidents && officer is not null) faults.Add(new("figures.incidents-without-officer", "officer"));
        return faults.Count > 0
            ? faults
            : new Asked(new(scope, book, new FigureScope { City = city.Value.Id, Source = source?.Id, Officer = officer?.Value.Id }, zone, at, span, ofIncidents), by, parts);
    }

    private static string? CityOf(OrganisationBook book, string? source) =>
        source is not null && book.Source(source) is { } known ? known.CityId.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;

    private static FigureParts Parts(string? text, List<Refusal> faults)
    {
        var parts = FigureParts.None;
        foreach (var name in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (PartNames.FirstOrDefault(part => part.Name == name) is { Part: not FigureParts.None and var part }) parts |= part;
            else faults.Add(new("of.unknown", "with", IncidentDraft.Shortened(name), string.Join(", ", PartNames.Select(known => known.Name))));
        }

        return parts;
    }

    private static bool OnlyIncidents(OrganisationBook book, UnitId city) =>
        book.Sources.Where(source => source.CityId == city).ToList() is { Count: > 0 } sources && sources.TrueForAll(source => source.Makes == Makes.Incident);

    private static DateTime? Instant(string? text, string field, CityZone zone, List<Refusal> faults)
    {
        if (text is null) return null;
        if (WrittenTime.TryParseAsked(text, out var time)) return time.ToUtc(zone);
        faults.Add(IncidentDraft.NoTime(field, text));
        return null;
    }

    private sealed record Asked(BoundFigures Figures, FigureBy? By, FigureParts Parts)
    {
        public object Answer(BasicControlDb db) => By is { } by ? FigureDocument.Of(Shown(by, Figures.Table(db, by))) : Figures.Document(db, Parts);

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
/// <param name="With">What the totals tell besides, separated by commas: <c>disputes</c>, <c>repeats</c>.</param>
internal sealed record FiguresQuery(string? City, string? Source, string? Of, string? AsOf, string? By, string? From, string? To, string? Officer, string? With);
