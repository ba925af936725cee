using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.Scoring.Board;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Wall;

/// <summary>
/// The board of one city: folds changes and ticks into counters and shows them as a snapshot. A figure is a function
/// of what was known (P) and of the instant (T): a change moves P, a tick moves T, and neither looks at the store.
/// Single-threaded; T never goes back.
/// </summary>
public sealed class CityBoard
{
    private readonly StationMap _stations;
    private readonly CityTally _tally;
    private readonly KeptOrders _kept = new();
    private readonly Dictionary<long, IncidentMarks> _coming = [];
    private readonly InstantHeap _comingAt = new();
    private readonly Queue<Change> _ticker = [];
    private readonly WallComposer _composer;
    private readonly int _tickerRows;
    private long _at;

    /// <summary>An empty board at an instant.</summary>
    public CityBoard(
        OrganisationBook book, FeedWatch feeds, TargetQueries targets, RubricBook rubrics, UnitId city, WallOptions options, DateTime at)
    {
        (City, _at, _tickerRows) = (city, Instants.ToMilliseconds(at), options.TickerRows);
        _stations = new StationMap(book);
        var zone = book.ZoneOf(city);
        _tally = new CityTally(new LocalDays(zone, options.WindowDays, _at), new LocalDays(zone, 2 * options.WindowDays, _at));
        Scores = new ScoreBoard(book, rubrics, city, options.WindowDays, at);
        _composer = new WallComposer(book, feeds, targets, city, options, _tally, _kept, _stations, Scores);
    }

    public UnitId City { get; }

    /// <summary>The scores of the window.</summary>
    public ScoreBoard Scores { get; }

    /// <summary>T, UTC.</summary>
    public DateTime At => Instants.FromMilliseconds(_at);

    /// <summary>Whether anything may look different from the last snapshot.</summary>
    public bool HasMoved { get; private set; } = true;

    /// <summary>Orders kept one by one.</summary>
    public int Kept => _kept.Count;

    /// <summary>The next instant at which something moves without a change; <see cref="DateTime.MaxValue"/> when nothing does.</summary>
    public DateTime NextInstant
    {
        get
        {
            var next = Math.Min(_tally.Days.End, Math.Min(_kept.NextInstant, _composer.NextInstant(_at)));
            next = _kept.NextDue == Instant.Never ? next : Math.Min(next, _kept.NextDue + 1);
            next = _comingAt.Count == 0 ? next : Math.Min(next, _comingAt.Top.At);
            next = Math.Min(next, Instants.ToMilliseconds(Scores.NextInstant));
            return next == Instant.Never ? DateTime.MaxValue : Instants.FromMilliseconds(next);
        }
    }

    internal DateTime WindowStart => Instants.FromMilliseconds(_tally.Days.Start);

    /// <summary>From here on disputes are counted: what the window is compared with.</summary>
    internal DateTime FarStart => Instants.FromMilliseconds(_tally.Far.Start);

    internal StationMap StationMap => _stations;

    /// <summary>Folds a change; one of another city leaves the figures as they are.</summary>
    public void Apply(in Change change)
    {
        Scores.Apply(change);
        switch (change.Event)
        {
            case OrderChanged order when order.After.City == City:
                Fold(change.SubjectId, order.Before, order.After);
                AddToTicker(change);
                break;
            case IncidentChanged incident when incident.After.City == City:
                Fold(change.SubjectId, incident.Before, incident.After);
                AddToTicker(change);
                break;
            case UnitChanged unit when unit.City == City:
                _stations.Forget();
                _composer.NamesMoved();
                HasMoved = true;
                break;
            case PersonChanged person when person.City == City:
                _composer.NamesMoved();
                HasMoved = true;
                break;
            case SourceChanged source when source.City == City:
                _composer.NamesMoved();
                HasMoved = true;
                break;
            case TargetSet target when target.Unit == City:
                HasMoved = true;
                break;
            case ContestAnswered answered when answered.City == City:
                HasMoved = true;
                break;
        }
    }

    /// <summary>Moves T; an instant that is not later does nothing.</summary>
    public void Tick(DateTime now)
    {
        var (before, at) = (_at, Instants.ToMilliseconds(now));
        if (at <= before)
        {
            return;
        }

        // What a day takes along when it leaves is a function of the record alone, so the window moves first and the
        // records after it in any order.
        HasMoved |= _tally.Roll(at) || _composer.NextInstant(before) <= at;
        while (_kept.TryTakeDue(at, out var order))
        {
            _tally.Move(order, before, order, at);
            _kept.Set(order, at);
            HasMoved = true;
        }

        while (_comingAt.Count > 0 && _comingAt.Top.At <= at)
        {
            var (instant, id) = _comingAt.Pop();
            if (_coming.TryGetValue(id, out var incident) && incident.At == instant)
            {
                _coming.Remove(id);
                _tally.Add(incident, at, 1);
                HasMoved = true;
            }
        }

        HasMoved |= _kept.DropPast(at);
        HasMoved |= Scores.Tick(now);
        _at = at;
    }

    /// <summary>Marks the board as moved when a feed has delivered or fallen silent since the last snapshot.</summary>
    public void LookAtFeeds() => HasMoved |= _composer.FeedsHaveMoved(At);

    /// <summary>Everything the wall shows at (position, T). Parts that did not change keep their instance and version.</summary>
    /// <param name="position">Journal position of the last change that was folded, or passed by.</param>
    public WallSnapshot Snapshot(long position)
    {
        HasMoved = false;
        return _composer.Compose(position, At, _ticker);
    }

    /// <summary>The same, all new, without being remembered as the last.</summary>
    internal WallSnapshot View(long position) => _composer.Apart().Compose(position, At, _ticker);

    /// <summary>Goes on with the snapshots of another board of the city.</summary>
    internal void Succeed(CityBoard other) => _composer.Succeed(other._composer);

    internal void Load(in OrderMarks order)
    {
        _tally.Add(order, _at, 1);
        _kept.Set(order, _at);
    }

    internal void Load(long id, in IncidentMarks incident)
    {
        if (incident.At > _at)
        {
            _coming[id] = incident;
            _comingAt.Push(incident.At, id);
            return;
        }

        _tally.Add(incident, _at, 1);
    }

    internal void AddToTicker(in Change change)
    {
        _ticker.Enqueue(change);
        if (_ticker.Count > _tickerRows)
        {
            _ticker.Dequeue();
        }

        HasMoved = true;
    }

    // What is kept of an order follows from its facts and T alone, so that one look among the kept is enough for a change,
    // and none for one of an order that was closed and stays so.
    private void Fold(long id, OrderFacts? before, OrderFacts after)
    {
        var wasCounted = before is { Counts: true };
        var old = wasCounted ? OrderMarks.Of(id, before!, _stations) : default;
        var wasKept = wasCounted && old.IsKeptAt(_at);
        if (!after.Counts)
        {
            Forget(wasKept, id);
            if (wasCounted)
            {
                _tally.Add(old, _at, -1);
            }

            return;
        }

        var now = OrderMarks.Of(id, after, _stations);
        if (!wasCounted)
        {
            _tally.Add(now, _at, 1);
        }
        else if (!old.CountsLike(now))
        {
            _tally.Move(old, _at, now, _at);
        }

        if (now.IsKeptAt(_at))
        {
            _kept.Keep(now, _at);
        }
        else
        {
            Forget(wasKept, id);
        }
    }

    private void Forget(bool isKept, long id)
    {
        if (isKept)
        {
            _kept.Remove(id);
        }
    }

    private void Fold(long id, IncidentFacts? before, IncidentFacts after)
    {
        if (before is not null && !_coming.Remove(id))
        {
            _tally.Add(IncidentMarks.Of(before, _stations), _at, -1);
        }

        Load(id, IncidentMarks.Of(after, _stations));
    }
}
