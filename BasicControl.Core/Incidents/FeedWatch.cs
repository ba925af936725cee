using System.Collections.Concurrent;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents;

/// <summary>
/// When each source last delivered. An arrival that changes nothing still proves that the feed lives, so this is kept
/// beside the journal: in memory at once, in the store at most once a second.
/// </summary>
public sealed class FeedWatch
{
    private readonly ConcurrentDictionary<SourceId, DateTime> _last = new();
    private readonly ConcurrentDictionary<SourceId, DateTime> _stored = new();

    /// <summary>Record time of the last arrival, or null: never.</summary>
    public DateTime? LastArrival(Source source) =>
        _last.TryGetValue(source.Id, out var at) ? at : source.LastArrivalAt;

    internal void Arrived(WriteSession session, Source source)
    {
        var now = session.Now;
        if (_stored.TryGetValue(source.Id, out var stored) && now - stored is var since && since >= TimeSpan.Zero && since < TimeSpan.FromSeconds(1))
        {
            session.OnCommitted(() => _last[source.Id] = now);
            return;
        }

        session.Prepare("UPDATE sources SET last_arrival_at = ?1 WHERE id = ?2").Execute(Instants.ToMilliseconds(now), source.Id.Value);
        _stored[source.Id] = now;
        session.OnCommitted(() => _last[source.Id] = now);
    }
}
