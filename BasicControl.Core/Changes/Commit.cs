using System.Diagnostics;
using System.Threading.Channels;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data.Sqlite;

namespace BasicControl.Core.Changes;

/// <summary>
/// The one door for writes. One loop owns the one writing connection; what is waiting is grouped into one transaction,
/// journal rows included, and answered after the commit is on the disk. Desk commands go before batches; a group
/// that fails is run again item by item, so that one bad request fails alone.
/// </summary>
public sealed class Commit : IAsyncDisposable
{
    private const int GroupSize = 64;

    private readonly WriterConnection _writer;
    private readonly Journal _journal;
    private readonly TimeProvider _clock;
    private readonly ChangeFeed _feed;
    private readonly Channel<IWork> _desk = Channel.CreateBounded<IWork>(1024);
    private readonly Channel<IWork> _batches = Channel.CreateBounded<IWork>(16);
    private readonly SemaphoreSlim _waiting = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private JournalHead _head;
    private StoreFault? _fault;

    /// <summary>Opens the writing connection. The caller holds the store's lock and has migrated it.</summary>
    public Commit(SqliteStore store, EventCatalogue events, TimeProvider clock, ChangeFeed feed)
    {
        _writer = new WriterConnection(store);
        _journal = new Journal(_writer, events);
        (_clock, _feed, _head) = (clock, feed, _journal.Head);
        _loop = Task.Run(Loop);
    }

    /// <summary>Position of the last durable change.</summary>
    public long Position => Head.Position;

    /// <summary>The last durable change with its hash.</summary>
    public JournalHead Head => Volatile.Read(ref _head);

    /// <summary>Why the last piece of work could not be stored; null when it could.</summary>
    public StoreFault? Fault => Volatile.Read(ref _fault);

    /// <summary>Pieces of work that wait.</summary>
    public int Waiting => _desk.Reader.Count + _batches.Reader.Count;

    /// <summary>Runs a desk command; nothing is written when it refuses, or when the disk does (<see cref="StoreFault"/>'s codes).</summary>
    public async Task<Outcome<T>> Desk<T>(Func<WriteSession, Outcome<T>> command, CancellationToken stop = default)
    {
        try
        {
            return await Enqueue(_desk, new Work<Outcome<T>>(command, outcome => outcome.IsAccepted), stop);
        }
        catch (Exception fault) when (StoreFault.CodeOf(fault) is { } code)
        {
            return new Refusal(code);
        }
    }

    /// <summary>Runs a batch in the lane that yields to desk commands. Keep it to about 200 records, and end it when <see cref="WriteSession.IsTimeUp"/>.</summary>
    public Task<T> Batch<T>(Func<WriteSession, T> work, CancellationToken stop = default) =>
        Enqueue(_batches, new Work<T>(work, _ => true), stop);

    /// <summary>Value of a pragma on the writing connection: what the store really promises.</summary>
    public Task<string> Pragma(string name) =>
        name is "synchronous" or "journal_mode"
            ? Batch(session => session.PragmaOf(name))
            : throw new ArgumentException($"Not a pragma that is asked for: {name}", nameof(name));

    public async ValueTask DisposeAsync()
    {
        _desk.Writer.TryComplete();
        _batches.Writer.TryComplete();
        await _stop.CancelAsync();
        await _loop;
        _writer.Dispose();
        _stop.Dispose();
        _waiting.Dispose();
    }

    private async Task<T> Enqueue<T>(Channel<IWork> lane, Work<T> work, CancellationToken stop)
    {
        await lane.Writer.WriteAsync(work, stop);
        _waiting.Release();
        return await work.Answer;
    }

    private async Task Loop()
    {
        var group = new List<IWork>(GroupSize);
        while (await Wait())
        {
            while (Take(group))
            {
                Run(group);
                group.Clear();
            }
        }
    }

    /// <summary>Drained work is finished before the loop ends, so a graceful stop loses nothing.</summary>
    private async Task<bool> Wait()
    {
        try
        {
            await _waiting.WaitAsync(_stop.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return _desk.Reader.Count + _batches.Reader.Count > 0;
        }
    }

    private bool Take(List<IWork> group)
    {
        while (group.Count < GroupSize && _desk.Reader.TryRead(out var command))
        {
            group.Add(command);
        }

        if (group.Count == 0 && _batches.Reader.TryRead(out var batch))
        {
            group.Add(batch);
        }

        return group.Count > 0;
    }

    private void Run(IReadOnlyList<IWork> group)
    {
        if (group.Count > 1 && TryRun(group) is null)
        {
            return;
        }

        foreach (var work in group)
        {
            if (TryRun([work]) is { } fault)
            {
                work.Fail(fault);
            }
        }
    }

    private Exception? TryRun(IReadOnlyList<IWork> group)
    {
        using var session = new WriteSession(_writer, _clock.UtcNow(), () => _desk.Reader.Count > 0);
        using var step = CommitMeter.Steps.StartActivity("commit");
        var began = Stopwatch.GetTimestamp();
        Journal.Appended appended;
        try
        {
            _writer.Begin();
            foreach (var work in group)
            {
                var drafts = session.Drafts.Count;
                if (work.Run(session))
                {
                    session.Save();
                }
                else
                {
                    session.ForgetFrom(drafts);
                }
            }

            appended = _journal.Append(session);
            session.CloseContext();
            _writer.Commit();
        }
#pragma warning disable CA1031 // whatever fails is handed to its sender; the writer itself must live
        catch (Exception fault)
#pragma warning restore CA1031
        {
            session.CloseContext();
            _writer.Rollback();
            if (StoreFault.CodeOf(fault) is { } code)
            {
                Volatile.Write(ref _fault, new(code, session.Now));
            }

            CommitMeter.Failed(step, fault);
            return fault;
        }

        Volatile.Write(ref _fault, null);
        CommitMeter.Done(group.Count, appended.Changes.Length, Stopwatch.GetElapsedTime(began), step);
        Publish(session, appended);
        foreach (var work in group)
        {
            work.Succeed();
        }

        return null;
    }

    private void Publish(WriteSession session, Journal.Appended appended)
    {
        _journal.Advance(appended);
        Volatile.Write(ref _head, _journal.Head);
        foreach (var action in session.Committed)
        {
            action();
        }

        if (appended.Changes.Length > 0)
        {
            _feed.Publish(appended.Changes);
        }
    }

    private interface IWork
    {
        bool Run(WriteSession session);

        void Succeed();

        void Fail(Exception fault);
    }

    private sealed class Work<T>(Func<WriteSession, T> run, Func<T, bool> accepted) : IWork
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Answer => _answer.Task;

        public bool Run(WriteSession session) => accepted(_result = run(session));

        public void Succeed() => _answer.TrySetResult(_result!);

        public void Fail(Exception fault) => _answer.TrySetException(fault);
    }
}
