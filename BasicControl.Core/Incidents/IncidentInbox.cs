using System.Threading.Channels;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Incidents;

/// <summary>
/// The bounded inbox of everything that sources send. One reader drains what is there into one transaction; a sender
/// is answered after the commit. Full means wait or a clear no, never a silent drop.
/// </summary>
public sealed class IncidentInbox : IAsyncDisposable
{
    /// <summary>Items in one transaction; a parcel is never split, so keep parcels to this size.</summary>
    public const int BatchSize = 200;

    private const int Capacity = 20_000;

    private readonly Channel<Parcel> _parcels = Channel.CreateUnbounded<Parcel>(new() { SingleReader = true });
    private readonly Commit _commit;
    private readonly IncidentBatchWriter _writer;
    private readonly Task _reader;
    private int _queued;

    public IncidentInbox(Commit commit, IncidentBatchWriter writer)
    {
        (_commit, _writer) = (commit, writer);
        _reader = Task.Run(Read);
    }

    /// <summary>Items waiting.</summary>
    public int Queued => Volatile.Read(ref _queued);

    /// <summary>Takes the items if there is room, and answers after the commit.</summary>
    /// <param name="acts">What the sender may act on: an item of another unit is refused, <c>access.out-of-scope</c>.</param>
    /// <param name="receipts">One receipt per item in order, after the commit.</param>
    /// <returns>False when the inbox is full or closing; nothing has been taken then.</returns>
    public bool TrySubmit(Scope acts, IReadOnlyList<ISourceItem> items, out Task<IReadOnlyList<Receipt>> receipts)
    {
        var parcel = new Parcel(acts, items);
        receipts = parcel.Answer.Task;
        if (Interlocked.Add(ref _queued, items.Count) <= Capacity && _parcels.Writer.TryWrite(parcel))
        {
            return true;
        }

        Release(items.Count);
        return false;
    }

    /// <summary>Waits for room: for imports, which must not overtake and must not be dropped.</summary>
    /// <param name="acts">What the sender may act on.</param>
    /// <exception cref="InvalidOperationException">The inbox is closing.</exception>
    public async Task<IReadOnlyList<Receipt>> Submit(Scope acts, IReadOnlyList<ISourceItem> items, CancellationToken stop = default)
    {
        while (true)
        {
            if (TrySubmit(acts, items, out var receipts))
            {
                return await receipts;
            }

            if (_reader.IsCompleted)
            {
                throw new InvalidOperationException("The inbox is closed.");
            }

            await Task.Delay(20, stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _parcels.Writer.TryComplete();
        await _reader;
    }

    private async Task Read()
    {
        var batch = new List<Parcel>();
        while (await _parcels.Reader.WaitToReadAsync())
        {
            var size = 0;
            while (size < BatchSize && _parcels.Reader.TryRead(out var parcel))
            {
                batch.Add(parcel);
                size += parcel.Items.Count;
            }

            await Write(batch);
            Release(size);
            batch.Clear();
        }
    }

    private async Task Write(IReadOnlyList<Parcel> batch)
    {
        try
        {
            var items = batch.Count == 1 ? batch[0].Items : [.. batch.SelectMany(parcel => parcel.Items)];
            var written = new IncidentBatch(items, [.. batch.SelectMany(parcel => parcel.Items.Select(_ => parcel.Acts))]);
            while (written.Done < items.Count)
            {
                written.Done = await _commit.Batch(session => _writer.WriteSome(session, written));
            }

            Answer(batch, written.Receipts);
        }
#pragma warning disable CA1031 // a fault belongs to the parcel that causes it; the reader must live
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await Alone(batch, fault);
        }
    }

    private static void Answer(IReadOnlyList<Parcel> batch, Receipt[] receipts)
    {
        var at = 0;
        foreach (var parcel in batch)
        {
            parcel.Answer.TrySetResult(parcel.Items.Count == receipts.Length ? receipts : receipts[at..(at + parcel.Items.Count)]);
            at += parcel.Items.Count;
        }
    }

    private async Task Alone(IReadOnlyList<Parcel> batch, Exception fault)
    {
        if (batch.Count == 1)
        {
            batch[0].Answer.TrySetException(fault);
            return;
        }

        foreach (var parcel in batch)
        {
            await Write([parcel]);
        }
    }

    private void Release(int count) => Interlocked.Add(ref _queued, -count);

    private sealed record Parcel(Scope Acts, IReadOnlyList<ISourceItem> Items)
    {
        public TaskCompletionSource<IReadOnlyList<Receipt>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
