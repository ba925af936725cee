using BasicControl.Core.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Data;

/// <summary>
/// The way queries read: a context of their own, off the caller's dispatcher (SQLite is synchronous behind its async
/// methods), a bounded number at a time, in one read transaction so that several statements see the same store.
/// </summary>
public sealed class StoreReader(SqliteStore store, int atOnce = 8) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(atOnce);
    private readonly DbContextOptions<BasicControlDb> _options = store.ReadOptions();

    public async Task<T> Read<T>(Func<BasicControlDb, T> query, CancellationToken stop = default)
    {
        await _gate.WaitAsync(stop);
        try
        {
            return await Task.Run(() => ReadNow(query), stop);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Reads on the caller's thread: for commands and the start of the program.</summary>
    public T ReadNow<T>(Func<BasicControlDb, T> query)
    {
        using var db = new BasicControlDb(_options, store.Vault);
        using var snapshot = db.Database.BeginTransaction();
        return query(db);
    }

    public void Dispose() => _gate.Dispose();
}
