using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Api;

/// <summary>
/// Keeps the refused items of a batch, so that nothing a feed has sent is lost, and notes that their sources have delivered; an unknown source
/// has nowhere to keep, and what its sender may not act on is not theirs to write. The sender of a single item has it still.
/// </summary>
internal sealed class RejectKeeper(Commit commit, OrganisationBook book, FeedWatch feeds, TimeProvider clock)
{
    public async Task Keep(Scope acts, IReadOnlyList<IncidentArrival> arrivals, CancellationToken stop)
    {
        var refused = (from arrival in arrivals
                       where arrival.Refusals.Count > 0
                       let source = arrival.Draft.SourceIn(book)
                       where source is not null
                       select (Source: source, Arrival: arrival)).ToList();
        if (!refused.Exists(one => one.Arrival.Raw is { Length: > 0 } || feeds.IsDue(one.Source, clock.UtcNow()))) return;
        await commit.Batch(session => refused.Count(one => IsCovered(session, acts, one.Source, one.Arrival.Draft) && Keep(session, one.Source, one.Arrival)), stop);
    }

    private bool IsCovered(WriteSession session, Scope acts, Source source, IncidentDraft draft) => acts.IsEverything
        || SourcePlace.Covers(session, book, acts, source, draft.Texts[(int)RecordField.Unit], draft.Texts[(int)RecordField.Number]);

    private bool Keep(WriteSession session, Source source, IncidentArrival arrival)
    {
        FeedStore.Arrived(session, feeds, source);
        return arrival.Raw is { Length: > 0 } raw && RejectStore.Keep(session, source, arrival.Refusals, Encoding.UTF8.GetString(raw));
    }
}
