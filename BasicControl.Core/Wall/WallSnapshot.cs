using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Scoring.Board;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Wall;

/// <summary>
/// Everything the wall of one city shows, at one (position, instant). Immutable; parts that did not change are the
/// same instances as in the snapshot before, so a tile draws only when its part's version moved. Holds no personal
/// data of the public and no free text.
/// </summary>
/// <param name="Version">Raised by every publication, from 1.</param>
/// <param name="Position">Journal position: what was known.</param>
/// <param name="At">The instant T that the figures are judged at, UTC.</param>
public sealed record WallSnapshot(
    long Version,
    long Position,
    DateTime At,
    WallPart<WallHead> Head,
    WallPart<WallFigures> Figures,
    WallPart<IReadOnlyList<DueRow>> NextDue,
    WallPart<IReadOnlyList<StationRow>> Stations,
    WallPart<WallGrid> HourGrid,
    WallPart<WallGrid> TypeGrid,
    WallPart<WallMap> Map,
    WallPart<IReadOnlyList<DayRow>> Days,
    WallPart<IReadOnlyList<OfficerRow>> Officers,
    WallPart<IReadOnlyList<TickerRow>> Ticker,
    WallPart<IReadOnlyList<FeedRow>> Feeds,
    WallPart<ScoreSnapshot> Scores)
{
    public WallDisputes Disputes { get; init; } = WallDisputes.None;

    public WallPart<WallQuality> Quality { get; init; } = new(0, WallQuality.None);
}

/// <param name="Version">Snapshot version in which this part last changed.</param>
public sealed record WallPart<T>(long Version, T Value);

/// <param name="WindowFrom">First local day of the window: 30 whole days back by default.</param>
/// <param name="WindowTo">Today, local.</param>
/// <param name="CountsIncidents">True when grids and map count incidents; false when the city's sources bring orders only.</param>
public sealed record WallHead(
    UnitId City, LocalName Name, string Zone, DateOnly WindowFrom, DateOnly WindowTo, bool CountsIncidents, bool IsSample);

/// <param name="Pending">Open orders by level, indexed by <see cref="Level"/>.</param>
/// <param name="CreatedToday">Orders created since local midnight.</param>
/// <param name="ClosureTarget">0–1, or null without a target.</param>
/// <param name="Feedback24">Leads (pushed orders) of the window fed back within 24 hours; denominator 0 without leads.</param>
/// <param name="DirectiveClosure">Closure among directives; denominator 0 without directives.</param>
public sealed record WallFigures(
    IReadOnlyList<int> Pending,
    int Overdue,
    int ClosedToday,
    int CreatedToday,
    int IncidentsToday,
    Rate Closure,
    double? ClosureTarget,
    Rate OnTime,
    double? OnTimeTarget,
    Rate Feedback24,
    double? Feedback24Target,
    Rate DirectiveClosure)
{
    /// <summary>Disputes since local midnight: incidents, or orders where the city's sources bring orders only.</summary>
    public int DisputesToday { get; init; }

    /// <summary>Of the disputes opened as orders in the window, settled and not come in again; denominator 0 without such orders.</summary>
    public Rate Settled { get; init; }

    public double? SettledTarget { get; init; }

    public int Open => Pending.Sum();
}

/// <summary>An open order whose next clock is the nearest to run out.</summary>
public sealed record DueRow(WorkOrderId Order, string Number, Level Level, UnitId Unit, LocalName UnitName, LocalName TypeName, OrderClock Clock, DateTime Due);

/// <param name="Closure">Closed of the orders created in the window.</param>
/// <param name="OnTime">Closed by due among closed with due.</param>
public sealed record StationRow(UnitId Unit, LocalName Name, int Open, int Overdue, int Created, Rate Closure, Rate OnTime);

/// <summary>A grid of counts: <c>Cells[row * Columns.Count + column]</c>.</summary>
/// <param name="RowKeys">Id behind each row (unit or term), for links.</param>
/// <param name="ColumnKeys">Id behind each column (unit), or the hour.</param>
/// <param name="Cut">Rows left out because the grid is bounded.</param>
public sealed record WallGrid(
    IReadOnlyList<LocalName> Rows, IReadOnlyList<long> RowKeys, IReadOnlyList<LocalName> Columns, IReadOnlyList<long> ColumnKeys, IReadOnlyList<int> Cells, int Cut);

/// <param name="Units">Count per unit in the window.</param>
/// <param name="Cells">Counts per 0.01° cell: never an address.</param>
public sealed record WallMap(IReadOnlyList<MapUnit> Units, IReadOnlyList<MapCell> Cells)
{
    /// <summary>Cells left out because the map is bounded; the fullest are kept.</summary>
    public int Cut { get; init; }
}

public readonly record struct MapUnit(UnitId Unit, int Count);

/// <param name="Latitude">floor(latitude × 100).</param>
/// <param name="Longitude">floor(longitude × 100).</param>
public readonly record struct MapCell(int Latitude, int Longitude, int Count);

/// <param name="Open">Created on or before the day and not closed by its end (today: by now).</param>
public readonly record struct DayRow(DateOnly Day, int Created, int Closed, int Open);

public sealed record OfficerRow(PersonId Person, string Name, LocalName UnitName, int ClosedOnTime, int Closed);

/// <param name="Kind">Kind of the change: <c>order.opened</c>, <c>order.moved</c>, <c>incident.recorded</c> …</param>
/// <param name="State">State after, for orders.</param>
public sealed record TickerRow(
    long Position, DateTime At, string Kind, string Number, Level Level, LocalName UnitName, LocalName TypeName, WorkOrderState? State);

/// <param name="LastArrival">Record time, or null: never.</param>
/// <param name="IsSilent">Past its expected interval.</param>
public sealed record FeedRow(string Key, LocalName Name, DateTime? LastArrival, long? ExpectedIntervalMs, bool IsSilent, bool MakesOrders);
