using System.Collections.Immutable;

namespace BasicControl.Core.Changes;

/// <summary>
/// Hands durable changes on, in journal order, on the writer's own thread: a subscriber takes them quickly and does
/// its work elsewhere. A change is published after its commit and before its sender is answered.
/// </summary>
public sealed class ChangeFeed
{
    private ImmutableArray<Action<IReadOnlyList<Change>>> _subscribers = [];

    public IDisposable Subscribe(Action<IReadOnlyList<Change>> take)
    {
        ImmutableInterlocked.Update(ref _subscribers, (list, one) => list.Add(one), take);
        return new Subscription(this, take);
    }

    internal void Publish(IReadOnlyList<Change> changes)
    {
        foreach (var take in _subscribers)
        {
            take(changes);
        }
    }

    private sealed class Subscription(ChangeFeed feed, Action<IReadOnlyList<Change>> take) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref feed._subscribers, (list, one) => list.Remove(one), take);
    }
}
