namespace BasicControl.Core.Clock;

/// <summary>
/// Ids in the order of their instants, equal instants in the order of ids. An entry is never taken back: its owner
/// recognises a stale one when it comes up, and rebuilds the heap when most of it is stale.
/// </summary>
internal sealed class InstantHeap
{
    private Entry[] _entries = new Entry[16];

    public int Count { get; private set; }

    public Entry Top => _entries[0];

    public void Push(long at, long id)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        var hole = Count++;
        var entry = new Entry(at, id);
        while (hole > 0 && entry.IsBefore(_entries[(hole - 1) / 2]))
        {
            _entries[hole] = _entries[(hole - 1) / 2];
            hole = (hole - 1) / 2;
        }

        _entries[hole] = entry;
    }

    public Entry Pop()
    {
        var top = _entries[0];
        var last = _entries[--Count];
        var hole = 0;
        for (var child = 1; child < Count; child = (hole * 2) + 1)
        {
            if (child + 1 < Count && _entries[child + 1].IsBefore(_entries[child]))
            {
                child++;
            }

            if (!_entries[child].IsBefore(last))
            {
                break;
            }

            _entries[hole] = _entries[child];
            hole = child;
        }

        _entries[hole] = last;
        return top;
    }

    public void Clear() => Count = 0;

    public readonly record struct Entry(long At, long Id)
    {
        public bool IsBefore(in Entry other) => At < other.At || (At == other.At && Id < other.Id);
    }
}
