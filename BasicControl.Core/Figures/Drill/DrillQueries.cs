using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders.Recent;

namespace BasicControl.Core.Figures.Drill;

/// <summary>
/// The figures of a unit told by the units below it, of a station by its officers, of an officer by the units that their orders
/// stand on; all of it counted within a scope. An order belongs to the unit that stands on it, and that unit to those above it at the instant of the order's creation.
/// </summary>
/// <param name="recent">The orders of the last months in memory; null: the store alone is asked.</param>
public sealed class DrillQueries(OrganisationBook book, RecentOrders? recent = null)
{
    /// <summary>Scopes of more units than these are read by time, not by unit.</summary>
    private const int FewUnits = 24;

    /// <summary>A unit by what lies right below it; its own orders are a line of their own.</summary>
    public DrillSheet ByUnit(Scope scope, BasicControlDb db, UnitId unit, FigurePeriod period) =>
        Sheet(scope, db, period, rows => Within(rows, unit), new BelowMap(book, unit).LineOf);

    /// <summary>A unit with everything below it by the officers that stand on its orders.</summary>
    public DrillSheet ByOfficer(Scope scope, BasicControlDb db, UnitId unit, FigurePeriod period)
    {
        var below = new BelowMap(book, unit);
        return Sheet(scope, db, period, rows => Within(rows, unit), order => below.LineOf(order) is null ? null : DrillKey.Of(order.Officer));
    }

    /// <summary>Some officers, each with all their orders, on whatever unit.</summary>
    public DrillSheet Officers(Scope scope, BasicControlDb db, IReadOnlyCollection<PersonId> officers, FigurePeriod period) =>
        Sheet(scope, db, period, rows => officers.Count == 0 ? [] : rows.OfOfficers(officers), order => DrillKey.Of(order.Officer));

    /// <summary>One officer by the units that their orders stand on.</summary>
    public DrillSheet Officer(Scope scope, BasicControlDb db, PersonId officer, FigurePeriod period) =>
        Sheet(scope, db, period, rows => rows.OfOfficers([officer]), order => DrillKey.Of(order.Unit));

    /// <summary>How many orders of some officers were created in a period: what a load is measured by.</summary>
    public long Created(Scope scope, BasicControlDb db, IReadOnlyCollection<PersonId> officers, FigurePeriod period)
    {
        var (start, end, at) = (Instants.ToMilliseconds(period.Start), Instants.ToMilliseconds(period.End), Instants.ToMilliseconds(period.At));
        return officers.Count == 0
            ? 0
            : new DrillRows(Reach(scope, period), db, period, period, recent).OfOfficers(officers).LongCount(order => order.Created >= start && order.Created < end && order.Created <= at);
    }

    private DrillSheet Sheet(Scope scope, BasicControlDb db, FigurePeriod period, Func<DrillRows, IEnumerable<DrillOrder>> read, Func<DrillOrder, DrillKey?> lineOf)
    {
        var before = period.Before();
        var all = new DrillTally(period, before);
        var tallies = new Dictionary<DrillKey, DrillTally>();
        foreach (var order in read(new DrillRows(Reach(scope, period), db, period, before, recent)))
        {
            if (lineOf(order) is not { } key)
            {
                continue;
            }

            if (!tallies.TryGetValue(key, out var tally))
            {
                tallies[key] = tally = new DrillTally(period, before);
            }

            tally.Add(order);
        }

        foreach (var tally in tallies.Values)
        {
            all.Add(tally);
        }

        var lines = tallies.Select(pair => new DrillLine(pair.Key, pair.Value.Figures())).Where(line => line.Figures != PeriodComparison.None)
            .OrderBy(line => line.Key.Kind).ThenBy(line => line.Key.Id).ToList();
        var total = all.Figures();
        return new(period, before, db.Changes.Max(row => (long?)row.Position) ?? 0, total, lines, new DrillMoves(db, period, tallies, lines).Of(total));
    }

    private ScopeReach Reach(Scope scope, FigurePeriod period) => ScopeReach.Of(book, scope, period.At);

    private IEnumerable<DrillOrder> Within(DrillRows rows, UnitId unit)
    {
        var known = book.Unit(unit);
        if (known.Kind == UnitKind.City)
        {
            return rows.OfCity(unit);
        }

        // Whatever stood below it at some time; each order is looked at again at its own instant.
        var units = book.EverBelow(unit);
        return rows.OfUnits(units, units.Count > FewUnits);
    }

    /// <summary>The line that an order belongs to on a unit's sheet, or null when its unit did not stand below at that instant.</summary>
    private sealed class BelowMap(OrganisationBook book, UnitId top)
    {
        private readonly Dictionary<UnitId, DrillKey?> _steady = [];

        public DrillKey? LineOf(DrillOrder order)
        {
            if (_steady.TryGetValue(order.Unit, out var known))
            {
                return known;
            }

            var path = book.PathOf(order.Unit, Instants.FromMilliseconds(order.Created));
            DrillKey? line = null;
            for (var height = 0; height < path.Count; height++)
            {
                if (path[height].Id == top)
                {
                    line = height == 0 ? DrillKey.Itself(top) : DrillKey.Of(path[height - 1].Id);
                }
            }

            if (book.HasSteadyPath(order.Unit))
            {
                _steady[order.Unit] = line;
            }

            return line;
        }
    }
}
