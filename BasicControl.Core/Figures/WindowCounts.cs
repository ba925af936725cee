using System.Numerics;
using System.Runtime.InteropServices;

namespace BasicControl.Core.Figures;

/// <summary>
/// Counts by key over the window, with a bucket for each local day; a day that leaves takes its bucket out of the sums.
/// A key has a few measures, of which the first counts every record: a key that counts none has no entry.
/// </summary>
internal sealed class WindowCounts(int days, int measures = 1)
{
    private const int Growth = 2;

    private readonly Dictionary<long, int> _slots = [];
    private readonly Stack<int> _free = [];
    private int[] _sums = new int[measures * 16];
    private int[] _days = new int[measures * days * 16];
    private int _used;
    private int _oldest;

    /// <summary>Raised whenever a count moves.</summary>
    public long Moves { get; private set; }

    public int Count => _slots.Count;

    public IEnumerable<long> Keys => _slots.Keys;

    /// <summary>Every key with its first measure.</summary>
    public IEnumerable<(long Key, int Count)> All
    {
        get
        {
            foreach (var (key, slot) in _slots)
            {
                yield return (key, _sums[slot * measures]);
            }
        }
    }

    public int Of(long key, int measure = 0) => _slots.TryGetValue(key, out var slot) ? _sums[(slot * measures) + measure] : 0;

    /// <summary>All measures of a key; empty when it has no entry.</summary>
    public ReadOnlySpan<int> SumsOf(long key) => _slots.TryGetValue(key, out var slot) ? _sums.AsSpan(slot * measures, measures) : [];

    /// <summary>The first measure of a key over the days from one to another, the last excluded.</summary>
    public int Sum(long key, int from, int to)
    {
        var sum = 0;
        if (_slots.TryGetValue(key, out var slot))
        {
            for (var day = from; day < to; day++)
            {
                sum += _days[((slot * days) + Place(day)) * measures];
            }
        }

        return sum;
    }

    /// <summary>Adds all measures of a key, over the days from one to another, the last excluded.</summary>
    public void AddTo(Span<int> sums, long key, int from, int to)
    {
        if (_slots.TryGetValue(key, out var slot))
        {
            for (var day = from; day < to; day++)
            {
                var bucket = ((slot * days) + Place(day)) * measures;
                for (var measure = 0; measure < measures; measure++)
                {
                    sums[measure] += _days[bucket + measure];
                }
            }
        }
    }

    /// <summary>Counts or takes out one record in the measures whose bits are set; the lowest bit always is.</summary>
    /// <param name="records">Several that share no other measure, at once.</param>
    public void Add(int day, long key, int by, int bits = 1, int records = 1)
    {
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, key, out var known);
        var slot = found = known ? found : Take();
        var (sum, bucket) = (slot * measures, ((slot * days) + Place(day)) * measures);
        _sums[sum] += by * records;
        _days[bucket] += by * records;
        for (var rest = bits & ~1; rest != 0; rest &= rest - 1)
        {
            var measure = BitOperations.TrailingZeroCount(rest);
            _sums[sum + measure] += by;
            _days[bucket + measure] += by;
        }

        Moves++;
        if (_sums[sum] == 0)
        {
            Give(key, slot);
        }
    }

    /// <summary>A record of a day goes on counting in other measures; the lowest bit of both is set.</summary>
    public void Move(int day, long key, int old, int now)
    {
        if (old == now || !_slots.TryGetValue(key, out var slot))
        {
            return;
        }

        var (sum, bucket) = (slot * measures, ((slot * days) + Place(day)) * measures);
        for (var rest = old ^ now; rest != 0; rest &= rest - 1)
        {
            var measure = BitOperations.TrailingZeroCount(rest);
            var by = (now >> measure & 1) == 1 ? 1 : -1;
            _sums[sum + measure] += by;
            _days[bucket + measure] += by;
        }

        Moves++;
    }

    /// <summary>The oldest day leaves and a new one begins.</summary>
    public void Roll()
    {
        foreach (var (key, slot) in _slots)
        {
            var (sum, bucket) = (slot * measures, ((slot * days) + _oldest) * measures);
            for (var measure = 0; measure < measures; measure++)
            {
                _sums[sum + measure] -= _days[bucket + measure];
                _days[bucket + measure] = 0;
            }

            if (_sums[sum] == 0)
            {
                // A dictionary may be taken from while it is walked.
                Give(key, slot);
            }
        }

        _oldest = _oldest + 1 == days ? 0 : _oldest + 1;
        Moves++;
    }

    private int Place(int day) => _oldest + day is var place && place < days ? place : place - days;

    private int Take()
    {
        if (_free.TryPop(out var slot))
        {
            return slot;
        }

        if (_used * measures == _sums.Length)
        {
            Array.Resize(ref _sums, _sums.Length * Growth);
            Array.Resize(ref _days, _days.Length * Growth);
        }

        return _used++;
    }

    private void Give(long key, int slot)
    {
        _slots.Remove(key);
        _free.Push(slot);
    }
}

/// <summary>Counts by key; what counts nothing has no entry.</summary>
internal sealed class KeyCounts
{
    private readonly Dictionary<long, int> _counts = [];

    public IEnumerable<long> Keys => _counts.Keys;

    public int Of(long key) => _counts.GetValueOrDefault(key);

    public void Add(long key, int by)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _);
        count += by;
        if (count == 0)
        {
            _counts.Remove(key);
        }
    }
}

/// <summary>One number for each local day of the window.</summary>
internal sealed class DaySeries(int days)
{
    private readonly int[] _values = new int[days];

    public ref int this[int day] => ref _values[day];

    public int Sum()
    {
        var sum = 0;
        foreach (var value in _values)
        {
            sum += value;
        }

        return sum;
    }

    public void Roll()
    {
        Array.Copy(_values, 1, _values, 0, _values.Length - 1);
        _values[^1] = 0;
    }
}
