using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents;

/// <summary>
/// Writes one batch of the inbox in one transaction: binds each item to ids and hands it to the store of what its
/// source makes, in key order so that the unique index is walked once.
/// </summary>
public sealed class IncidentBatchWriter(OrganisationBook book, OrganisationWriter organisation, FeedWatch feeds)
{
    private readonly IncidentStore _incidents = new(organisation);
    private readonly RecordedOrderStore _orders = new(organisation);
    private readonly RecordedStepStore _steps = new(organisation);

    public Receipt[] Write(WriteSession session, IReadOnlyList<ISourceItem> items)
    {
        var order = new int[items.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (left, right) => Compare(items[left], items[right]) is var way and not 0 ? way : left - right);
        var receipts = new Receipt[items.Count];
        foreach (var i in order)
        {
            receipts[i] = Write(session, items[i]);
        }

        return receipts;
    }

    internal static Receipt Refused(IReadOnlyList<Refusal> refusals) => new(Arrival.Refused, 0, refusals);

    private static int Compare(ISourceItem left, ISourceItem right) =>
        string.CompareOrdinal(left.Source, right.Source) is var way and not 0 ? way : string.CompareOrdinal(left.Number, right.Number);

    private Receipt Write(WriteSession session, ISourceItem item)
    {
        if (book.Source(item.Source) is not { } source)
        {
            return Refused([new Refusal("source.unknown", "source", item.Source)]);
        }

        feeds.Arrived(session, source);
        return item switch
        {
            SourceRecord record when source.Makes == Makes.Incident => _incidents.Write(session, source, record),
            SourceRecord record => _orders.Write(session, source, record),
            SourceStep step => _steps.Write(session, source, step),
            _ => throw new InvalidOperationException($"{item.GetType().Name} is no source item."),
        };
    }
}

/// <summary>
/// When each source last delivered. An arrival that changes nothing still proves that the feed lives, so this is kept
/// beside the journal: in memory at once, in the store at most once a second.
/// </summary>
public sealed class FeedWatch
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<SourceId, DateTime> _last = new();
    private readonly System.Collections.Concurrent.ConcurrentDictionary<SourceId, DateTime> _stored = new();

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
