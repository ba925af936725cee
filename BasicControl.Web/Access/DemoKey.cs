using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Web.Setup;

namespace BasicControl.Web.Access;

/// <summary>
/// The key of a demonstration for its API: a new one at each start, kept beside the store for its owner alone and gone with the host. Logs are
/// kept and sent on, so that they tell only where it stands.
/// </summary>
internal sealed partial class DemoKey(KeyDesk keys, ServeOptions options, TimeProvider clock, ILogger<DemoKey> log) : IHostedService
{
    public const string FileName = "demo.key";

    /// <summary>What the key may do: all that other systems do, and read.</summary>
    public static readonly Permission[] May =
    [
        Permission.ReadWall, Permission.ReadWork, Permission.ReadScores, Permission.ReadBriefing,
        Permission.SendIncidents, Permission.ImportFiles, Permission.PublishMapping,
    ];

    private static readonly TimeSpan Holds = TimeSpan.FromDays(300);

    private AccountId? _issued;

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
        var issued = (await keys.Issue(new("demo", May, ScopeRoot.Everything, clock.GetUtcNow().UtcDateTime + Holds), Actor.System, cancellationToken)).Value;
        _issued = issued.Key.Id;
        File.Delete(Path);
        var only = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) only.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(Path, only);
        await file.WriteAsync(issued.Token);
        Told(log, Path);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        File.Delete(Path);
        if (_issued is { } id) await keys.Revoke(id, Actor.System, cancellationToken);
    }

    private static string PathOf(string store) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(store))!, FileName);

    [LoggerMessage(LogLevel.Information, "The API key of this demonstration stands in {Path}.")]
    private static partial void Told(ILogger log, string path);
}
