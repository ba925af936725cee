using System.Globalization;
using System.Linq.Expressions;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Organisation;

/// <summary>
/// The records that a scope reaches at T, made once for a question: those of the units that stand in it at T, and of the others
/// those that happened while they did (<see cref="ScopeCheck"/> says the same of one record).
/// </summary>
public sealed class ScopeReach
{
    private readonly OrganisationBook _book;
    private readonly HashSet<UnitId> _units;
    private readonly ILookup<UnitId, UnitSpan> _spans;

    private ScopeReach(OrganisationBook book, UnitScope? filter)
    {
        (_book, Filter) = (book, filter);
        _units = [.. filter?.Units ?? []];
        _spans = (filter?.Spans ?? []).ToLookup(span => span.Unit);
    }

    /// <summary>The shape that a list reads; null: everything.</summary>
    public UnitScope? Filter { get; }

    public bool IsNothing => Filter is { City: null, Ranges: 0 };

    /// <param name="at">T, UTC.</param>
    public static ScopeReach Of(OrganisationBook book, Scope scope, DateTime at)
    {
        if (scope.IsEverything)
        {
            return new(book, null);
        }

        var roots = scope.Roots.Where(id => book.TryUnit(id, out _)).ToList();
        if (roots is [var only] && book.Unit(only).Kind == UnitKind.City)
        {
            return new(book, new(only, []));
        }

        var cities = roots.Select(id => book.Unit(id).CityId).ToHashSet();
        var (units, spans) = (new List<UnitId>(), new List<UnitSpan>());
        foreach (var one in book.Units.Where(one => cities.Contains(one.CityId)).OrderBy(one => one.Id.Value))
        {
            if (book.Covers(scope, one.Id, at))
            {
                units.Add(one.Id);
            }
            else if (!book.HasSteadyPath(one.Id))
            {
                spans.AddRange(UnitScope.Times(book, one.Id, instant => book.Covers(scope, one.Id, instant)));
            }
        }

        return new(book, new(null, units) { Spans = spans });
    }

    /// <summary>Whether a record of the unit is in it.</summary>
    /// <param name="happenedAt">Event time of the record, UTC.</param>
    public bool Takes(UnitId unit, DateTime happenedAt) =>
        Filter is not { } filter
        || (filter.City is { } city ? _book.TryUnit(unit, out var known) && known.CityId == city
            : _units.Contains(unit) || _spans[unit].Any(span => happenedAt >= span.From && happenedAt < span.To));

    /// <summary>Narrows rows to those that are in it.</summary>
    /// <param name="cityOf">The column of the city.</param>
    /// <param name="unitOf">The column of the unit.</param>
    /// <param name="happenedAt">The column of the event time.</param>
    internal IQueryable<TRow> Narrow<TRow>(
        IQueryable<TRow> rows, Expression<Func<TRow, UnitId>> cityOf, Expression<Func<TRow, UnitId>> unitOf, Expression<Func<TRow, DateTime>> happenedAt)
    {
        if (Filter is not { } filter)
        {
            return rows;
        }

        if (filter.City is { } city)
        {
            return rows.Where(Expression.Lambda<Func<TRow, bool>>(Expression.Equal(cityOf.Body, Expression.Constant(city)), cityOf.Parameters));
        }

        var row = unitOf.Parameters[0];
        var at = new Renamed(happenedAt.Parameters[0], row).Visit(happenedAt.Body);
        var units = filter.Units.ToList();
        Expression isIn = Expression.Call(Expression.Constant(units), nameof(List<>.Contains), null, unitOf.Body);
        foreach (var span in filter.Spans)
        {
            isIn = Expression.OrElse(isIn, Expression.AndAlso(
                Expression.Equal(unitOf.Body, Expression.Constant(span.Unit)),
                Expression.AndAlso(
                    Expression.GreaterThanOrEqual(at, Expression.Constant(span.From)), Expression.LessThan(at, Expression.Constant(span.To)))));
        }

        return rows.Where(Expression.Lambda<Func<TRow, bool>>(isIn, row));
    }

    /// <summary>Writes the condition for plain SQL over columns of integers, or null when everything is in it.</summary>
    /// <param name="table">The table's name or short name, with its point; empty for none.</param>
    /// <param name="happenedAt">The column of the event time.</param>
    internal string? Sql(string table, string happenedAt)
    {
        if (Filter is not { } filter)
        {
            return null;
        }

        if (filter.City is { } city)
        {
            return string.Create(CultureInfo.InvariantCulture, $"+{table}city_id = {city.Value}");
        }

        var units = string.Join(", ", filter.Units.Select(unit => unit.Value.ToString(CultureInfo.InvariantCulture)));
        var spans = filter.Spans.Select(span => string.Create(
            CultureInfo.InvariantCulture,
            $" OR (+{table}unit_id = {span.Unit.Value} AND +{table}{happenedAt} >= {Clock.Instants.ToMilliseconds(span.From)} AND +{table}{happenedAt} < {Clock.Instants.ToMilliseconds(span.To)})"));
        return $"(+{table}unit_id IN ({units}){string.Concat(spans)})";
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
