using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Incidents;

/// <summary>A list of incidents as it is asked for, the latest first. What is null leaves nothing out.</summary>
public sealed record IncidentFilter
{
    /// <summary>The unit and everything below it.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>Only what names the unit itself, not what lies below it.</summary>
    public bool Own { get; init; }

    public Level? Level { get; init; }

    public TermId? Type { get; init; }

    public SourceId? Source { get; init; }

    public RecordTraits Traits { get; init; } = RecordTraits.Any;

    /// <summary>First instant, UTC.</summary>
    public DateTime? From { get; init; }

    /// <summary>End, UTC, exclusive.</summary>
    public DateTime? To { get; init; }

    /// <summary>The beginning of a number. A search by number looks at every incident: the other filters are at rest.</summary>
    public string? Number { get; init; }
}

/// <summary>A page of a list of incidents; addresses and texts are as stored, a list masks them.</summary>
/// <param name="Next">Opaque text for the next request, or null on the last page.</param>
/// <param name="LookedUpTo">When the page stopped looking before it was full: the instant it got to. More may follow.</param>
public sealed record IncidentPage(IReadOnlyList<Incident> Rows, string? Next, DateTime? LookedUpTo)
{
    /// <summary>A search by number stopped before it was full: more may follow, and a longer number finds it.</summary>
    public bool IsCut { get; init; }
}

/// <summary>An incident with the orders that were opened from it, the earliest first.</summary>
public sealed record IncidentFile(Incident Incident, IReadOnlyList<(WorkOrderId Id, string Number, WorkOrderState State)> Orders);

/// <summary>Reads incidents within a scope: lists by key, one incident with its orders.</summary>
public sealed class IncidentQueries(StoreReader reader, OrganisationBook book, TimeProvider clock)
{
    public const int PageSize = 50;

    private const int ExportPart = 2_000;

    private const int MostRanges = 24;
    private const string ByTime = "at";
    private const string ByNumber = "number";

    /// <summary>One page of a list, as things stand at an instant: incidents that happened later are not shown.</summary>
    /// <returns>
    /// Refusals: <c>list.cursor-unreadable</c> when the cursor was not made for this list, <c>access.out-of-scope</c> when the unit asked for
    /// lies beside the scope; one above it narrows to the scope.
    /// </returns>
    public async Task<Outcome<IncidentPage>> List(
        Scope scope, IncidentFilter filter, DateTime at, string? cursor = null, int size = PageSize, CancellationToken stop = default)
    {
        var order = filter.Number is null ? ByTime : ByNumber;
        ListCursor? after = null;
        if (cursor is not null && (!ListCursor.TryRead(cursor, order, out after) || after.Phase > 0))
        {
            return new Refusal("list.cursor-unreadable");
        }

        var narrowed = Within(scope, filter, at);
        return narrowed.TryGet(out var within) ? await reader.Read(db => Shown(Read(db, within, filter, at, after, size)), stop) : Outcome<IncidentPage>.Refused(narrowed.Refusals);
    }

    /// <summary>A whole list, read part by part while it is walked: for files. Empty when the unit asked for lies beside the scope.</summary>
    public IEnumerable<Incident> All(Scope scope, BasicControlDb db, IncidentFilter filter, DateTime at)
    {
        if (!Within(scope, filter, at).TryGet(out var within))
        {
            yield break;
        }

        ListCursor? after = null;
        while (true)
        {
            var page = Read(db, within, filter, at, after, ExportPart);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if (page.Next is null || !ListCursor.TryRead(page.Next, filter.Number is null ? ByTime : ByNumber, out after))
            {
                yield break;
            }
        }
    }

    /// <summary>The incident with those of its orders that the scope holds, or null when the scope holds none with this id.</summary>
    public Task<IncidentFile?> Find(Scope scope, IncidentId id, CancellationToken stop = default) => reader.Read(
        db =>
        {
            var incident = db.Incidents.FirstOrDefault(row => row.Id == id);
            var now = clock.UtcNow();
            if (incident is null || !book.Covers(scope, incident.UnitId, incident.At, now))
            {
                return null;
            }

            var orders = db.WorkOrders.Where(row => row.IncidentId == id).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
                .Select(row => new { row.Id, row.Number, row.State, row.UnitId, row.CreatedAt }).ToList();
            return new IncidentFile(incident, [.. orders.Where(row => book.Covers(scope, row.UnitId, row.CreatedAt, now)).Select(row => (row.Id, row.Number, row.State))]);
        },
        stop);

    internal (KeysetSql Sql, KeysetRange? Walk) Sql(ListScope within, IncidentFilter filter, DateTime at)
    {
        var sql = new KeysetSql("incidents", descending: filter.Number is null);
        return (sql, filter.Number is null ? Times(sql, within, filter, at) : Numbers(sql, within, filter.Number, at));
    }

    internal Outcome<ListScope> Within(Scope scope, IncidentFilter filter, DateTime at) =>
        ListScope.Of(book, scope, filter.Number is null ? filter.Unit : null, at, unit => UnitScope.OfEvents(book, unit, filter.Own));

    private IncidentPage Read(BasicControlDb db, ListScope within, IncidentFilter filter, DateTime at, ListCursor? after, int size)
    {
        if (within.IsNothing || (filter.Number is not null && !book.Sources.Any()))
        {
            return new([], null, null);
        }

        var order = filter.Number is null ? ByTime : ByNumber;
        var (sql, walk) = Sql(within, filter, at);
        var page = KeysetPage.Read<Incident>(
            db, sql, after, size, (key, id) => new(order, 0, key, id),
            row => new(order, 0, filter.Number is null ? Instants.ToMilliseconds(row.At) : row.ExternalNumber, row.Id.Value), walk);
        return new(page.Rows, page.Next?.Write(), page is { Cut: true, Next.Value: long key } ? Instants.FromMilliseconds(key) : null)
        {
            IsCut = page is { Cut: true, Next.Value: string },
        };
    }

    /// <summary>Where a search by number stopped is a number that the reader may not know: it is not given away to go on from.</summary>
    private static IncidentPage Shown(IncidentPage page) => page.IsCut ? page with { Next = null } : page;

    private KeysetRange Times(KeysetSql sql, ListScope within, IncidentFilter filter, DateTime at)
    {
        sql.Within($"at <= {sql.Bind(Instants.ToMilliseconds(at))}");
        if (filter.From is { } from)
        {
            sql.Within($"at >= {sql.Bind(Instants.ToMilliseconds(from))}");
        }

        if (filter.To is { } to)
        {
            sql.Within($"at < {sql.Bind(Instants.ToMilliseconds(to))}");
        }

        var walk = new KeysetRange("", "at");
        var scope = within.Main;
        if (scope is { City: null, Ranges: > 0 and <= MostRanges })
        {
            foreach (var range in scope.RangesOf(sql, "at"))
            {
                sql.Range(range, walk.Key);
            }
        }
        else
        {
            sql.Range(walk.Where, walk.Key);
            if (scope is not null)
            {
                sql.Filter(scope.FilterOf(sql, "at"));
            }
        }

        if (within.Also is { } also)
        {
            sql.Filter(also.FilterOf(sql, "at"));
        }

        Equal(sql, "level", (int?)filter.Level);
        Equal(sql, "type_id", filter.Type?.Value);
        Equal(sql, "source_id", filter.Source?.Value);
        filter.Traits.AddTo(sql, "at", filter.From, filter.To is { } before && before < at ? before : at.AddMilliseconds(1));
        return walk;
    }

    private KeysetRange? Numbers(KeysetSql sql, ListScope within, string number, DateTime at)
    {
        if (within.Reach is { } reach)
        {
            sql.Filter(reach.FilterOf(sql, "at"));
        }

        sql.Always($"+at <= {sql.Bind(Instants.ToMilliseconds(at))}");
        sql.Numbers(book.Sources.Select(source => (long)source.Id.Value).Order(), number);
        return null;
    }

    private static void Equal(KeysetSql sql, string column, long? value)
    {
        if (value is { } known)
        {
            sql.Filter($"+{column} = {sql.Bind(known)}");
        }
    }
}
