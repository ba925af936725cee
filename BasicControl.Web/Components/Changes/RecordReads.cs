using BasicControl.Core.Changes;
using BasicControl.Web.Components.Layout;

namespace BasicControl.Web.Components.Changes;

/// <summary>Puts on the trail what the viewer of this request reads: one place that knows who that is.</summary>
public sealed class RecordReads(ReadTrail trail, Acting acting)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A record with personal data was opened. Await it before the record is shown.</summary>
    public Task Opened(Subject about, long id) => Bounded(stop => trail.Opened(about, id, Reader, stop));

    /// <summary>The trail was searched.</summary>
    public Task Searched(string what) => Bounded(stop => trail.Record(ReadKind.Searched, Subject.Read, 0, Reader, what, stop));

    /// <summary>A list or document leaves as a file.</summary>
    public Task Exported(string what, CancellationToken stop) => Bounded(enough => trail.Exported(what, Reader, enough), stop);

    private Actor Reader => acting.Caller?.Actor ?? throw new InvalidOperationException("Somebody reads who was not proved.");

    private static async Task Bounded(Func<CancellationToken, Task> record, CancellationToken stop = default)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        enough.CancelAfter(Patience);
        await record(enough.Token);
    }
}
