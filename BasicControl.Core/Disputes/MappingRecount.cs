using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BasicControl.Core.Disputes;

/// <summary>
/// Runs the recount of the past in the lane that yields to desk commands; one at a time. A fault is logged and the recount
/// goes on where it stood after a pause, for as long as the program runs: until its end the past is half of the old mapping.
/// </summary>
public sealed class MappingRecount(Commit commit, StoreReader reader, OrganisationBook book, DisputeBook disputes, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();

    public ILogger Log { get; set; } = NullLogger.Instance;

    /// <summary>Done when the past is recounted; cancelled when the program ends before.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Goes on with a recount that a stop has cut off.</summary>
    public void Resume()
    {
        if (reader.ReadNow(MappingQueries.Latest) is { EndedAt: null })
        {
            Begin();
        }
    }

    internal void Begin() => Ended = Run(Ended);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Ended.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private async Task Run(Task before)
    {
        await before;
        var mapping = disputes.InForce;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await Recount(mapping);
                return;
            }
#pragma warning disable CA1031 // whatever fails, the past must not stay between two mappings
            catch (Exception fault) when (!_stop.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.LogError(fault, "The recount under version {Version} of the dispute mapping failed; it goes on in {Pause}.", mapping.Version, pause);
            }

            await Task.Delay(RealTime.Span(clock, pause), clock, _stop.Token);
        }
    }

    private async Task Recount(DisputeMapping mapping)
    {
        var last = await reader.Read(db => MappingQueries.Before(db, mapping.Version), _stop.Token);
        var store = new RecountStore(book, mapping, last.Watch != mapping.Watch);
        while (!await commit.Batch(store.Step, _stop.Token))
        {
            _stop.Token.ThrowIfCancellationRequested();
        }
    }
}
