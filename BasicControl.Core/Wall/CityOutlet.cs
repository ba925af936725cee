using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace BasicControl.Core.Wall;

/// <summary>The latest snapshot of one city and those who take it. Takers see snapshots in order, each at most once.</summary>
internal sealed class CityOutlet(ILogger log)
{
    private readonly Lock _gate = new();
    private ImmutableArray<Action<WallSnapshot>> _takers = [];
    private volatile WallSnapshot? _latest;

    public WallSnapshot? Latest => _latest;

    public IDisposable Subscribe(Action<WallSnapshot> take)
    {
        lock (_gate)
        {
            _takers = _takers.Add(take);
            if (_latest is { } latest)
            {
                take(latest);
            }
        }

        return new Subscription(this, take);
    }

    public void Publish(WallSnapshot snapshot)
    {
        lock (_gate)
        {
            _latest = snapshot;
            foreach (var take in _takers)
            {
                Hand(snapshot, take);
            }
        }
    }

    private void Hand(WallSnapshot snapshot, Action<WallSnapshot> take)
    {
        try
        {
            take(snapshot);
        }
#pragma warning disable CA1031 // one bad taker must not keep the snapshot from the others
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogError(fault, "A taker of the wall of city {City} failed.", snapshot.Head.Value.City.Value);
        }
    }

    private void Remove(Action<WallSnapshot> take)
    {
        lock (_gate)
        {
            _takers = _takers.Remove(take);
        }
    }

    private sealed class Subscription(CityOutlet outlet, Action<WallSnapshot> take) : IDisposable
    {
        public void Dispose() => outlet.Remove(take);
    }
}
