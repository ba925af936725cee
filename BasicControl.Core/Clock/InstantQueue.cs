namespace BasicControl.Core.Clock;

/// <summary>
/// Ids in the order of their instants, equal instants in the order of ids, for many instants of which few come soon: those
/// of the next span stand in a heap that stays small, all later ones in a list that is only looked through when the span
/// has passed. An entry is never taken back: its owner recognises a stale one when it comes up, and builds the queue again
/// when most of it is stale.
/// </summary>
/// <param name="span">Milliseconds that are put in order at a time.</param>
internal sealed class InstantQueue(long span = 3_600_000)
{
    private readonly InstantHeap _soon = new();
    private readonly List<InstantHeap.Entry> _later = [];
    private long _horizon = long.MinValue;
    private long _firstLater = long.MaxValue;

    public int Count => _soon.Count + _later.Count;

    /// <summary>The earliest instant, or <see cref="long.MaxValue"/>.</summary>
    public long Next => _soon.Count == 0 ? _firstLater : _soon.Top.At;

    public void Push(long at, long id)
    {
        if (at < _horizon)
        {
            _soon.Push(at, id);
            return;
        }

        _later.Add(new(at, id));
        _firstLater = Math.Min(_firstLater, at);
    }

    /// <summary>Takes the earliest entry if its instant is not after the given one.</summary>
    public bool TryPop(long until, out InstantHeap.Entry entry)
    {
        if (Next > until || Count == 0)
        {
            entry = default;
            return false;
        }

        if (_soon.Count == 0)
        {
            Order();
        }

        entry = _soon.Pop();
        return true;
    }

    public void Clear()
    {
        _soon.Clear();
        _later.Clear();
        _firstLater = long.MaxValue;
    }

    private void Order()
    {
        _horizon = _firstLater > long.MaxValue - span ? long.MaxValue : _firstLater + span;
        _firstLater = long.MaxValue;
        var kept = 0;
        for (var i = 0; i < _later.Count; i++)
        {
            var entry = _later[i];
            if (entry.At < _horizon)
            {
                _soon.Push(entry.At, entry.Id);
            }
            else
            {
                _later[kept++] = entry;
                _firstLater = Math.Min(_firstLater, entry.At);
            }
        }

        _later.RemoveRange(kept, _later.Count - kept);
    }
}
