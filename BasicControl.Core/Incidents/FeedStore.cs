using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents;

/// <summary>Notes in a session that a source has delivered, whatever became of it: a feed whose every item is refused lives.</summary>
public static class FeedStore
{
    /// <summary>Told to the watch after the commit; once a session is enough.</summary>
    public static void Arrived(WriteSession session, FeedWatch feeds, Source source)
    {
        if (!session.Keep<HashSet<SourceId>>().Add(source.Id))
        {
            return;
        }

        var now = session.Now;
        var store = feeds.IsDue(source, now);
        if (store)
        {
            session.Prepare("UPDATE sources SET last_arrival_at = ?1 WHERE id = ?2").Execute(Instants.ToMilliseconds(now), source.Id.Value);
        }

        session.OnCommitted(() => feeds.Note(source, now, store));
    }
}
