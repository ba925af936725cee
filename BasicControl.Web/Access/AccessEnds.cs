using BasicControl.Core.Access;
using BasicControl.Core.Clock;

namespace BasicControl.Web.Access;

/// <summary>Cuts, within a second, what was opened with a key, a role or access out of scope that has run out: pages load anew without it, feeds end.</summary>
internal sealed class AccessEnds(AccessBook book, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var looked = clock.UtcNow();
        try
        {
            while (await second.WaitForNextTickAsync(stoppingToken))
            {
                var now = clock.UtcNow();
                if (now <= looked) continue;
                book.TellEnded(looked, now);
                looked = now;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
