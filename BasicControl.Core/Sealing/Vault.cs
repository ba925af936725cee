using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace BasicControl.Core.Sealing;

/// <summary>
/// Seals and opens what the store holds of persons. Data keys lie in the store, wrapped by a master key that does not; each is
/// unwrapped once and kept. Texts whose key is destroyed or whose master key is absent are told as absent, never as an error.
/// </summary>
/// <param name="masters">Where the master keys lie.</param>
/// <param name="read">Reads the rows of the data keys.</param>
public sealed class Vault(MasterKeys masters, Func<IReadOnlyList<DataKeyRow>> read)
{
    private static readonly KeyGroup IndexGroup = new(KeyKind.Index, 0);

    private readonly ConcurrentDictionary<int, DataKey?> _byId = new();
    private readonly ConcurrentDictionary<KeyGroup, DataKey> _current = new();
    private readonly Lock _gate = new();
    private IndexKey? _index;
    private bool _isRead;
    private int _lastId;

    public MasterKeys Masters { get; } = masters;

    /// <summary>Data keys whose master key is absent: what they sealed cannot be read.</summary>
    public int Absent => Read().Count(row => row.Wrapped is not null && Masters.Find(row.Master) is null);

    /// <summary>All rows as the store has them.</summary>
    public IReadOnlyList<DataKeyRow> Read() => read();

    /// <summary>Makes the key of equality when a store has none that can be opened; without it nothing could be compared.</summary>
    /// <param name="store">Stores its row.</param>
    public void Begin(Action<DataKeyRow> store)
    {
        var key = KeyFor(IndexGroup);
        if (!key.IsStored)
        {
            store(RowOf(key));
            key.IsStored = true;
        }
    }

    /// <returns>The text, or null when its key is destroyed or absent.</returns>
    /// <exception cref="CryptographicException">The text was changed, or lies in another place than the one it was sealed for.</exception>
    public byte[]? Open(SealedPart part, long row, ReadOnlySpan<byte> sealedText) => KeyOf(DataKey.IdOf(sealedText))?.Open(part, row, sealedText);

    /// <summary>A place as the store compares it.</summary>
    public string MarkOf(string place) => Index().Seal(place);

    /// <summary>The place of a mark, or null when its key is absent.</summary>
    public string? PlaceOf(string mark) => (_index ?? KnownIndex())?.Open(mark);

    /// <summary>64 bits that equal texts share.</summary>
    public long HashOf(string text) => Index().Mark(text);

    /// <summary>A keyed digest of 32 bytes: nobody who has the store alone can try out what a record says.</summary>
    public byte[] DigestOf(ReadOnlySpan<byte> record) => Index().Digest(record);

    /// <summary>The key that new texts of a group are sealed with. The one writer asks; it stores the row before it commits.</summary>
    internal DataKey KeyFor(KeyGroup group)
    {
        if (_current.TryGetValue(group, out var known))
        {
            return known;
        }

        lock (_gate)
        {
            ReadOnce();
            if (!_current.TryGetValue(group, out known))
            {
                known = DataKey.New(++_lastId, group, Masters.Current());
                _byId[known.Id] = known;
                _current[group] = known;
            }

            return known;
        }
    }

    internal DataKeyRow RowOf(DataKey key) => key.Wrap(key.Master, Masters.Find(key.Master)!);

    /// <summary>The row again, wrapped by another master key; null when it cannot be opened or is destroyed.</summary>
    public DataKeyRow? Rewrap(DataKeyRow row, string master)
    {
        if (row.Wrapped is null || Masters.Find(row.Master) is not { } old)
        {
            return null;
        }

        using var key = DataKey.Unwrap(row, old);
        return key.Wrap(master, Masters.Find(master)!);
    }

    /// <summary>From now on new texts of these groups get keys of their own: nothing is added under the old ones any more.</summary>
    public void Retire(IEnumerable<int> keys)
    {
        foreach (var id in keys)
        {
            if (_byId.GetValueOrDefault(id) is { } key && _current.TryGetValue(key.Group, out var current) && current == key)
            {
                _current.TryRemove(key.Group, out _);
            }
        }
    }

    /// <summary>Forgets destroyed keys.</summary>
    public void Forget(IEnumerable<int> keys)
    {
        foreach (var id in keys)
        {
            _byId[id] = null;
        }
    }

    private DataKey? KeyOf(int id)
    {
        if (_byId.TryGetValue(id, out var known))
        {
            return known;
        }

        lock (_gate)
        {
            if (!_byId.ContainsKey(id))
            {
                // A key that another program has made since, or an id that nobody ever gave out.
                ReadRows();
            }

            return _byId.GetOrAdd(id, (DataKey?)null);
        }
    }

    private IndexKey Index() => _index ?? IndexOf(KeyFor(IndexGroup));

    private IndexKey? KnownIndex()
    {
        lock (_gate)
        {
            ReadOnce();
        }

        return _current.TryGetValue(IndexGroup, out var key) ? IndexOf(key) : null;
    }

    private IndexKey IndexOf(DataKey key)
    {
        lock (_gate)
        {
            return _index ??= new IndexKey(key);
        }
    }

    private void ReadOnce()
    {
        if (!_isRead)
        {
            ReadRows();
        }
    }

    private void ReadRows()
    {
        foreach (var row in read())
        {
            _lastId = Math.Max(_lastId, row.Id);
            if (_byId.GetValueOrDefault(row.Id) is not null)
            {
                continue;
            }

            var key = row.Wrapped is not null && Masters.Find(row.Master) is { } master ? DataKey.Unwrap(row, master) : null;
            _byId[row.Id] = key;
            if (key is not null)
            {
                _current[key.Group] = key;
            }
        }

        _isRead = true;
    }
}
