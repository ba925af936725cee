using System.Collections.Immutable;
using BasicControl.Core.Wall;

namespace BasicControl.Web.Hubs;

/// <summary>A frame of the wall as JSON bytes that every connection shares.</summary>
internal sealed record WallFrame(long Version, WallFrameJson Json);

/// <summary>
/// The frames of one city. Each is made once, when the first connection asks for it, and shared by all that stand at the
/// same version; only those that lead to the newest snapshot are kept.
/// </summary>
internal sealed class CityFrames
{
    private readonly Lock _lock = new();
    private readonly WallParts _parts = new();
    private readonly Dictionary<long, WallFrame> _made = [];
    private ImmutableArray<Action> _waiting = [];
    private WallSnapshot? _latest;

    /// <summary>Version of the newest snapshot; 0 before there is one.</summary>
    public long Version => Volatile.Read(ref _latest)?.Version ?? 0;

    /// <summary>Takes the newest snapshot and wakes who waits. Called on the publishing thread.</summary>
    public void Take(WallSnapshot snapshot)
    {
        lock (_lock)
        {
            _latest = snapshot;
            _made.Clear();
        }

        foreach (var wake in _waiting) wake();
    }

    /// <summary>What a screen at a version lacks, or null when it lacks nothing. 0 asks for the whole.</summary>
    public WallFrame? Since(long version)
    {
        lock (_lock)
        {
            if (_latest is not { } snapshot || snapshot.Version == version) return null;
            var since = version < snapshot.Version ? version : 0;
            if (!_made.TryGetValue(since, out var frame))
            {
                _made[since] = frame = new(snapshot.Version, new(_parts.Frame(snapshot, since)));
            }

            return frame;
        }
    }

    /// <summary>Calls after every new snapshot, on the publishing thread, until disposed.</summary>
    public IDisposable Subscribe(Action wake)
    {
        ImmutableInterlocked.Update(ref _waiting, (list, one) => list.Add(one), wake);
        return new Subscription(this, wake);
    }

    private sealed class Subscription(CityFrames frames, Action wake) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref frames._waiting, (list, one) => list.Remove(one), wake);
    }
}
