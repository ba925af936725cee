using System.Runtime.InteropServices;

namespace BasicControl.Core.Wall;

/// <summary>Counts by key; what counts nothing has no entry.</summary>
internal sealed class KeyCounts
{
    private readonly Dictionary<long, int> _counts = [];

    public IReadOnlyDictionary<long, int> All => _counts;

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

    public void Clear() => _counts.Clear();
}

/// <summary>Counts by key over the window with a bucket for each local day; a day that leaves takes its bucket out of the sum.</summary>
internal sealed class WindowCounts
{
    private readonly KeyCounts[] _days;
    private readonly KeyCounts _sum = new();

    public WindowCounts(int days)
    {
        _days = new KeyCounts[days];
        for (var day = 0; day < days; day++)
        {
            _days[day] = new();
        }
    }

    /// <summary>Raised whenever a count moves.</summary>
    public long Moves { get; private set; }

    public IReadOnlyDictionary<long, int> Sum => _sum.All;

    public int Of(long key) => _sum.Of(key);

    public void Add(int day, long key, int by)
    {
        _days[day].Add(key, by);
        _sum.Add(key, by);
        Moves++;
    }

    public void Roll()
    {
        var oldest = _days[0];
        foreach (var (key, count) in oldest.All)
        {
            _sum.Add(key, -count);
        }

        Moves++;
        oldest.Clear();
        Array.Copy(_days, 1, _days, 0, _days.Length - 1);
        _days[^1] = oldest;
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
