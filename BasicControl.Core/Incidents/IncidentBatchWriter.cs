using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents;

/// <summary>
/// Writes one batch of the inbox in one transaction: binds each item to ids and hands it to the store of what its
/// source makes, in key order so that the unique index is walked once.
/// </summary>
public sealed class IncidentBatchWriter(OrganisationBook book, OrganisationWriter organisation, FeedWatch feeds, IDisputeReader disputes)
{
    private readonly IncidentStore _incidents = new(organisation, disputes);
    private readonly RecordedOrderStore _orders = new(organisation, disputes);
    private readonly RecordedStepStore _steps = new(organisation);

    /// <summary>Writes all items in the session's transaction.</summary>
    /// <returns>One receipt per item, in order.</returns>
    public Receipt[] Write(WriteSession session, Scope acts, IReadOnlyList<ISourceItem> items)
    {
        var batch = new IncidentBatch(items, [.. items.Select(_ => acts)]);
        WriteUntil(session, batch, () => false);
        return batch.Receipts;
    }

    /// <summary>Writes on from where the batch stands until it is done or the transaction should end.</summary>
    /// <returns>Where the batch stands when this transaction is durable.</returns>
    internal int WriteSome(WriteSession session, IncidentBatch batch) => WriteUntil(session, batch, () => session.IsTimeUp);

    internal static Receipt Refused(IReadOnlyList<Refusal> refusals) => new(Arrival.Refused, 0, refusals);

    private int WriteUntil(WriteSession session, IncidentBatch batch, Func<bool> isUp)
    {
        var at = batch.Done;
        while (at < batch.Order.Length && (at == batch.Done || !isUp()))
        {
            var i = batch.Order[at++];
            batch.Receipts[i] = Write(session, batch.Acts[i], batch.Items[i]);
        }

        return at;
    }

    private Receipt Write(WriteSession session, Scope acts, ISourceItem item)
    {
        if (book.Source(item.Source) is not { } source)
        {
            return Refused([new Refusal("source.unknown", "source", item.Source)]);
        }

        if (!acts.IsEverything && !SourcePlace.Covers(session, book, acts, source, item))
        {
            return Refused([new Refusal(ScopeCheck.OutOfScope, "unit")]);
        }

        FeedStore.Arrived(session, feeds, source);
        return item switch
        {
            SourceRecord record when source.Makes == Makes.Incident => _incidents.Write(session, source, record),
            SourceRecord record => _orders.Write(session, source, record),
            SourceStep step => _steps.Write(session, source, step),
            _ => throw new InvalidOperationException($"{item.GetType().Name} is no source item."),
        };
    }
}
