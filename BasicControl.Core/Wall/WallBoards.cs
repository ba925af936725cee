using System.Collections.Concurrent;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using Microsoft.Extensions.Logging;

namespace BasicControl.Core.Wall;

/// <summary>
/// The walls of all cities: boards read from the store at the start, then kept by folding the feed and ticking with the
/// clock. A city's first change after a quiet spell is published at once, then at most four snapshots a second, the
/// last state always.
/// </summary>
public sealed class WallBoards : IAsyncDisposable
{
    private readonly IWallInputs _inputs;
    private readonly WallOptions _options;
    private readonly ConcurrentDictionary<UnitId, CityOutlet> _outlets = new();
    private readonly ConcurrentDictionary<UnitId, LiveScores> _scores = new();
    private readonly Dictionary<UnitId, long> _publishedAt = [];
    private readonly ChangeTail _tail;
    private readonly FreshReader<BoardSet> _reader;
    private readonly CancellationTokenSource _stop = new();
    private BoardSet _boards;
    private long _feedsAt;
    private Task _loop = Task.CompletedTask;

    private WallBoards(IWallInputs inputs, WallOptions options, ChangeTail tail, BoardSet boards)
    {
        (_inputs, _options, _tail, _boards) = (inputs, options, tail, boards);
        _reader = new FreshReader<BoardSet>(
            inputs.Reader, inputs.Clock, new(options.CheckEvery, options.FeedGap, options.TailBound, options.Log, "boards"),
            (db, at, stop) => new BoardReading(inputs, options).Read(db, at, stop),
            (folded, fresh) => BoardDifference.Report(folded, fresh, options.Log),
            (fresh, folded) => fresh.Succeed(folded));
        _feedsAt = inputs.Clock.GetTimestamp();
    }

    /// <summary>Journal position up to which everything has been folded.</summary>
    public long Position => Volatile.Read(ref _boards).Position;

    /// <summary>Cities that have a wall.</summary>
    public IReadOnlyList<UnitId> Cities =>
        [.. _outlets.Where(outlet => outlet.Value.Latest is not null).Select(outlet => outlet.Key).OrderBy(city => city.Value)];

    /// <summary>Reads the boards and begins to follow. When it returns, every city's first snapshot is there.</summary>
    /// <param name="inputs">The opened centre. It outlives the boards.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds; names it.</exception>
    public static async Task<WallBoards> Start(IWallInputs inputs, WallOptions options, CancellationToken stop)
    {
        options.Check();

        // First listen, then read: what is committed in between arrives in both and is folded once, by its position.
        var tail = new ChangeTail(inputs.Feed);
        try
        {
            var read = new BoardReading(inputs, options);
            var boards = await inputs.Reader.Read(db => read.Read(db, inputs.Clock.UtcNow(), stop), stop);
            var walls = new WallBoards(inputs, options, tail, boards);
            walls.Step();
            walls._loop = Task.Run(walls.Follow, CancellationToken.None);
            return walls;
        }
        catch
        {
            tail.Dispose();
            throw;
        }
    }

    /// <summary>The last snapshot of a city, or null when there is no such city.</summary>
    public WallSnapshot? Latest(Scope scope, UnitId city) => !_inputs.Book.StandsIn(scope, city) ? null : _outlets.GetValueOrDefault(city)?.Latest;

    /// <summary>All scores of a city's window as of the last snapshot, for office lists: nothing is read from the store.</summary>
    public ScoreTable? Scores(Scope scope, UnitId city) => !_inputs.Book.Covers(scope, city, _inputs.Clock.UtcNow()) ? null : _scores.GetValueOrDefault(city)?.Table;

    /// <summary>The same with what says how long they stand; null before the first snapshot.</summary>
    public LiveScores? Live(UnitId city) => _scores.GetValueOrDefault(city);

    /// <summary>
    /// Hands over every snapshot of a city from now on, beginning at once with the latest if there is one. Takers are
    /// called one after the other on the publishing thread, so they only take and return. Dispose to end.
    /// </summary>
    public IDisposable Subscribe(UnitId city, Action<WallSnapshot> take) => Outlet(city).Subscribe(take);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        await _reader.DisposeAsync();
        _tail.Dispose();
        _stop.Dispose();
    }

    private CityOutlet Outlet(UnitId city) => _outlets.GetOrAdd(city, _ => new CityOutlet(_options.Log));

    private async Task Follow()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _tail.Wait(_inputs.Clock, Pause(), _stop.Token);
                Step();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a wall must not stand still for ever because one step failed
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _options.Log.LogError(fault, "The walls failed at {Position}; the boards are read again.", _boards.Position);
                _reader.Begin();
            }
        }
    }

    /// <summary>Folds what has arrived, moves T, and publishes what may be.</summary>
    private void Step()
    {
        while (_tail.TryTake(out var changes))
        {
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            foreach (var change in changes)
            {
                _reader.Keep(change);
                _boards.Apply(change);
            }

            WallMeter.Fold.Record(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        _boards.Tick(_inputs.Clock.UtcNow());
        if (_boards.NeedsReading)
        {
            _reader.Begin();
        }

        _reader.CheckWhenDue();
        _boards = _reader.Settle(_boards);
        LookAtFeeds();
        Publish();
    }

    private void LookAtFeeds()
    {
        if (_inputs.Clock.GetElapsedTime(_feedsAt) < _options.FeedGap)
        {
            return;
        }

        _feedsAt = _inputs.Clock.GetTimestamp();
        foreach (var board in _boards.All.Values)
        {
            board.LookAtFeeds();
        }
    }

    private void Publish()
    {
        foreach (var (city, board) in _boards.All)
        {
            if (board.HasMoved && UntilFree(city) <= TimeSpan.Zero)
            {
                _publishedAt[city] = _inputs.Clock.GetTimestamp();
                var snapshot = board.Snapshot(_boards.Position);
                _scores[city] = new(board.Scores.Latest!, board.Scores.From, _boards.Position, board.Scores.NextInstant);
                Outlet(city).Publish(snapshot);
                WallMeter.Published.Add(1);
            }
            else if (!board.HasMoved && !_boards.NeedsReading && _scores.GetValueOrDefault(city) is { } kept && kept.Position != _boards.Position)
            {
                // What has changed since was about something else.
                _scores[city] = kept with { Position = _boards.Position };
            }
        }
    }

    private TimeSpan UntilFree(UnitId city) =>
        _publishedAt.TryGetValue(city, out var at) ? _options.PublishGap - _inputs.Clock.GetElapsedTime(at) : TimeSpan.Zero;

    /// <summary>Time by the program's clock until something is to be done though no change arrives.</summary>
    private TimeSpan Pause()
    {
        var pause = RealTime.Span(_inputs.Clock, _options.FeedGap);
        foreach (var (city, board) in _boards.All)
        {
            var free = RealTime.Span(_inputs.Clock, UntilFree(city));
            var next = board.HasMoved ? TimeSpan.Zero : board.NextInstant - _boards.At;
            next = next > free ? next : free;
            pause = next < pause ? next : pause;
        }

        return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }
}
