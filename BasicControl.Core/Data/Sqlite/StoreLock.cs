namespace BasicControl.Core.Data.Sqlite;

/// <summary>One process owns a store: an open, unshared file beside it. The system frees it when the process dies, however it dies.</summary>
public sealed class StoreLock : IDisposable
{
    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <returns>The lock, or null when another process holds it.</returns>
    public static StoreLock? TryTake(SqliteStore store)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(store.Path)!);
        try
        {
            return new StoreLock(new FileStream(store.Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
