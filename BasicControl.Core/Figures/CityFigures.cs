using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Figures;

/// <summary>
/// What the wall of a city must show at T, counted fresh from the store: the same figures that a board keeps by folding
/// changes. Zero counts have no entry, so two of these can be compared entry by entry.
/// </summary>
/// <param name="At">T, UTC. Only records created (orders) or happened (incidents) by T are looked at.</param>
/// <param name="Span">The wall's span of local days.</param>
/// <param name="CountsIncidents">True when <see cref="UnitHours"/>, <see cref="UnitTypes"/> and <see cref="Cells"/> count incidents; else they count orders.</param>
/// <param name="Pending">Open orders by level, indexed by <see cref="Level"/>.</param>
/// <param name="Closure">Of the orders created in the span, closed by T.</param>
/// <param name="OnTime">Of the orders created in the span and closed by T with a due, closed by their due.</param>
/// <param name="Feedback24">Of the leads (pushed orders) created in the span, fed back by T and within 24 hours.</param>
/// <param name="DirectiveClosure">Of the directives created in the span, closed by T.</param>
/// <param name="DisputesToday">Disputes since local midnight: incidents, or orders where <paramref name="CountsIncidents"/> is false.</param>
/// <param name="Settled">Of the orders about disputes opened here in the span, settled at T.</param>
/// <param name="Units">By the unit that stands on the order; their sums are the city's totals.</param>
/// <param name="UnitHours">Records of the span by unit and local hour (0–23).</param>
/// <param name="UnitTypes">Records of the span by type and unit.</param>
/// <param name="Cells">Records of the span by cell of 0.01°, floor(degrees × 100).</param>
/// <param name="Days">Every local day of the span, in order.</param>
/// <param name="Officers">Orders created in the span and closed by T, by officer.</param>
public sealed record CityFigures(
    DateTime At,
    DaySpan Span,
    bool CountsIncidents,
    IReadOnlyList<int> Pending,
    int Overdue,
    int CreatedToday,
    int ClosedToday,
    int IncidentsToday,
    int DisputesToday,
    Rate Closure,
    Rate OnTime,
    Rate Feedback24,
    Rate DirectiveClosure,
    Rate Settled,
    IReadOnlyDictionary<UnitId, UnitFigures> Units,
    IReadOnlyDictionary<(UnitId Unit, int Hour), int> UnitHours,
    IReadOnlyDictionary<(TermId Type, UnitId Unit), int> UnitTypes,
    IReadOnlyDictionary<(int Latitude, int Longitude), int> Cells,
    IReadOnlyList<DayFigures> Days,
    IReadOnlyDictionary<PersonId, OfficerFigures> Officers);

/// <param name="Open">Open at T, whenever created.</param>
/// <param name="Overdue">Of the open ones, past their due at T.</param>
/// <param name="Created">Created in the span.</param>
/// <param name="Closed">Of <paramref name="Created"/>, closed by T.</param>
/// <param name="DueAndClosed">Of <paramref name="Closed"/>, those with a due.</param>
/// <param name="OnTime">Of <paramref name="DueAndClosed"/>, closed by their due.</param>
public readonly record struct UnitFigures(int Open, int Overdue, int Created, int Closed, int DueAndClosed, int OnTime)
{
    public Rate ClosureRate => new(Closed, Created);

    public Rate OnTimeRate => new(OnTime, DueAndClosed);
}

/// <param name="Closed">Closed on the day (today: by T), whenever created.</param>
/// <param name="Open">Created on or before the day and not closed by its end (today: by T).</param>
public readonly record struct DayFigures(DateOnly Day, int Created, int Closed, int Open);

/// <param name="ClosedOnTime">Of <paramref name="Closed"/>, closed by their due.</param>
public readonly record struct OfficerFigures(int ClosedOnTime, int Closed);
