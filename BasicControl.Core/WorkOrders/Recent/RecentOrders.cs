using BasicControl.Core.Clock;
using BasicControl.Core.Data;

namespace BasicControl.Core.WorkOrders.Recent;

/// <summary>
/// The orders of the last months in memory, for figures and scores of a whole station or city. A reader finds them exactly as
/// the store stands in its own view: what has changed since is read again before it looks, and where that cannot be (the view
/// is older, the span goes further back, too much has changed) there is no view and the store answers. Nothing is kept that
/// the store does not hold.
/// </summary>
/// <param name="days">How far back they go. The longest span that pages name, last month beside the month before, needs 93.</param>
public sealed class RecentOrders(TimeProvider clock, int days = RecentOrders.UsualDays) : IDisposable
{
    public const int UsualDays = 100;

    /// <summary>Days that a set grows beyond its reach before it is read again.</summary>
    private const int Slack = 10;

    /// <summary>Changes that a reader reads again; beyond that the next <see cref="Refresh"/> does.</summary>
    private const int MostChanges = 2_000;

    private readonly ReaderWriterLockSlim _gate = new();
    private RecentOrderSet? _set;
    private bool _isStale;

    /// <summary>Orders that are held.</summary>
    public int Count => _set?.Count ?? 0;

    /// <summary>Brings them to the store's state: what has changed is read again, or everything where that is due.</summary>
    public void Refresh(BasicControlDb db)
    {
        var from = clock.UtcNow().AddDays(-days);
        var set = _set;
        if (set is null || _isStale || Instants.FromMilliseconds(set.From) < from.AddDays(-Slack))
        {
            Take(RecentOrderReading.Read(db, Instants.ToMilliseconds(from)));
            return;
        }

        var position = RecentOrderReading.Position(db);
        if (position - set.Position <= MostChanges)
        {
            Follow(db, position);
            return;
        }

        // So many are read without keeping anybody waiting: until they are there, the store answers.
        SetStale(true);
        if (RecentOrderReading.Follow(db, set, position))
        {
            SetStale(false);
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>The orders as they stand in this view of the store; dispose to let go. Null: ask the store.</summary>
    /// <param name="from">UTC milliseconds: what was closed before is not asked for.</param>
    internal RecentView? View(BasicControlDb db, long from)
    {
        if (_set is not { } known || _isStale || known.From > from)
        {
            return null;
        }

        var position = RecentOrderReading.Position(db);
        if (known.Position < position && !Follow(db, position))
        {
            return null;
        }

        _gate.EnterReadLock();
        if (_set is { } set && !_isStale && set.Position == position && set.From <= from)
        {
            return new RecentView(set, _gate);
        }

        _gate.ExitReadLock();
        return null;
    }

    private void Take(RecentOrderSet fresh)
    {
        _gate.EnterWriteLock();
        try
        {
            (_set, _isStale) = (fresh, false);
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    // Whoever looked before this has looked, and nobody looks until it is not.
    private void SetStale(bool isStale)
    {
        _gate.EnterWriteLock();
        _isStale = isStale;
        _gate.ExitWriteLock();
    }

    /// <summary>Reads again what has changed up to a position.</summary>
    /// <returns>False: everything must be read again, or more has changed than a reader should wait for.</returns>
    private bool Follow(BasicControlDb db, long position)
    {
        _gate.EnterWriteLock();
        try
        {
            if (_isStale || _set is not { } set)
            {
                return false;
            }

            if (set.Position >= position)
            {
                return true;
            }

            if (position - set.Position > MostChanges)
            {
                return false;
            }

            // Whatever breaks off half way, nobody may look at what it leaves.
            _isStale = true;
            if (!RecentOrderReading.Follow(db, set, position))
            {
                return false;
            }

            _isStale = false;
            return true;
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }
}

/// <summary>One reader's look at the recent orders; nothing moves until it is disposed, on the thread that asked for it.</summary>
internal sealed class RecentView(RecentOrderSet set, ReaderWriterLockSlim gate) : IDisposable
{
    public RecentOrderSet Set => set;

    public void Dispose() => gate.ExitReadLock();
}
