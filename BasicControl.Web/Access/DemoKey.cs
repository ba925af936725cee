using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Web.Setup;

namespace BasicControl.Web.Access;

/// <summary>
/// The key of a demonstration for its API: a new one at each start, told on the console and kept beside the store for its owner alone,
/// gone with the host.
/// </summary>
internal sealed partial class DemoKey(KeyRing keys, ServeOptions options, ILogger<DemoKey> log) : IHostedService
{
    public const string FileName = "demo.key";

    /// <summary>What the key may do: all that other systems do, and read.</summary>
    public static readonly Permission[] May =
    [
        Permission.ReadWall, Permission.ReadWork, Permission.ReadScores, Permission.ReadBriefing,
        Permission.SendIncidents, Permission.ImportFiles, Permission.PublishMapping,
    ];

    private string Path => PathOf(StorePath.Parse(options.Database)!.Path);

    /// <summary>The key of the demonstration that runs on a store, or null.</summary>
    public static string? Beside(string store)
    {
        try
        {
            return PathOf(store) is var path && File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var key = keys.Issue("demo", Scope.Everything, May);
        File.Delete(Path);
        var only = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) only.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(Path, only);
        await file.WriteAsync(key);
        Told(log, key, Path);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        File.Delete(Path);
        return Task.CompletedTask;
    }

    private static string PathOf(string store) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(store))!, FileName);

    [LoggerMessage(LogLevel.Information, "The API key of this demonstration is {Key}; it stands in {Path} as well.")]
    private static partial void Told(ILogger log, string key, string path);
}
