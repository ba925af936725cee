using BasicControl.Core.Incidents;

namespace BasicControl.Core.Samples;

/// <summary>What became of the entries sent so far.</summary>
public sealed record ReplayCounts(long Sent, long Created, long Updated, long Unchanged, long Refused)
{
    public static readonly ReplayCounts None = new(0, 0, 0, 0, 0);

    public static ReplayCounts Of(IReadOnlyList<Receipt> receipts)
    {
        long Count(Arrival arrival) => receipts.Count(receipt => receipt.Arrival == arrival);
        return new(receipts.Count, Count(Arrival.Created), Count(Arrival.Updated), Count(Arrival.Unchanged), Count(Arrival.Refused));
    }

    public static ReplayCounts operator +(ReplayCounts a, ReplayCounts b) =>
        new(a.Sent + b.Sent, a.Created + b.Created, a.Updated + b.Updated, a.Unchanged + b.Unchanged, a.Refused + b.Refused);
}

/// <summary>Sends a script at its own event times: what lies before the start at once, the rest as its time comes.</summary>
/// <param name="pace">Seconds of the file that pass in one second.</param>
/// <param name="send">Hands over at most one batch of the inbox; answered after the commit.</param>
public sealed class Replay(TimeProvider clock, double pace, Func<IReadOnlyList<ISourceItem>, Task<ReplayCounts>> send)
{
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(1);

    /// <param name="from">Event time at which the replay starts, UTC.</param>
    /// <param name="progress">Told the event time reached and the counts.</param>
    /// <param name="stop">Ends the replay between two batches; what was sent stays.</param>
    /// <returns>The counts, and whether the script was sent to its end.</returns>
    public async Task<(ReplayCounts Counts, bool IsWhole)> Run(
        ReplayScript script, DateTime from, Action<DateTime, ReplayCounts>? progress = null, CancellationToken stop = default)
    {
        var (counts, at, begun) = (ReplayCounts.None, 0, clock.GetTimestamp());
        while (at < script.Entries.Count)
        {
            if (stop.IsCancellationRequested)
            {
                return (counts, false);
            }

            var reached = from + (clock.GetElapsedTime(begun) * pace);
            var due = new List<ISourceItem>();
            for (; at < script.Entries.Count && due.Count < IncidentInbox.BatchSize && script.Entries[at].At <= reached; at++)
            {
                due.Add(script.Entries[at].Item);
            }

            if (due.Count > 0)
            {
                counts += await send(due);
                progress?.Invoke(script.Entries[at - 1].At, counts);
            }
            else
            {
                await Nap((script.Entries[at].At - reached) / pace, stop);
            }
        }

        return (counts, true);
    }

    private async Task Nap(TimeSpan until, CancellationToken stop)
    {
        try
        {
            await Task.Delay(until < LongestNap ? until + TimeSpan.FromMilliseconds(1) : LongestNap, clock, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The loop sees it and answers with what has been sent.
        }
    }
}
