using System.Data;
using System.Data.Common;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders.Recent;

namespace BasicControl.Core.Figures.Drill;

/// <summary>What a drill sheet needs of an order; instants in milliseconds, as the store keeps them.</summary>
internal readonly record struct DrillOrder(long Id, UnitId Unit, PersonId? Officer, long Created, long? Due, long? Closed)
{
    public bool IsClosedAt(long at) => Closed <= at;

    public bool IsOverdueAt(long at) => Due < at && !IsClosedAt(at);
}

/// <summary>
/// Reads the orders that a period and the one before it are told by: those created in either, and those older ones that were
/// still open at the earlier instant, all within what the reader reaches. The recent ones are walked in memory, older ones read from the store.
/// </summary>
internal sealed class DrillRows(ScopeReach reach, BasicControlDb db, FigurePeriod period, FigurePeriod before, RecentOrders? recent)
{
    private const string Columns = "SELECT id, unit_id, officer_id, created_at, done_due, closed_at FROM work_orders WHERE state NOT IN (9, 10) AND ";

    private readonly long _at = Instants.ToMilliseconds(period.At);
    private readonly long _then = Instants.ToMilliseconds(before.At);
    private readonly long _start = Instants.ToMilliseconds(before.Start);

    /// <summary>A whole city: by the instant of creation, and by what is not closed.</summary>
    public IEnumerable<DrillOrder> OfCity(UnitId city) => Walk(set => set.Touching(city.Value, _start, _then, _at), $"+city_id = {Text(city.Value)}");

    /// <summary>Units: many of them as a city, by time.</summary>
    public IEnumerable<DrillOrder> OfUnits(IReadOnlyCollection<UnitId> units, bool wide) => Walk(
        set => set.Touching([.. units.Select(unit => unit.Value)], byOfficer: false, _start, _then, _at),
        $"{(wide ? "+" : "")}unit_id IN ({List(units.Select(unit => unit.Value))})");

    public IEnumerable<DrillOrder> OfOfficers(IReadOnlyCollection<PersonId> officers) => Walk(
        set => set.Touching([.. officers.Select(officer => officer.Value)], byOfficer: true, _start, _then, _at),
        $"officer_id IN ({List(officers.Select(officer => officer.Value))})");

    // The plus keeps a condition from choosing the index: each statement names the one that it walks.
    private IEnumerable<DrillOrder> Walk(Func<RecentOrderSet, IEnumerable<RecentOrder>> walk, string scope) => reach.Filter is null
        ? All(walk, scope)
        : All(walk, scope).Where(order => reach.Takes(order.Unit, Instants.FromMilliseconds(order.Created)));

    private IEnumerable<DrillOrder> All(Func<RecentOrderSet, IEnumerable<RecentOrder>> walk, string scope)
    {
        using (var view = recent?.View(db, Math.Min(_start, _then)))
        {
            if (view is not null)
            {
                foreach (var order in walk(view.Set))
                {
                    yield return Of(order);
                }

                yield break;
            }
        }

        string[] ranges =
        [
            $"created_at >= {Text(_start)} AND created_at <= {Text(_at)}",
            $"closed_at IS NULL AND +created_at < {Text(_start)}",
            $"closed_at > {Text(_then)} AND +created_at < {Text(_start)}",
        ];
        foreach (var order in ranges.SelectMany(range => Rows($"{scope} AND {range}")))
        {
            yield return order;
        }
    }

    private IEnumerable<DrillOrder> Rows(string where)
    {
        using var command = PlainSql.Command(db, Columns + where);
        using var reader = command.ExecuteReader(CommandBehavior.SequentialAccess);
        while (reader.Read())
        {
            yield return new(
                reader.GetInt64(0), reader.Unit(1), reader.PersonOrNull(2), reader.GetInt64(3), Number(reader, 4), Number(reader, 5));
        }
    }

    private static DrillOrder Of(RecentOrder order) => new(
        order.Id, new(order.Unit), order.Officer == 0 ? null : new PersonId(order.Officer), order.Created, Number(order.Due), Number(order.Closed));

    private static long? Number(long instant) => instant == Instant.Never ? null : instant;

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static string List(IEnumerable<long> ids) => string.Join(',', ids.Select(Text));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
