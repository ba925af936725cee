using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Hubs;

namespace BasicControl.Web.Api;

/// <summary>
/// What a source can read back of a record that it sent. Address, text and exact place stay inside: they are personal
/// data, and reading those is a matter for a person who is logged in.
/// </summary>
internal static class IncidentLookup
{
    public static async Task Get(HttpContext http, OrganisationBook book, StoreReader reader, TimeProvider clock, string source, string number)
    {
        if (book.Source(source) is not { } known)
        {
            await Problem.Write(http, 404, new("source.unknown", "source", IncidentDraft.Shortened(source)));
            return;
        }

        // The server leaves an escaped slash in a path as it is.
        var whole = number.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var (scope, now) = (http.Reads(), clock.UtcNow());
        var view = await reader.Read(db => known.Makes == Makes.Incident ? Incident(scope, db, book, known, whole, now) : Order(scope, db, book, known, whole, now), http.RequestAborted);
        if (view is null) await Problem.Write(http, 404, new("incident.unknown", "number", known.Key, IncidentDraft.Shortened(number)));
        else await http.Response.WriteAsJsonAsync(view, WallJson.Options, http.RequestAborted);
    }

    private static RecordView? Incident(Scope scope, BasicControlDb db, OrganisationBook book, Source source, string number, DateTime now) =>
        db.Incidents.FirstOrDefault(row => row.SourceId == source.Id && row.ExternalNumber == number) is not { } row || !book.Covers(scope, row.UnitId, row.At, now)
            ? null
            : new(
                "incident", row.Id.Value, source.Key, number, row.At, row.RecordedAt, row.SourceUpdatedAt, row.Version, book.Term(row.TypeId).Name, row.Level,
                Of(book, row.UnitId), row.ChannelId is { } channel ? book.Term(channel).Name : null, null, null, null);

    private static RecordView? Order(Scope scope, BasicControlDb db, OrganisationBook book, Source source, string number, DateTime now) =>
        db.WorkOrders.FirstOrDefault(row => row.SourceId == source.Id && row.ExternalNumber == number) is not { } row || !book.Covers(scope, row.UnitId, row.CreatedAt, now)
            ? null
            : new(
                "order", row.Id.Value, source.Key, number, row.CreatedAt, row.RecordedAt, row.SourceUpdatedAt, row.Version, book.Term(row.TypeId).Name, row.Level,
                Of(book, row.UnitId), row.ChannelId is { } channel ? book.Term(channel).Name : null, row.State, row.DoneDue, row.ClosedAt);

    private static UnitView Of(OrganisationBook book, UnitId id) => book.Unit(id) is var unit ? new(id, unit.Code, new(unit.Name, unit.NameEn)) : default!;
}

/// <summary>A record as the centre holds it.</summary>
/// <param name="Kind"><c>incident</c> or <c>order</c>, as its source makes.</param>
/// <param name="At">When it happened or was created, UTC.</param>
/// <param name="RecordedAt">When the centre first took it, UTC.</param>
/// <param name="UpdatedAt">The source's time of the version that is held, UTC.</param>
/// <param name="Version">Rises with every change that was taken.</param>
/// <param name="State">Orders only.</param>
/// <param name="Due">Orders only, UTC.</param>
/// <param name="ClosedAt">Orders only, UTC.</param>
public sealed record RecordView(
    string Kind,
    long Id,
    string Source,
    string Number,
    DateTime At,
    DateTime RecordedAt,
    DateTime? UpdatedAt,
    int Version,
    string Type,
    Level Level,
    UnitView Unit,
    string? Channel,
    WorkOrderState? State,
    DateTime? Due,
    DateTime? ClosedAt);

/// <param name="Code">12-digit code, where the unit has one.</param>
public sealed record UnitView(UnitId Id, string? Code, LocalName Name);
