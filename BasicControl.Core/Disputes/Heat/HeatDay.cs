namespace BasicControl.Core.Disputes.Heat;

/// <summary>The counts of one local day by packed key: a table with open addressing, 12 bytes a slot.</summary>
internal sealed class HeatDay
{
    private const int Least = 16;

    private ulong[] _keys = [];
    private int[] _counts = [];
    private int _used;

    /// <summary>Slots in order of nothing; a slot without a key has the count 0.</summary>
    public ReadOnlySpan<ulong> Keys => _keys;

    public ReadOnlySpan<int> Counts => _counts;

    public long Bytes => (_keys.Length * 12L) + 96;

    /// <summary>Counts or takes out one record. A key that counts nothing leaves when the table is laid out anew.</summary>
    public void Add(ulong key, int by)
    {
        if (_keys.Length == 0)
        {
            (_keys, _counts) = (new ulong[Least], new int[Least]);
        }

        var slot = Find(_keys, key);
        if (_keys[slot] == 0)
        {
            // At most three quarters full, dead keys included.
            if ((_used + 1) * 4 > _keys.Length * 3)
            {
                LayOut();
                slot = Find(_keys, key);
            }

            _keys[slot] = key;
            _used++;
        }

        _counts[slot] += by;
    }

    private static int Find(ulong[] keys, ulong key)
    {
        var mask = keys.Length - 1;
        var slot = (int)((key * 0x9E37_79B9_7F4A_7C15UL) >> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void LayOut()
    {
        var (keys, counts) = (_keys, _counts);
        var alive = 0;
        foreach (var count in counts)
        {
            alive += count != 0 ? 1 : 0;
        }

        var size = keys.Length;
        while ((alive + 1) * 2 > size)
        {
            size *= 2;
        }

        (_keys, _counts, _used) = (new ulong[size], new int[size], alive);
        for (var old = 0; old < keys.Length; old++)
        {
            if (counts[old] != 0)
            {
                var slot = Find(_keys, keys[old]);
                (_keys[slot], _counts[slot]) = (keys[old], counts[old]);
            }
        }
    }
}
