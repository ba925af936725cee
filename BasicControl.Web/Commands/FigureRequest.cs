using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Commands;

/// <summary>What <c>figures</c> was asked for, before the store says which source, zone and kind of record that means.</summary>
internal sealed record FigureRequest(WrittenTime AsOf, string? Source, string? Of, WrittenTime? From, WrittenTime? To, FigureBy? By)
{
    public const string Orders = "orders";
    public const string Incidents = "incidents";

    /// <summary>Refusals: <c>source.unknown</c>, <c>source.needed</c>, <c>span.empty</c>, <c>figures.not-of-incidents</c>.</summary>
    public Outcome<BoundFigures> Bind(OrganisationBook book)
    {
        var source = Source is null ? null : book.Source(Source);
        if (Source is not null && source is null)
        {
            return new Refusal("source.unknown", "--source", Source);
        }

        IReadOnlyList<string> zones = source is null ? [.. book.Cities.Select(city => city.Zone ?? CityZone.FloatingId).Distinct()] : [source.Zone];
        if (zones.Count > 1)
        {
            return new Refusal("source.needed", "--source", string.Join(", ", zones));
        }

        var zone = book.Zone(zones.SingleOrDefault() ?? CityZone.FloatingId);
        var span = new FigureSpan(From?.ToUtc(zone), To?.ToUtc(zone));
        if (span.From >= span.To)
        {
            return new Refusal("span.empty", "--to", From.ToString()!, To.ToString()!);
        }

        // Without a source the orders are meant, unless nothing in the store makes any.
        var ofIncidents = Of is not null ? Of == Incidents : source is not null ? source.Makes == Makes.Incident : OnlyIncidents(book);
        return ofIncidents && By is { } by && !IncidentFigureQueries.Has(by)
            ? new Refusal("figures.not-of-incidents", "--by", by.NameOf())
            : new BoundFigures(Core.Basics.Scope.Everything, book, new FigureScope { Source = source?.Id }, zone, AsOf.ToUtc(zone), span, ofIncidents);
    }

    private static bool OnlyIncidents(OrganisationBook book) => book.Sources.Any() && book.Sources.All(source => source.Makes == Makes.Incident);
}

/// <summary>What is told beside the totals of orders or incidents; each costs a reading of its own.</summary>
[Flags]
internal enum FigureParts
{
    None = 0,

    /// <summary>Disputes, and of orders how many are settled.</summary>
    Disputes = 1,

    /// <summary>Addresses that came in again and again.</summary>
    Repeats = 2,
    All = Disputes | Repeats,
}

/// <summary>A request bound to a store: whose records, told in which zone, judged at which instant.</summary>
internal sealed record BoundFigures(Scope Reads, OrganisationBook Book, FigureScope Scope, CityZone Zone, DateTime At, FigureSpan Span, bool OfIncidents)
{
    public FigureTable Table(BasicControlDb db, FigureBy by) => OfIncidents
        ? new IncidentFigureQueries(Book).Table(Reads, db, Scope, Zone, At, by, Span)
        : new FigureQueries(Book).Table(Reads, db, Scope, Zone, At, by, Span);

    public OrderTotals OrderTotals(BasicControlDb db) => new FigureQueries(Book).Totals(Reads, db, Scope, Zone, At, Span);

    public IncidentTotals IncidentTotals(BasicControlDb db) => new IncidentFigureQueries(Book).Totals(Reads, db, Scope, Zone, At, Span);

    public DisputeTotals DisputeTotals(BasicControlDb db) => OfIncidents
        ? new IncidentFigureQueries(Book).Disputes(Reads, db, Scope, At, Span)
        : new FigureQueries(Book).Disputes(Reads, db, Scope, At, Span);

    public RepeatTotals RepeatTotals(BasicControlDb db) => OfIncidents
        ? new IncidentFigureQueries(Book).Repeats(Reads, db, Scope, Zone, At, Span)
        : new FigureQueries(Book).Repeats(Reads, db, Scope, Zone, At, Span);

    /// <summary>The totals for machines. Disputes and repeat addresses are read for those who want them only.</summary>
    public OrderedDictionary<string, object?> Document(BasicControlDb db, FigureParts parts)
    {
        var totals = OfIncidents ? FigureDocument.Of(IncidentTotals(db), Zone, At) : FigureDocument.Of(OrderTotals(db), Zone, At);
        if (parts.HasFlag(FigureParts.Disputes))
        {
            totals = (OfIncidents ? totals : totals.With(Settled(db))).With(DisputeTotals(db));
        }

        return parts.HasFlag(FigureParts.Repeats) ? totals.With(RepeatTotals(db), OfIncidents) : totals;
    }

    public Rate Settled(BasicControlDb db) => new FigureQueries(Book).Settled(Reads, db, Scope, At, Span);
}
