using System.Data.Common;
using System.Globalization;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.WorkOrders;
using BasicControl.Core.WorkOrders.Recent;

namespace BasicControl.Core.Scoring;

/// <summary>Takes facts one by one as they are read.</summary>
internal interface IFactSink
{
    /// <summary>An order of the scope, whether or not it tells a fact.</summary>
    void Order(in ScoredOrder order);

    /// <param name="mark">Its mark, or 0.</param>
    void Fact(long order, in PlainFact fact, long mark);
}

/// <summary>
/// Reads the facts of a span from the store: plain columns of the orders whose life touches the span, and the marks in
/// it. Facts are handed over as they are at the instant; those before the span only while they run.
/// </summary>
internal sealed class FactReading(BasicControlDb db, DateTime from, DateTime at, RecentOrders? recent = null)
{
    /// <summary>Columns that <see cref="OrderOf"/> reads, in order.</summary>
    public const string Columns = RecentOrder.Facts;

    private const string Counts = "state NOT IN (9, 10)";

    private readonly long _from = Instants.ToMilliseconds(from);
    private readonly long _at = Instants.ToMilliseconds(at);

    /// <summary>Everything of a person.</summary>
    public void OfPeople(IReadOnlyCollection<long> people, IFactSink sink)
    {
        if (people.Count == 0)
        {
            return;
        }

        if (Recent(people, byOfficer: true, sink))
        {
            return;
        }

        var list = List(people);
        Orders($"officer_id IN ({list})", sink);
        Marks($"m.person_id IN ({list})", sink);
    }

    /// <summary>Everything of orders that stand in the units.</summary>
    public void OfUnits(IReadOnlyCollection<long> units, IFactSink sink)
    {
        if (units.Count == 0)
        {
            return;
        }

        if (Recent(units, byOfficer: false, sink))
        {
            return;
        }

        var list = List(units);
        Orders($"unit_id IN ({list})", sink);
        Marks($"m.unit_id IN ({list})", sink);
    }

    public static ScoredOrder OrderOf(DbDataReader row, int first = 0) => new(
        row.GetInt64(first), Id(row, first + 1), row.GetInt64(first + 2), (Origin)row.GetInt32(first + 3) == Origin.External,
        (OrderKind)row.GetInt32(first + 4) == OrderKind.Pushed, (OrderConduct)row.GetInt32(first + 5), row.GetInt64(first + 6), At(row, first + 7),
        At(row, first + 8), At(row, first + 9), At(row, first + 10), At(row, first + 11), At(row, first + 12), At(row, first + 13),
        !row.IsDBNull(first + 14) && row.GetInt32(first + 14) != (int)Settlement.None, At(row, first + 15));

    /// <summary>The fact that a mark tells.</summary>
    public static PlainFact FactOf(MarkKind kind, long person, long unit, long at) => new(RuleRegister.RuleOf(kind), person, unit, at, false);

    /// <summary>The same from memory, where the recent orders reach as far as the span.</summary>
    private bool Recent(IReadOnlyCollection<long> owners, bool byOfficer, IFactSink sink)
    {
        using var view = recent?.View(db, _from);
        if (view is null)
        {
            return false;
        }

        HashSet<long> keys = [.. owners];
        foreach (var order in view.Set.Touching(keys, byOfficer, _from, _from - 1, _at))
        {
            Tell(ScoredOrder.Of(order), sink);
        }

        foreach (var mark in view.Set.Marks)
        {
            if (mark.At >= _from && mark.At <= _at && keys.Contains(byOfficer ? mark.Person : mark.Unit)
                && FactOf(mark.Kind, mark.Person, mark.Unit, mark.At) is { Rule: not ScoreRule.None } fact)
            {
                sink.Fact(mark.Order, fact, mark.Id);
            }
        }

        return true;
    }

    // Three ranges of two indexes: born in the span, closed since it began, still open. The plus keeps a planner from
    // walking everything born before.
    private void Orders(string owners, IFactSink sink)
    {
        using var command = Command(
            $"""
            SELECT {Columns} FROM work_orders WHERE {owners} AND created_at >= @from AND created_at <= @at AND {Counts}
            UNION ALL SELECT {Columns} FROM work_orders WHERE {owners} AND closed_at >= @from AND +created_at < @from AND {Counts}
            UNION ALL SELECT {Columns} FROM work_orders WHERE {owners} AND closed_at IS NULL AND +created_at < @from AND {Counts}
            """);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            Tell(OrderOf(row), sink);
        }
    }

    private void Tell(in ScoredOrder order, IFactSink sink)
    {
        sink.Order(order);
        var facts = order.FactsAt(_at);
        foreach (ref readonly var fact in (ReadOnlySpan<OrderFact>)facts)
        {
            if (fact.Rule != ScoreRule.None && (fact.IsRunning || fact.At >= _from))
            {
                sink.Fact(order.Id, order.Whole(fact), 0);
            }
        }
    }

    /// <summary>Marks of orders that count: those of a cancelled or merged order tell nothing.</summary>
    private void Marks(string where, IFactSink sink)
    {
        using var command = Command(
            $"""
            SELECT m.order_id, m.kind, m.person_id, m.unit_id, m.at, m.id FROM order_marks m JOIN work_orders o ON o.id = m.order_id
            WHERE {where} AND m.at >= @from AND m.at <= @at AND o.{Counts}
            """);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var fact = FactOf((MarkKind)row.GetInt32(1), Id(row, 2), row.GetInt64(3), row.GetInt64(4));
            if (fact.Rule != ScoreRule.None)
            {
                sink.Fact(row.GetInt64(0), fact, row.GetInt64(5));
            }
        }
    }

    private DbCommand Command(string sql) => PlainSql.Command(db, sql, ("@from", _from), ("@at", _at));

    private static string List(IEnumerable<long> ids) => string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    private static long At(DbDataReader row, int column) => row.IsDBNull(column) ? ScoredOrder.Never : row.GetInt64(column);

    private static long Id(DbDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetInt64(column);
}
