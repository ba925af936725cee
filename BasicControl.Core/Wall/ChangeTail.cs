using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Wall;

/// <summary>What the feed has published and the boards have not folded yet. A fold takes less than a commit, so it stays short.</summary>
internal sealed class ChangeTail : IDisposable
{
    private readonly Channel<IReadOnlyList<Change>> _arrived =
        Channel.CreateUnbounded<IReadOnlyList<Change>>(new() { SingleReader = true, SingleWriter = true });

    private readonly IDisposable _subscription;
    private Task? _arrival;

    public ChangeTail(ChangeFeed feed) => _subscription = feed.Subscribe(changes => _arrived.Writer.TryWrite(changes));

    public bool TryTake([MaybeNullWhen(false)] out IReadOnlyList<Change> changes) => _arrived.Reader.TryRead(out changes);

    /// <summary>Returns when changes have arrived or the pause, by this clock, is over.</summary>
    public async Task Wait(TimeProvider clock, TimeSpan pause, CancellationToken stop)
    {
        if (_arrival is null or { IsCompleted: true })
        {
            _arrival = _arrived.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(_arrival, Task.Delay(pause, clock, enough.Token));
        await enough.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _arrived.Writer.TryComplete();
    }
}

/// <summary>Spans of real time on a clock that may run at another pace.</summary>
internal static class RealTime
{
    /// <summary>The span of this clock that a span of real time is.</summary>
    public static TimeSpan Span(TimeProvider clock, TimeSpan real) => clock is PacedClock paced ? real * paced.Pace : real;
}
