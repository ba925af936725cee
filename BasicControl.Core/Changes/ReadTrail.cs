using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using BasicControl.Core.Clock;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BasicControl.Core.Changes;

/// <summary>
/// Puts reads of personal data on the trail, in the lane that yields to commands. Its queue is bounded and loses nothing: when the store
/// takes no more, opening a record waits and then fails, because what cannot be recorded is not shown. A list of masked rows is no read.
/// </summary>
public sealed partial class ReadTrail : IAsyncDisposable
{
    /// <summary>The same read by the same reader counts once within this time: a page is drawn more than once.</summary>
    public static readonly TimeSpan Once = TimeSpan.FromMinutes(1);

    private const int Capacity = 4_096;
    private const int BatchSize = 200;

    private readonly Channel<ChangeDraft> _queue = Channel.CreateBounded<ChangeDraft>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly ConcurrentDictionary<Seen, DateTime> _seen = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Commit _commit;
    private readonly TimeProvider _clock;
    private readonly Task _loop;

    public ReadTrail(Commit commit, TimeProvider clock)
    {
        (_commit, _clock) = (commit, clock);
        _loop = Task.Run(Write);
    }

    public ILogger Log { get; set; } = NullLogger.Instance;

    /// <summary>Reads that are not yet in the store.</summary>
    public int Queued => _queue.Reader.Count;

    /// <summary>One record was opened.</summary>
    public Task Opened(Subject about, long id, Actor reader, CancellationToken stop = default) => Record(ReadKind.Opened, about, id, reader, null, stop);

    /// <summary>A list or document was taken away as a file.</summary>
    /// <param name="what">Its address with the filters, word for word.</param>
    public Task Exported(string what, Actor reader, CancellationToken stop = default) => Record(ReadKind.Exported, Subject.Read, 0, reader, what, stop);

    /// <summary>Returns when the read is sure to be recorded while the program lives; it is in the store a moment later.</summary>
    /// <exception cref="OperationCanceledException">There is no room, and the caller has waited long enough.</exception>
    /// <exception cref="ChannelClosedException">The program is stopping.</exception>
    public async Task Record(ReadKind what, Subject about, long id, Actor reader, string? words = null, CancellationToken stop = default)
    {
        var now = _clock.UtcNow();
        var seen = new Seen(what, about, id, reader.Account?.Value, reader.Person?.Value, reader.Post, reader.Unit?.Value, reader.From, words);
        if (_seen.TryGetValue(seen, out var at) && now >= at && now - at < Once)
        {
            return;
        }

        await _queue.Writer.WriteAsync(
            new(
                Subject.Read, id, now, new ReadEvent(what, about, id), reader, reader.Unit,
                words is null ? null : JsonSerializer.SerializeToUtf8Bytes(new ReadTexts(words), ReadJson.Default.ReadTexts)),
            stop);
        Remember(seen, now);
    }

    public async ValueTask DisposeAsync()
    {
        // The centre ends it in its turn, whoever else has.
        if (_queue.Writer.TryComplete())
        {
            await _closing.CancelAsync();
        }

        await _loop;
    }

    private void Remember(Seen seen, DateTime now)
    {
        if (_seen.Count > 4 * Capacity)
        {
            foreach (var old in _seen.Where(one => now - one.Value >= Once || now < one.Value))
            {
                _seen.TryRemove(old);
            }
        }

        _seen[seen] = now;
    }

    private async Task Write()
    {
        var batch = new List<ChangeDraft>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < BatchSize && _queue.Reader.TryRead(out var draft))
            {
                batch.Add(draft);
            }

            await Commit(batch);
            batch.Clear();
        }
    }

    /// <summary>Tries until it is in; once the program stops, a few times more.</summary>
    private async Task Commit(List<ChangeDraft> batch)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await _commit.Batch(session =>
                {
                    foreach (var draft in batch)
                    {
                        session.Record(draft);
                    }

                    return 0;
                });
                return;
            }
#pragma warning disable CA1031 // whatever keeps it out is told, and it is tried again
            catch (Exception fault)
#pragma warning restore CA1031
            {
                NotYet(Log, fault, batch.Count);
            }

            if (_closing.IsCancellationRequested && tries >= 3)
            {
                Lost(Log, batch.Count);
                return;
            }

            await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), _closing.Token));
        }
    }

    [LoggerMessage(LogLevel.Error, "{Count} reads of personal data could not be put on the trail yet.")]
    private static partial void NotYet(ILogger log, Exception fault, int count);

    [LoggerMessage(LogLevel.Critical, "{Count} reads of personal data are not on the trail: the store took nothing until the end.")]
    private static partial void Lost(ILogger log, int count);

    private readonly record struct Seen(
        ReadKind What, Subject About, long Id, long? Account, long? Person, Post Post, long? Unit, string? From, string? Words);
}
