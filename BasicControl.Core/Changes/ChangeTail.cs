using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace BasicControl.Core.Changes;

/// <summary>What the feed has published and those who count have not folded yet. A fold takes less than a commit, so it stays short.</summary>
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
