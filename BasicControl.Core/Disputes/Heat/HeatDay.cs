namespace BasicControl.Core.Disputes.Heat;

/// <summary>
/// The counts of one local day by packed key: entries side by side, 12 bytes each, so that a question walks them without
/// gaps, and a table with open addressing that finds them, 4 bytes a slot.
/// </summary>
internal sealed class HeatDay
{
    private const int Least = 16;

    private ulong[] _keys = [];
    private int[] _counts = [];
    private int[] _slots = [];
    private int _used;

    /// <summary>The keys in order of arrival; one whose count has gone to 0 stays until the entries are laid out anew.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, _used);

    /// <summary>The counts of <see cref="Keys"/>.</summary>
    public ReadOnlySpan<int> Counts => _counts.AsSpan(0, _used);

    public long Bytes => (_keys.Length * 12L) + (_slots.Length * 4L) + 120;

    /// <summary>Counts or takes out one record.</summary>
    /// <param name="key">Not 0.</param>
    public void Add(ulong key, int by)
    {
        if (_used == _keys.Length)
        {
            MakeRoom();
        }

        ref var slot = ref _slots[Find(key)];
        if (slot == 0)
        {
            _keys[_used] = key;
            slot = ++_used;
        }

        _counts[slot - 1] += by;
    }

    /// <summary>The slot of a key, or the empty one where it would stand. A slot holds the number of its entry, from 1.</summary>
    private int Find(ulong key)
    {
        var mask = _slots.Length - 1;
        var slot = (int)((key * 0x9E37_79B9_7F4A_7C15UL) >> 32) & mask;
        while (_slots[slot] is var entry and not 0 && _keys[entry - 1] != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    /// <summary>Drops the entries that count nothing, and leaves room for half as many again.</summary>
    private void MakeRoom()
    {
        var alive = 0;
        for (var entry = 0; entry < _used; entry++)
        {
            if (_counts[entry] != 0)
            {
                (_keys[alive], _counts[alive]) = (_keys[entry], _counts[entry]);
                alive++;
            }
        }

        Array.Clear(_counts, alive, _used - alive);
        _used = alive;
        var room = Math.Max(Least, alive + (alive / 2));
        if (room != _keys.Length)
        {
            Array.Resize(ref _keys, room);
            Array.Resize(ref _counts, room);
        }

        // At most three quarters of the slots are taken.
        var slots = Least;
        while (slots * 3 < room * 4)
        {
            slots *= 2;
        }

        _slots = new int[slots];
        for (var entry = 0; entry < alive; entry++)
        {
            _slots[Find(_keys[entry])] = entry + 1;
        }
    }
}
