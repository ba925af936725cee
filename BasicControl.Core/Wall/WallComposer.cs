using System.Numerics;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring.Board;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Wall;

/// <summary>
/// Makes snapshots out of a board's counters. Its cost grows with units, types, officers and cells, never with the
/// number of orders; a part that comes out as before keeps its instance and version.
/// </summary>
internal sealed class WallComposer(
    OrganisationBook book, FeedWatch feeds, TargetQueries targets, UnitId city, WallOptions options, CityTally tally, KeptOrders kept, StationMap stations,
    ScoreBoard scores)
{
    private readonly WallFeeds _feeds = new(book, feeds, city);
    private readonly WallNames _names = new(book);
    private readonly GridComposer _grids = new(book, city, options);
    private readonly DisputeComposer _disputes = new(book, city, options, tally);
    private readonly QualityComposer _quality = new(book, scores);
    private (long Moves, int Rubric, DateOnly Today, long Names)? _scoresAt;
    private WallSnapshot? _last;
    private (long Moves, bool CountsIncidents, long Names)? _gridsAt;
    private long _namesMoved;

    public void NamesMoved() => _namesMoved++;

    /// <summary>A composer of the same board that remembers nothing.</summary>
    public WallComposer Apart() => new(book, feeds, targets, city, options, tally, kept, stations, scores);

    /// <summary>Goes on where another composer has ended.</summary>
    public void Succeed(WallComposer other) => _last = other._last;

    public bool FeedsHaveMoved(DateTime at) => _last is not null && !_feeds.Rows(at).SequenceEqual(_last.Feeds.Value);

    /// <summary>The next instant at which a feed falls silent or a target begins.</summary>
    public long NextInstant(long at)
    {
        var next = _feeds.NextSilence(at);
        foreach (var target in targets.Of(city))
        {
            var from = Instants.ToMilliseconds(target.From);
            next = from > at ? Math.Min(next, from) : next;
        }

        return next;
    }

    public WallSnapshot Compose(long position, DateTime at, IReadOnlyCollection<Change> ticker)
    {
        var version = (_last?.Version ?? 0) + 1;
        var countsIncidents = book.Sources.Any(source => source.CityId == city && source.Makes == Makes.Incident);
        var rows = StationRows();
        var (hours, types, map) = Grids(version, countsIncidents);
        return _last = new WallSnapshot(
            version, position, at,
            Part(version, _last?.Head, Head(countsIncidents)),
            FiguresPart(version, Figures(rows, countsIncidents, at)),
            ListPart(version, _last?.NextDue, kept.Queue(options.QueueRows, Instants.ToMilliseconds(at)).ConvertAll(Due)),
            ListPart(version, _last?.Stations, rows),
            hours, types, map,
            ListPart(version, _last?.Days, Days()),
            ListPart(version, _last?.Officers, Officers(at)),
            ListPart(version, _last?.Ticker, Ticker(ticker)),
            ListPart(version, _last?.Feeds, _feeds.Rows(at)),
            Scores(version))
        {
            Disputes = _disputes.Compose(version, _last?.Disputes, countsIncidents, _namesMoved, rows),
            Quality = _quality.Compose(version, _last?.Quality, _namesMoved, rows),
        };
    }

    private WallPart<ScoreSnapshot> Scores(long version)
    {
        var now = (scores.Moves, scores.Rubric.Version, scores.Today, _namesMoved);
        if (_last is not null && _scoresAt == now)
        {
            return _last.Scores;
        }

        _scoresAt = now;
        return Part(version, _last?.Scores, scores.Snapshot());
    }

    private static WallPart<T> Part<T>(long version, WallPart<T>? last, T value) =>
        last is not null && EqualityComparer<T>.Default.Equals(last.Value, value) ? last : new(version, value);

    private static WallPart<IReadOnlyList<T>> ListPart<T>(long version, WallPart<IReadOnlyList<T>>? last, IReadOnlyList<T> rows) =>
        last is not null && last.Value.SequenceEqual(rows) ? last : new(version, rows);

    private WallPart<WallFigures> FiguresPart(long version, WallFigures figures) =>
        _last?.Figures is { } last && last.Value.Pending.SequenceEqual(figures.Pending) && last.Value == figures with { Pending = last.Value.Pending }
            ? last
            : new(version, figures);

    private WallHead Head(bool countsIncidents)
    {
        var unit = book.Unit(city);
        return new(
            city, new(unit.Name, unit.NameEn), book.ZoneOf(city).Id, tally.Days.From, tally.Days.DayAt(tally.Days.Today), countsIncidents, _feeds.IsSample);
    }

    private WallFigures Figures(List<StationRow> rows, bool countsIncidents, DateTime at)
    {
        var today = tally.Days.Today;
        Rate closure = default, onTime = default;
        foreach (var row in rows)
        {
            closure = new(closure.Numerator + row.Closure.Numerator, closure.Denominator + row.Closure.Denominator);
            onTime = new(onTime.Numerator + row.OnTime.Numerator, onTime.Denominator + row.OnTime.Denominator);
        }

        return new(
            [.. tally.Pending], tally.Overdue, tally.Closed[today], tally.Created[today], tally.IncidentDays[today],
            closure, targets.ShareOf(FigureCodes.Closure, city, at), onTime, targets.ShareOf(FigureCodes.OnTime, city, at),
            new(tally.LeadsFedBack.Sum(), tally.Leads.Sum()), targets.ShareOf(FigureCodes.Feedback24, city, at),
            new(tally.DirectivesClosed.Sum(), tally.Directives.Sum()))
        {
            DisputesToday = (countsIncidents ? tally.IncidentDisputes : tally.OrderDisputes).OfDays(today, today + 1),
            Settled = Settled(rows),
            SettledTarget = targets.ShareOf(FigureCodes.Settled, city, at),
        };
    }

    private Rate Settled(List<StationRow> rows)
    {
        var (settled, disputes) = (0, 0);
        foreach (var row in rows)
        {
            settled += In(row.Unit.Value, Cohort.Settled);
            disputes += In(row.Unit.Value, Cohort.Dispute);
        }

        return new(settled, disputes);
    }

    private List<StationRow> StationRows()
    {
        var units = new HashSet<long>();
        foreach (var unit in book.Units)
        {
            if (unit.CityId == city && unit.Kind == UnitKind.Station)
            {
                units.Add(unit.Id.Value);
            }
        }

        units.UnionWith(tally.OpenByStation.Keys);
        units.UnionWith(tally.Stations.Keys);

        var rows = new List<StationRow>(units.Count);
        foreach (var unit in units)
        {
            rows.Add(new(
                new(unit), _names.Of(new UnitId(unit)), tally.OpenByStation.Of(unit), tally.OverdueByStation.Of(unit), In(unit, Cohort.Created),
                new(In(unit, Cohort.Closed), In(unit, Cohort.Created)), new(In(unit, Cohort.OnTime), In(unit, Cohort.DueAndClosed))));
        }

        rows.Sort((left, right) => _names.Compare(left.Unit, right.Unit));
        return rows;
    }

    private int In(long station, Cohort cohort) => tally.Stations.Of(station, BitOperations.Log2((uint)cohort));

    private (WallPart<WallGrid> Hours, WallPart<WallGrid> Types, WallPart<WallMap> Map) Grids(long version, bool countsIncidents)
    {
        var counts = countsIncidents ? tally.Incidents : tally.Orders;
        if (_last is not null && _gridsAt is { } known && known == (counts.Moves, countsIncidents, _namesMoved))
        {
            return (_last.HourGrid, _last.TypeGrid, _last.Map);
        }

        _gridsAt = (counts.Moves, countsIncidents, _namesMoved);
        var (hours, types, map) = _grids.Compose(counts);
        return (
            _last is not null && GridComposer.AreSame(_last.HourGrid.Value, hours) ? _last.HourGrid : new(version, hours),
            _last is not null && GridComposer.AreSame(_last.TypeGrid.Value, types) ? _last.TypeGrid : new(version, types),
            _last is not null && GridComposer.AreSame(_last.Map.Value, map) ? _last.Map : new(version, map));
    }

    /// <summary>Open at the end of each day, walked back from what is open now.</summary>
    private DayRow[] Days()
    {
        var rows = new DayRow[tally.Days.Count];
        var open = tally.Pending.Sum();
        for (var day = rows.Length - 1; day >= 0; day--)
        {
            rows[day] = new(tally.Days.DayAt(day), tally.Created[day], tally.Closed[day], open);
            open += tally.Ended[day] - tally.Began[day];
        }

        return rows;
    }

    private List<OfficerRow> Officers(DateTime at)
    {
        var rows = new List<OfficerRow>();
        foreach (var (officer, closed) in tally.Officers.All)
        {
            if (closed >= options.OfficerLeastClosed)
            {
                rows.Add(new(new(officer), "", default, tally.Officers.Of(officer, measure: 1), closed));
            }
        }

        rows.Sort((left, right) => right.ClosedOnTime != left.ClosedOnTime
            ? right.ClosedOnTime.CompareTo(left.ClosedOnTime)
            : _names.Compare(left.Person, right.Person));
        return rows[..Math.Min(rows.Count, options.OfficerRows)].ConvertAll(row => row with
        {
            Name = _names.Of(row.Person),
            UnitName = book.UnitOf(row.Person, at) is { } unit ? _names.Of(unit) : default,
        });
    }

    private DueRow Due(OrderMarks order) => new(
        new(order.Id), order.Number, order.Level, order.Station, _names.Of(order.Station), _names.Of(order.Type), order.NextClock ?? OrderClock.Done,
        Instants.FromMilliseconds(order.NextDue));

    private List<TickerRow> Ticker(IReadOnlyCollection<Change> changes)
    {
        var rows = new List<TickerRow>(changes.Count);
        foreach (var change in changes)
        {
            rows.Add(change.Event switch
            {
                OrderChanged order => Row(change, order.After.Number, order.After.Level, order.After.Unit, order.After.CreatedAt, order.After.Type, order.After.State),
                IncidentChanged incident => Row(change, incident.Number, incident.After.Level, incident.After.Unit, incident.After.At, incident.After.Type, null),
                _ => throw new InvalidOperationException($"{change.Event.Kind} does not belong on the ticker."),
            });
        }

        rows.Reverse();
        return rows;
    }

    private TickerRow Row(in Change change, string number, Level level, UnitId unit, DateTime at, TermId type, WorkOrderState? state) => new(
        change.Position, change.HappenedAt, change.Event.Kind, number, level, _names.Of(stations.StationOf(unit, Instants.ToMilliseconds(at))), _names.Of(type), state);
}
