using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using Microsoft.Extensions.Logging;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>What the heat counts live on: the store to begin with, the feed to follow, the organisation and the clock.</summary>
public sealed record HeatInputs(StoreReader Reader, ChangeFeed Feed, OrganisationBook Book, TimeProvider Clock);

/// <summary>
/// The heat counts of all cities: read from the store beside the start of the program, then kept by folding the feed. A
/// question folds what has arrived before it is answered, so its answer knows every change published before it.
/// </summary>
public sealed class HeatCubes : IAsyncDisposable
{
    private readonly HeatInputs _inputs;
    private readonly HeatOptions _options;
    private readonly ChangeTail _tail;
    private readonly FreshReader<HeatCubeSet> _reader;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Task _loop;
    private HeatCubeSet? _cubes;

    private HeatCubes(HeatInputs inputs, HeatOptions options)
    {
        (_inputs, _options) = (inputs, options);

        // First listen, then read: what is committed in between arrives in both and is folded once, by its position.
        _tail = new ChangeTail(inputs.Feed);
        _reader = new FreshReader<HeatCubeSet>(
            inputs.Reader, inputs.Clock, new(options.CheckEvery, options.FoldGap, options.TailBound, options.Log, "heat counts"),
            new HeatReading(inputs.Book, options).Read, (folded, fresh) => HeatDifference.Report(folded, fresh, options.Log), (_, _) => { });
        _loop = Task.Run(Follow, CancellationToken.None);
    }

    /// <summary>Done once the counts are there.</summary>
    public Task Ready => _ready.Task;

    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    /// <summary>Rough size in memory of all cities' counts, in bytes.</summary>
    public long Bytes => _cubes is null ? 0 : Read(cubes => cubes.All.Values.Sum(cube => cube.Bytes));

    /// <summary>Begins to read and follow; returns at once.</summary>
    /// <exception cref="ArgumentException">An option is out of its bounds; names it.</exception>
    public static HeatCubes Start(HeatInputs inputs, HeatOptions options)
    {
        options.Check();
        return new HeatCubes(inputs, options);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        await _reader.DisposeAsync();
        _tail.Dispose();
        _ready.TrySetCanceled();
        _stop.Dispose();
    }

    /// <summary>Looks at the counts as they stand now, at everything that has been published. Call once they are <see cref="Ready"/>.</summary>
    internal T Read<T>(Func<HeatCubeSet, T> look)
    {
        lock (_gate)
        {
            Fold();
            return look(_cubes!);
        }
    }

    private async Task Follow()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (_cubes is null)
                {
                    await Begin();
                }

                await _tail.Wait(_inputs.Clock, RealTime.Span(_inputs.Clock, _options.FoldGap), _stop.Token);
                lock (_gate)
                {
                    Fold();
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // the counts must not stand still for ever because one step failed
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _options.Log.LogError(fault, "The heat counts failed at {Position}.", _cubes?.Position);
                await Pause();
            }
        }
    }

    private async Task Begin()
    {
        var reading = new HeatReading(_inputs.Book, _options);
        var cubes = await _inputs.Reader.Read(db => reading.Read(db, _inputs.Clock.UtcNow(), _stop.Token), _stop.Token);
        lock (_gate)
        {
            _cubes = cubes;
            Fold();
        }

        _ready.TrySetResult();
    }

    private async Task Pause()
    {
        try
        {
            await Task.Delay(RealTime.Span(_inputs.Clock, _options.FoldGap), _inputs.Clock, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The loop ends at its next turn.
        }
    }

    /// <summary>Folds what has arrived and moves T. Held under the gate.</summary>
    private void Fold()
    {
        while (_tail.TryTake(out var changes))
        {
            foreach (var change in changes)
            {
                _reader.Keep(change);
                _cubes!.Apply(change);
            }
        }

        _cubes!.Tick(_inputs.Clock.UtcNow());
        if (_cubes.NeedsReading)
        {
            _reader.Begin();
        }

        _reader.CheckWhenDue();
        _cubes = _reader.Settle(_cubes);
    }
}
