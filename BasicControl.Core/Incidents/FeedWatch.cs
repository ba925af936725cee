using System.Collections.Concurrent;
using BasicControl.Core.Basics;
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

    /// <summary>Whether the store's own note of the last arrival is a second old.</summary>
    public bool IsDue(Source source, DateTime now) =>
        !_stored.TryGetValue(source.Id, out var stored) || now < stored || now - stored >= TimeSpan.FromSeconds(1);

    internal void Note(Source source, DateTime at, bool stored)
    {
        _last[source.Id] = at;
        if (stored)
        {
            _stored[source.Id] = at;
        }
    }
}
