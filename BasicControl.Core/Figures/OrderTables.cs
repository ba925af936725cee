using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Figures;

/// <summary>What a table needs of an order.</summary>
internal readonly record struct OrderRow(
    DateTime CreatedAt, DateTime? Due, DateTime? ClosedAt, UnitId Unit, TermId Type, PersonId? Officer, TermId? Channel, TermId? Department, TermId? Status);

/// <summary>Builds tables and totals of orders from a stream of rows, reading it once.</summary>
internal sealed class OrderTables(OrganisationBook book, CityZone zone, DateTime at)
{
    private readonly FigureNames _names = new(book);

    public FigureTable By(FigureBy by, IEnumerable<OrderRow> rows) => by switch
    {
        FigureBy.Unit or FigureBy.Group => Groups(by, rows, row => row.Unit, _names.Of),
        FigureBy.Type => Groups(by, rows, row => (TermId?)row.Type, _names.Of),
        FigureBy.Officer => Groups(by, rows, row => row.Officer, _names.Of),
        FigureBy.Channel => Groups(by, rows, row => row.Channel, _names.Of),
        FigureBy.Department => Groups(by, rows, row => row.Department, _names.Of),
        FigureBy.Status => Groups(by, rows, row => row.Status, _names.Of),
        FigureBy.Weekday => Groups(by, rows, row => zone.DayOf(row.CreatedAt).DayOfWeek, FigureNames.Of),
        FigureBy.Day => Days(rows),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
    };

    public OrderTotals Totals(IEnumerable<OrderRow> rows, StepTotals steps)
    {
        var tally = new OrderTally(at);
        var (units, types, officers) = (new HashSet<UnitId>(), new HashSet<TermId>(), new HashSet<PersonId>());
        var statuses = new NameCounts<TermId>();
        var weekdays = new NameCounts<DayOfWeek>();
        foreach (var row in rows)
        {
            tally.Add(row.CreatedAt, row.Due, row.ClosedAt);
            units.Add(row.Unit);
            types.Add(row.Type);
            weekdays.Add(zone.DayOf(row.CreatedAt).DayOfWeek);
            if (row.Officer is { } officer)
            {
                officers.Add(officer);
            }

            if (row.Status is { } status)
            {
                statuses.Add(status);
            }
        }

        var figures = tally.Figures();
        return new(
            figures, figures.Counts.Created, units.Count, types.Count, officers.Count, statuses.MostFirst(id => _names.Of((TermId?)id)),
            [.. weekdays.ByName(FigureNames.Of)], steps);
    }

    private FigureTable Groups<TId>(FigureBy by, IEnumerable<OrderRow> rows, Func<OrderRow, TId> key, Func<TId, string> name)
    {
        // A struct around the key, since a nullable id is a key like any other here.
        var byId = new Dictionary<ValueTuple<TId>, OrderTally>();
        foreach (var row in rows)
        {
            var id = ValueTuple.Create(key(row));
            if (!byId.TryGetValue(id, out var tally))
            {
                byId[id] = tally = new OrderTally(at);
            }

            tally.Add(row.CreatedAt, row.Due, row.ClosedAt);
        }

        var groups = byId.GroupBy(group => name(group.Key.Item1), group => group.Value, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
        return new(by.KeyOf(), [by.KeyOf(), .. OrderFigures.Columns], [.. groups.Select(group => Line(group.Key, Whole(group)))]);
    }

    private OrderFigures Whole(IEnumerable<OrderTally> parts)
    {
        var whole = new OrderTally(at);
        foreach (var part in parts)
        {
            whole.Add(part);
        }

        return whole.Figures();
    }

    /// <summary>Every local day from the first creation to the day that T ends, those without an order too.</summary>
    private FigureTable Days(IEnumerable<OrderRow> rows)
    {
        var (created, closed, openMoves) = (new Dictionary<int, long>(), new Dictionary<int, long>(), new Dictionary<int, long>());
        foreach (var row in rows)
        {
            var day = zone.DayOf(row.CreatedAt).DayNumber;
            Raise(created, day, 1);
            Raise(openMoves, day, 1);
            if (row.ClosedAt is { } instant && instant <= at)
            {
                var end = zone.DayOf(instant).DayNumber;
                Raise(closed, end, 1);
                Raise(openMoves, Math.Max(day, end), -1);
            }
        }

        if (created.Count == 0)
        {
            return DayTable([]);
        }

        var first = created.Keys.Concat(closed.Keys).Min();
        var last = Math.Max(zone.DayOf(at.AddMilliseconds(-1)).DayNumber, created.Keys.Concat(closed.Keys).Max());
        var open = 0L;
        return DayTable(Enumerable.Range(first, last - first + 1).Select(day => (IReadOnlyList<object?>)
        [
            FigureNames.Of(DateOnly.FromDayNumber(day)), created.GetValueOrDefault(day), closed.GetValueOrDefault(day), open += openMoves.GetValueOrDefault(day),
        ]));
    }

    private static FigureTable DayTable(IEnumerable<IReadOnlyList<object?>> rows) => new("day", ["day", "created", "closed", "open_day_end"], [.. rows]);

    private static void Raise(Dictionary<int, long> counts, int day, int by) => counts[day] = counts.GetValueOrDefault(day) + by;

    private static IReadOnlyList<object?> Line(string name, OrderFigures figures) => [name, .. figures.Values];
}
