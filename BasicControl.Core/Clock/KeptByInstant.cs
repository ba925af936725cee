using System.Runtime.InteropServices;

namespace BasicControl.Core.Clock;

/// <summary>A record whose counts move by themselves when an instant of it comes. Instants are UTC milliseconds.</summary>
internal interface IMovesByItself
{
    long Id { get; }

    /// <summary>The next instant after this one, or <see cref="Instant.Never"/>.</summary>
    long NextAfter(long at);

    /// <summary>Whether it has to be known one by one.</summary>
    bool IsKeptAt(long at);
}

/// <summary>Those records that have to be known one by one, each due at its next instant.</summary>
internal sealed class KeptByInstant<T>
    where T : struct, IMovesByItself
{
    private const int Slack = 1_024;

    private readonly Dictionary<long, Kept> _records = [];
    private readonly InstantQueue _instants = new();

    public int Count => _records.Count;

    /// <summary>No record moves by itself before this instant.</summary>
    public long Next => _instants.Next;

    public IEnumerable<T> Records => _records.Values.Select(kept => kept.Record);

    /// <summary>Keeps the record as it is now, if it is one to keep; else forgets it.</summary>
    public void Set(in T record, long at)
    {
        if (record.IsKeptAt(at))
        {
            Keep(record, at);
        }
        else
        {
            _records.Remove(record.Id);
        }
    }

    /// <summary>Keeps a record that is one to keep.</summary>
    public void Keep(in T record, long at) => Put(ref Slot(record.Id), record, at);

    /// <summary>Where the record is kept, to be looked at and then <see cref="Put"/> before anything else is asked; unknown so far: empty.</summary>
    public ref Kept Slot(long id) => ref CollectionsMarshal.GetValueRefOrAddDefault(_records, id, out _);

    public void Put(ref Kept slot, in T record, long at)
    {
        var next = record.NextAfter(at);
        var isOther = !slot.IsKnown || slot.Next != next;
        slot = new(record, next);
        if (isOther && next != Instant.Never)
        {
            _instants.Push(next, record.Id);
            Compact();
        }
    }

    public bool TryGet(long id, out T record)
    {
        var known = _records.TryGetValue(id, out var kept);
        record = kept.Record;
        return known;
    }

    public void Remove(long id) => _records.Remove(id);

    /// <summary>Takes one record whose next instant has come, or none.</summary>
    public bool TryTakeDue(long at, out T record)
    {
        while (_instants.TryPop(at, out var entry))
        {
            if (_records.TryGetValue(entry.Id, out var kept) && kept.Next == entry.At)
            {
                record = kept.Record;
                return true;
            }
        }

        record = default;
        return false;
    }

    /// <summary>A queue that is mostly stale is built again, so that it does not outgrow the records.</summary>
    private void Compact()
    {
        if (_instants.Count > (2 * _records.Count) + Slack)
        {
            _instants.Clear();
            foreach (var (id, kept) in _records)
            {
                if (kept.Next != Instant.Never)
                {
                    _instants.Push(kept.Next, id);
                }
            }
        }
    }

    /// <param name="Next">Never 0 of a known record: a next instant lies after one that has come.</param>
    public readonly record struct Kept(T Record, long Next)
    {
        public bool IsKnown => Next != 0;
    }
}
