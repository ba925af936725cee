using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.WorkOrders;

/// <summary>
/// One list of orders as ranges of the indexes in <see cref="WorkOrderTable"/>. What is open at an instant lies in two
/// ranges: never closed, and closed later than the instant (under a chosen clock, or from a source that runs ahead).
/// </summary>
/// <param name="within">What the reader reaches, and the unit asked for in it.</param>
internal sealed class OrderList(OrderFilter filter, ListScope within, DateTime at, IReadOnlyList<SourceId> sources)
{
    /// <summary>Units read as ranges of their own; above it the common range is walked and filtered.</summary>
    private const int MostRanges = 24;

    private const string Movable = "origin <> 1";

    private const string Final = "state NOT IN (9, 10)";

    private readonly long _at = Instants.ToMilliseconds(at);

    /// <summary>Name of the order, for cursors.</summary>
    public string Order => filter.Number is not null ? "number" : $"{filter.Stage}.{filter.EffectiveSort}".ToLowerInvariant();

    private bool Descending => filter.Number is null && filter.EffectiveSort != OrderSort.Due;

    public OrderPage Read(BasicControlDb db, ListCursor? after, int size, int reach = KeysetPage.Reach)
    {
        var rows = new List<WorkOrder>();
        if (within.IsNothing || (filter.Number is not null && sources.Count == 0))
        {
            return new([], null, null);
        }

        for (var phase = after?.Phase ?? 0; ; phase++)
        {
            if (rows.Count == size)
            {
                return new([.. rows.Select(row => OrderLine.Of(row, at))], HasRows(db, phase, reach) ? new ListCursor(Order, phase, 0L, 0).Write() : null, null);
            }

            var (sql, walk) = Sql(phase);
            var mine = phase;
            var page = KeysetPage.Read<WorkOrder>(
                db, sql, after?.Phase == phase ? after : null, size - rows.Count, (key, id) => new(Order, mine, key, id), row => At(row, mine), walk, reach);
            rows.AddRange(page.Rows);
            if (page.Next is not null)
            {
                return new([.. rows.Select(row => OrderLine.Of(row, at))], page.Next.Write(), page is { Cut: true, Next.Value: long key } && phase == 0 ? Instants.FromMilliseconds(key) : null)
                {
                    IsCut = page is { Cut: true, Next.Value: string },
                };
            }

            if (phase == LastPhase)
            {
                return new([.. rows.Select(row => OrderLine.Of(row, at))], null, null);
            }
        }
    }

    /// <summary>Whether a later phase has any row, or may have one behind what was looked at: the page before it was filled to the last place.</summary>
    private bool HasRows(BasicControlDb db, int phase, int reach)
    {
        var (sql, walk) = Sql(phase);
        var page = KeysetPage.Read<WorkOrder>(db, sql, null, 1, (key, id) => new(Order, phase, key, id), row => At(row, phase), walk, reach);
        return page.Rows.Count > 0 || page.Next is not null;
    }

    /// <summary>The statement of a phase, and the range that it walks along when it filters.</summary>
    internal (KeysetSql Sql, KeysetRange? Walk) Sql(int phase)
    {
        var sql = new KeysetSql("work_orders", Descending);
        var walk = filter.Number is not null ? Numbers(sql) : filter.EffectiveSort switch
        {
            OrderSort.Due => phase == 0 ? Due(sql) : WithoutDue(sql),
            OrderSort.Closed => Closed(sql),
            _ => Created(sql),
        };
        return (sql, walk);
    }

    internal int LastPhase => filter is { Number: null, Stage: OrderStage.Open, EffectiveSort: OrderSort.Due } ? 1 : 0;

    private KeysetRange Due(KeysetSql sql)
    {
        var overdue = filter.Stage == OrderStage.Overdue;
        var key = overdue ? "done_due" : "next_due";
        var open = new KeysetRange($"{(overdue ? "closed_at IS NULL" : Open)} AND {key} IS NOT NULL{Until(sql, key)}", key);
        sql.Range(open.Where, open.Key);
        sql.Range($"closed_at > {sql.Bind(_at)} AND done_due IS NOT NULL{Until(sql, "done_due")}", "done_due");
        Filters(sql, scoped: true);
        return open;
    }

    private KeysetRange WithoutDue(KeysetSql sql)
    {
        var open = new KeysetRange($"{Open} AND next_due IS NULL", "id");
        sql.Range(open.Where, open.Key);
        sql.Range($"closed_at > {sql.Bind(_at)} AND done_due IS NULL", KeysetSql.UnindexedId);
        Filters(sql, scoped: true);
        return open;
    }

    /// <summary>Never closed; of what is moved here an index of its own, so that a flood of other systems' orders is not walked.</summary>
    private string Open => filter.Movable ? $"closed_at IS NULL AND {Movable}" : "closed_at IS NULL";

    private string Until(KeysetSql sql, string key) => filter.Stage == OrderStage.Overdue ? $" AND {key} < {sql.Bind(_at)}" : "";

    private KeysetRange Closed(KeysetSql sql)
    {
        sql.Within($"closed_at <= {sql.Bind(_at)}");
        Between(sql.Within, sql, "closed_at", filter.ClosedFrom, filter.ClosedTo);
        var walk = new KeysetRange("", "closed_at");
        sql.Range(walk.Where, walk.Key);
        Filters(sql, scoped: true);
        return walk;
    }

    private KeysetRange Created(KeysetSql sql)
    {
        sql.Within($"created_at <= {sql.Bind(_at)}");
        Between(sql.Within, sql, "created_at", filter.CreatedFrom, filter.CreatedTo);
        var walk = new KeysetRange("", "created_at");
        var ranged = true;
        if (filter.Officer is { } officer)
        {
            sql.Range($"officer_id = {sql.Bind(officer.Value)}", walk.Key);
        }
        else if (within.Main is { City: null, Ranges: > 0 and <= MostRanges } scope)
        {
            foreach (var range in scope.RangesOf(sql, "created_at"))
            {
                sql.Range(range, walk.Key);
            }
        }
        else
        {
            ranged = false;
            sql.Range(walk.Where, walk.Key);
        }

        Filters(sql, scoped: !ranged || filter.Officer is not null);
        return walk;
    }

    /// <summary>A source's numbers are in its unique index; the numbers of all sources are merged.</summary>
    private KeysetRange? Numbers(KeysetSql sql)
    {
        sql.Numbers(sources.Select(source => (long)source.Value), filter.Number!);
        sql.Always($"+created_at <= {sql.Bind(_at)}");
        if (within.Reach is { } reach)
        {
            sql.Filter(reach.FilterOf(sql, "created_at"));
        }

        return null;
    }

    private void Filters(KeysetSql sql, bool scoped)
    {
        if (filter.EffectiveSort != OrderSort.Created)
        {
            sql.Always($"+created_at <= {sql.Bind(_at)}");
            Between(sql.Filter, sql, "+created_at", filter.CreatedFrom, filter.CreatedTo);
        }

        if (filter.EffectiveSort != OrderSort.Closed)
        {
            Between(sql.Filter, sql, "+closed_at", filter.ClosedFrom, filter.ClosedTo);
        }

        Stage(sql);
        if (scoped && within.Main is { } scope)
        {
            sql.Filter(scope.FilterOf(sql, "created_at"));
        }

        if (within.Also is { } also)
        {
            sql.Filter(also.FilterOf(sql, "created_at"));
        }

        if (filter.Movable)
        {
            sql.Filter($"+{Movable}");
        }

        Equal(sql, "level", (int?)filter.Level);
        Equal(sql, "kind", (int?)filter.Kind);
        Equal(sql, "type_id", filter.Type?.Value);
        Equal(sql, "source_id", filter.Source?.Value);
        filter.Traits.AddTo(sql, "created_at", filter.CreatedFrom, filter.CreatedTo is { } to && to < at ? to : at.AddMilliseconds(1));
        if (filter.EffectiveSort != OrderSort.Created)
        {
            Equal(sql, "officer_id", filter.Officer?.Value);
        }
    }

    private void Stage(KeysetSql sql)
    {
        if (filter.States.Count > 0)
        {
            sql.Filter($"state IN ({string.Join(", ", filter.States.Select(state => (int)state))})");
        }

        if (filter.Counted || filter.Stage is OrderStage.Open or OrderStage.Overdue)
        {
            sql.Always(Final);
        }

        if (filter is { Stage: OrderStage.Open, EffectiveSort: OrderSort.Created })
        {
            sql.Filter($"(closed_at IS NULL OR closed_at > {sql.Bind(_at)})");
        }

        if (filter is { Stage: OrderStage.Closed, EffectiveSort: OrderSort.Created })
        {
            sql.Filter($"closed_at <= {sql.Bind(_at)}");
        }
    }

    private static void Between(Action<string> add, KeysetSql sql, string column, DateTime? from, DateTime? to)
    {
        if (from is { } first)
        {
            add($"{column} >= {sql.Bind(Instants.ToMilliseconds(first))}");
        }

        if (to is { } end)
        {
            add($"{column} < {sql.Bind(Instants.ToMilliseconds(end))}");
        }
    }

    private static void Equal(KeysetSql sql, string column, long? value)
    {
        if (value is { } known)
        {
            sql.Filter($"+{column} = {sql.Bind(known)}");
        }
    }

    private ListCursor At(WorkOrder row, int phase) => new(Order, phase, KeyOf(row, phase), row.Id.Value);

    private object KeyOf(WorkOrder row, int phase) => this switch
    {
        _ when filter.Number is not null => row.ExternalNumber,
        _ when phase == 1 => row.Id.Value,
        _ => Instants.ToMilliseconds(filter.EffectiveSort switch
        {
            OrderSort.Created => row.CreatedAt,
            OrderSort.Closed => row.ClosedAt!.Value,
            _ => (filter.Stage == OrderStage.Overdue || row.ClosedAt is not null ? row.DoneDue : row.NextDue)!.Value,
        }),
    };
}
