using System.Collections.Immutable;

namespace BasicControl.Web.Live;

/// <summary>
/// The heartbeat of all walls: one timer for the whole program, in the world's time. Each wall draws every beat, so that a
/// quiet night and a dead server look different.
/// </summary>
public sealed class WallPulse : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private ImmutableArray<Action<long>> _subscribers = [];
    private long _beat;

    /// <summary>Number of the last beat since the program started.</summary>
    public long Beat => Volatile.Read(ref _beat);

    /// <param name="take">Gets the beat's number, on the timer's thread; must be quick.</param>
    public IDisposable Subscribe(Action<long> take)
    {
        ImmutableInterlocked.Update(ref _subscribers, (list, one) => list.Add(one), take);
        return new Subscription(this, take);
    }

    /// <summary>Gives one beat.</summary>
    internal void Give()
    {
        var beat = Interlocked.Increment(ref _beat);
        foreach (var take in _subscribers)
        {
            take(beat);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Give();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the host, whether it was stopped or only disposed.
        }
    }

    private sealed class Subscription(WallPulse pulse, Action<long> take) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref pulse._subscribers, (list, one) => list.Remove(one), take);
    }
}
