using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Disputes;

/// <summary>Runs the recount of the past in the lane that yields to desk commands; one at a time.</summary>
public sealed class MappingRecount(Commit commit, StoreReader reader, OrganisationBook book, DisputeBook disputes) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Done when the past is recounted; faulted when it cannot be.</summary>
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
        var last = await reader.Read(db => MappingQueries.Before(db, mapping.Version), _stop.Token);
        var store = new RecountStore(book, mapping, last.Watch != mapping.Watch);
        while (!await commit.Batch(store.Step, _stop.Token))
        {
            _stop.Token.ThrowIfCancellationRequested();
        }
    }
}
