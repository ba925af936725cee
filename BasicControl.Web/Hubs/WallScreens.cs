using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Hubs;

/// <summary>
/// The screens that are connected. Each has at most one frame under way: while it is being taken, newer snapshots only
/// raise a flag, and the next frame leads from what the screen has to the newest state. A slow screen skips, it never queues.
/// </summary>
internal sealed class WallScreens(IHubContext<WallHub> hub, IOptions<HubSettings> settings, ILogger<WallScreens> log)
{
    public const string Snapshot = "snapshot";
    public const string Parts = "parts";

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _screens = new();

    public int Count => _screens.Count;

    /// <summary>Begins to feed a connection; one that is fed already moves to this city.</summary>
    /// <returns>False when there are as many screens as may be.</returns>
    public bool TryJoin(string connection, CityFrames frames)
    {
        Leave(connection);
        var stop = new CancellationTokenSource();
        if (_screens.Count >= settings.Value.Screens || !_screens.TryAdd(connection, stop))
        {
            stop.Dispose();
            return false;
        }

        _ = Feed(connection, frames, stop.Token);
        return true;
    }

    public void Leave(string connection)
    {
        if (!_screens.TryRemove(connection, out var stop)) return;
        stop.Cancel();
        stop.Dispose();
    }

    private async Task Feed(string connection, CityFrames frames, CancellationToken stop)
    {
        var moved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var subscription = frames.Subscribe(() => moved.Writer.TryWrite(true));
        var screen = hub.Clients.Client(connection);
        long has = 0;
        moved.Writer.TryWrite(true);
        try
        {
            while (await moved.Reader.ReadAsync(stop))
            {
                if (frames.Since(has) is not { } frame) continue;
                await screen.SendAsync(has == 0 ? Snapshot : Parts, frame.Json, stop);
                has = frame.Version;
            }
        }
        catch (OperationCanceledException)
        {
            // The screen has left.
        }
#pragma warning disable CA1031 // one screen's fault must not be lost, nor end the others
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogWarning(fault, "A screen of the wall could not be fed any more.");
            Leave(connection);
        }
    }
}
