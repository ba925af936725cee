using Microsoft.Data.Sqlite;

namespace BasicControl.Tests.Kit;

/// <summary>A folder of its own for one test, with room for a SQLite store; deleted at the end.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("basiccontrol-").FullName;

    /// <summary>The path of the store's file, which does not exist at first.</summary>
    public string DatabaseFile => System.IO.Path.Combine(Path, "basiccontrol.db");

    /// <summary>The store as the program names it, <c>sqlite:PATH</c>.</summary>
    public string Database => $"sqlite:{DatabaseFile}";

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
