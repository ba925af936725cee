using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using Microsoft.Extensions.Logging;

namespace BasicControl.Core.Changes;

/// <summary>What is counted once from the store and then kept by folding changes and ticks. Single-threaded.</summary>
internal interface IFolded
{
    /// <summary>Position of the last change that was folded.</summary>
    long Position { get; }

    /// <summary>T, UTC; never goes back.</summary>
    DateTime At { get; }

    /// <summary>A change could not be folded: what is counted stands still and only the store can help.</summary>
    bool IsBroken { get; }

    /// <summary>Broken, or something has happened that only the store can tell the counts of.</summary>
    bool NeedsReading { get; }

    /// <summary>Folds a change; one at or before <see cref="Position"/> is known already.</summary>
    void Apply(in Change change);

    void Tick(DateTime now);
}

/// <param name="CheckEvery">How often what is folded is compared with what is read fresh; null: never.</param>
/// <param name="LeastGap">Least time between two readings.</param>
/// <param name="TailBound">Changes kept while the store is read; past it the reading is begun again.</param>
/// <param name="What">Word for the log.</param>
internal sealed record FreshReaderOptions(TimeSpan? CheckEvery, TimeSpan LeastGap, int TailBound, ILogger Log, string What);

/// <summary>
/// Reads counts from the store again, beside the folding: when a fault or a moved unit asks for it, and now and then as a
/// check. The changes that arrive meanwhile are kept and folded into the fresh counts as well; once both stand at the
/// same (P, T) they are compared, a difference is reported, and the fresh ones take over.
/// </summary>
/// <param name="read">Counts fresh from the store at an instant, in the read transaction it is given.</param>
/// <param name="differ">Compares and reports: folded, fresh.</param>
/// <param name="succeed">Called when the fresh counts take over: fresh, folded.</param>
internal sealed class FreshReader<TFolded>(
    StoreReader reader,
    TimeProvider clock,
    FreshReaderOptions options,
    Func<BasicControlDb, DateTime, CancellationToken, TFolded> read,
    Func<TFolded, TFolded, bool> differ,
    Action<TFolded, TFolded> succeed) : IAsyncDisposable
    where TFolded : class, IFolded
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Change> _kept = [];
    private Task _reading = Task.CompletedTask;
    private volatile TFolded? _fresh;
    private bool _isReading;
    private bool _isCheck;
    private long _beganAt = clock.GetTimestamp();

    /// <summary>Reads because the folded counts cannot be right any more; one reading is under way at a time.</summary>
    public void Begin() => Begin(isCheck: false);

    public void CheckWhenDue()
    {
        if (options.CheckEvery is { } every && clock.GetElapsedTime(_beganAt) >= every)
        {
            Begin(isCheck: true);
        }
    }

    /// <summary>Keeps a change for the counts that are being read.</summary>
    public void Keep(in Change change)
    {
        if (_isReading)
        {
            _kept.Add(change);
        }
    }

    /// <summary>Puts the fresh counts in the place of the folded ones, once they are read, when they are needed or differ.</summary>
    public TFolded Settle(TFolded folded)
    {
        if (!_isReading || (_fresh is null && !_reading.IsCompleted && _kept.Count <= options.TailBound))
        {
            return folded;
        }

        if (_fresh is not { } fresh)
        {
            options.Log.LogWarning("The {What} could not be read from the store beside {Kept} changes; they are read again later.", options.What, _kept.Count);
            End();
            return folded;
        }

        foreach (var change in _kept)
        {
            fresh.Apply(change);
        }

        _kept.Clear();
        if (fresh.Position > folded.Position && !folded.IsBroken)
        {
            // The store is ahead of the feed by a commit that is about to be published.
            return folded;
        }

        End();
        fresh.Tick(folded.At);
        if (fresh.IsBroken || (_isCheck && !folded.NeedsReading && !differ(folded, fresh)))
        {
            return folded;
        }

        succeed(fresh, folded);
        return fresh;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _stop.Dispose();
    }

    private void Begin(bool isCheck)
    {
        if (_isReading || !_reading.IsCompleted || (!isCheck && clock.GetElapsedTime(_beganAt) < options.LeastGap))
        {
            return;
        }

        (_isReading, _isCheck, _fresh, _beganAt) = (true, isCheck, null, clock.GetTimestamp());
        _reading = Read();
    }

    private void End()
    {
        _kept.Clear();
        (_fresh, _isReading) = (null, false);
    }

    private async Task Read()
    {
        try
        {
            _fresh = await reader.Read(db => read(db, clock.UtcNow(), _stop.Token), _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // what is counted goes on as it is, and is read again
        catch (Exception fault)
#pragma warning restore CA1031
        {
            options.Log.LogError(fault, "The {What} could not be read from the store.", options.What);
        }
    }
}
