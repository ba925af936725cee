using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;

namespace BasicControl.Core.Organisation;

/// <summary>A unit with everything below it, in the shape that a list reads: a whole city, or a set of units.</summary>
/// <param name="City">Set when the scope is a whole city.</param>
/// <param name="Units">Units that have stood below for ever, or that stand there at the instant, as it was asked for.</param>
public sealed record UnitScope(UnitId? City, IReadOnlyList<UnitId> Units)
{
    /// <summary>Units that stood below for a time, each with that time: records count that happened in it. Only of <see cref="OfEvents"/>.</summary>
    public IReadOnlyList<UnitSpan> Spans { get; init; } = [];

    /// <summary>What stood on or below a unit when it happened, as figures and heat counts mean it.</summary>
    public static UnitScope OfEvents(OrganisationBook book, Unit unit, bool own = false)
    {
        if (own || unit.Kind == UnitKind.City)
        {
            return Of(book, unit, DateTime.UnixEpoch, own);
        }

        var (steady, spans) = (new List<UnitId>(), new List<UnitSpan>());
        foreach (var one in book.Units.Where(one => one.CityId == unit.CityId).OrderBy(one => one.Id.Value))
        {
            if (one.Id == unit.Id)
            {
                steady.Add(one.Id);
            }
            else if (book.HasSteadyPath(one.Id))
            {
                if (book.PathOf(one.Id, DateTime.MaxValue).Contains(unit))
                {
                    steady.Add(one.Id);
                }
            }
            else
            {
                spans.AddRange(Times(book, one.Id, instant => book.PathOf(one.Id, instant).Contains(unit)));
            }
        }

        return new(null, steady) { Spans = spans };
    }

    /// <summary>How many ranges of an index by unit the scope is.</summary>
    public int Ranges => Units.Count + Spans.Count;

    /// <summary>The ranges of an index by unit and event time that the scope is.</summary>
    internal IEnumerable<string> RangesOf(KeysetSql sql, string column) =>
    [
        .. Units.Select(unit => $"unit_id = {sql.Bind(unit.Value)}"),
        .. Spans.Select(span => $"unit_id = {sql.Bind(span.Unit.Value)} AND {column} >= {sql.Bind(Instants.ToMilliseconds(span.From))} AND {column} < {sql.Bind(Instants.ToMilliseconds(span.To))}"),
    ];

    /// <summary>The scope as a filter that no index is chosen for.</summary>
    internal string FilterOf(KeysetSql sql, string column) => City is { } city
        ? $"+city_id = {sql.Bind(city.Value)}"
        : $"(+unit_id IN ({string.Join(", ", Units.Select(unit => unit.Value.ToString(CultureInfo.InvariantCulture)))}){string.Concat((this with { Units = [] }).RangesOf(sql, $"+{column}").Select(range => $" OR (+{range})"))})";

    internal static IEnumerable<UnitSpan> Times(OrganisationBook book, UnitId unit, Func<DateTime, bool> isUnder)
    {
        // The way up changes only where one of the links on some way up begins or ends.
        DateTime[] turns = [DateTime.MinValue, .. book.TurnsOf(unit), DateTime.MaxValue];
        for (var turn = 0; turn + 1 < turns.Length; turn++)
        {
            if (isUnder(turns[turn]))
            {
                yield return new(unit, turns[turn], turns[turn + 1]);
            }
        }
    }

    /// <param name="own">Only the unit itself.</param>
    public static UnitScope Of(OrganisationBook book, Unit unit, DateTime at, bool own = false) =>
        own ? new(null, [unit.Id])
        : unit.Kind == UnitKind.City
            ? new(unit.Id, [])
            : new(null, [.. book.SubtreeOf(unit.Id, at).OrderBy(id => id.Value)]);
}

/// <summary>A time in which a unit stood somewhere.</summary>
/// <param name="From">Included, UTC.</param>
/// <param name="To">Excluded, UTC.</param>
public readonly record struct UnitSpan(UnitId Unit, DateTime From, DateTime To);
