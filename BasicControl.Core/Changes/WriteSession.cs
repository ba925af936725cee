using System.Diagnostics;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Changes;

/// <summary>
/// What a piece of writing work gets from <see cref="Commit"/>: the store inside the open transaction, ids, and the
/// journal. It lives for one transaction and one thread; work may be run again after a failed group, so it must not
/// touch anything outside the session except in <see cref="OnCommitted"/>.
/// </summary>
public sealed class WriteSession : IDisposable
{
    /// <summary>Longest time of a batch in one transaction, and the least that it gets when a desk command waits.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(2);

    private const string InsertKey = "INSERT INTO data_keys (id, kind, month, master, wrapped) VALUES (?1, ?2, ?3, ?4, ?5)";

    private readonly WriterConnection _writer;
    private readonly HashSet<int> _newKeys = [];
    private readonly List<ChangeDraft> _drafts = [];
    private readonly List<Action> _onCommitted = [];
    private readonly Dictionary<Type, object> _kept = [];
    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly Func<bool> _isAwaited;
    private BasicControlDb? _db;

    /// <param name="isAwaited">Whether a desk command waits for the end of this transaction.</param>
    internal WriteSession(WriterConnection writer, DateTime now, Func<bool> isAwaited) => (_writer, Now, _isAwaited) = (writer, now, isAwaited);

    /// <summary>Record time of everything written here, UTC.</summary>
    public DateTime Now { get; }

    /// <summary>Whether a batch should end its transaction with what it has done: it has lasted long, or a desk command waits behind it.</summary>
    public bool IsTimeUp => Stopwatch.GetElapsedTime(_begun) is var lasted && (lasted >= Longest || (lasted >= Least && _isAwaited()));

    /// <summary>EF for desk commands; saved by the commit when the work is accepted.</summary>
    public BasicControlDb Db => _db ??= _writer.OpenContext();

    internal IReadOnlyList<ChangeDraft> Drafts => _drafts;

    internal IReadOnlyList<Action> Committed => _onCommitted;

    /// <summary>A statement prepared once on the writer's connection, for batches.</summary>
    public PreparedStatement Prepare(string sql) => _writer.Prepare(sql);

    /// <summary>A fresh id for a row of the table; gaps are harmless.</summary>
    public long NextId(string table) => _writer.NextId(table);

    /// <summary>Keyed digests and marks of equality.</summary>
    public Vault Vault => _writer.Vault;

    /// <summary>Seals a text for the row that it will stand in. A group's first text brings its key into the store, in this transaction.</summary>
    /// <param name="text">UTF-8.</param>
    public byte[] Seal(SealedPart part, long row, KeyGroup group, ReadOnlySpan<byte> text)
    {
        var key = Vault.KeyFor(group);
        if (!key.IsStored && _newKeys.Add(key.Id))
        {
            var wrapped = Vault.RowOf(key);
            Prepare(InsertKey).Execute(wrapped.Id, (int)wrapped.Kind, wrapped.Month, wrapped.Master, wrapped.Wrapped);
            OnCommitted(() => key.IsStored = true);
        }

        return key.Seal(part, row, text);
    }

    /// <summary>Adds a row to the journal; rows keep the order of these calls.</summary>
    public void Record(ChangeDraft draft) => _drafts.Add(draft);

    /// <summary>What one noun keeps for the length of this transaction: one instance per type.</summary>
    public T Keep<T>()
        where T : class, new()
    {
        if (!_kept.TryGetValue(typeof(T), out var kept))
        {
            _kept[typeof(T)] = kept = new T();
        }

        return (T)kept;
    }

    /// <summary>Runs after the commit is durable and never after a rollback.</summary>
    public void OnCommitted(Action action) => _onCommitted.Add(action);

    internal string PragmaOf(string name) => _writer.Text($"PRAGMA {name}");

    internal void Save()
    {
        if (_db is null)
        {
            return;
        }

        foreach (var row in _db.ChangeTracker.Entries<ISealedRow>().Select(entry => entry.Entity).ToList())
        {
            row.Seal(this);
        }

        _db.SaveChanges();
    }

    /// <summary>Forgets what a refused piece of work has drafted; it has written nothing.</summary>
    internal void ForgetFrom(int drafts)
    {
        _drafts.RemoveRange(drafts, _drafts.Count - drafts);
        _db?.Dispose();
        _db = null;
    }

    internal void CloseContext()
    {
        _db?.Dispose();
        _db = null;
    }

    public void Dispose() => _db?.Dispose();
}
