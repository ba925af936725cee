using System.ComponentModel.DataAnnotations;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Setup;

/// <summary>Where the journal's anchors are written and how often, from the section <c>Journal</c> of the settings.</summary>
public sealed class JournalSettings
{
    public const string Section = "Journal";

    /// <summary>Folder of the anchors, best on another machine; <c>anchors</c> beside the store when empty.</summary>
    public string? Anchors { get; set; }

    /// <summary>Minutes between two anchors while the journal grows.</summary>
    [Range(0.01, 24 * 60)]
    public double AnchorMinutes { get; set; } = 10;
}

internal static class JournalSetup
{
    public static void AddJournal(this WebApplicationBuilder builder)
    {
        builder.AddChecked<JournalSettings>(JournalSettings.Section);
        builder.Services.AddHostedService<AnchorWatch>();
    }

    /// <summary>The folder that the settings name, or null. The centre is opened before the host checks its settings.</summary>
    public static string? AnchorsOf(IConfiguration settings) => settings[$"{JournalSettings.Section}:{nameof(JournalSettings.Anchors)}"] is { Length: > 0 } folder ? folder : null;
}

/// <summary>Writes anchors while the server runs, and says at the start when the store is not the one that the newest anchor knows.</summary>
internal sealed partial class AnchorWatch(
    AnchorKeeper keeper, Commit commit, TimeProvider clock, StoreReader reader, SqliteStore store, IOptions<JournalSettings> settings, ILogger<AnchorWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await CompareAsync(stoppingToken);
        if (commit.Head is { Position: > 0, RecordedAt: var last } && last - clock.GetUtcNow().UtcDateTime is { TotalSeconds: > 5 } behind)
        {
            ClockIsBehind(behind, last);
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(settings.Value.AnchorMinutes));
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!keeper.Write())
            {
                NotWritten(keeper.Folder, keeper.Fault);
            }

            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task CompareAsync(CancellationToken stop)
    {
        try
        {
            if (new AnchorBook(store, keeper.Folder).Read().Newest is not { } newest)
            {
                return;
            }

            var hash = await reader.Read(db => db.Changes.Where(row => row.Position == newest.Position).Select(row => row.Hash).FirstOrDefault(), stop);
            if (hash is null || Convert.ToHexStringLower(hash) != newest.Hash)
            {
                OtherThanAnchored(store.Path, newest.Position);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            NotRead(keeper.Folder, fault.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "No anchor of the journal could be written to {Folder}: {Why}")]
    private partial void NotWritten(string folder, string? why);

    [LoggerMessage(LogLevel.Warning, "The anchors of the journal in {Folder} could not be read: {Why}")]
    private partial void NotRead(string folder, string why);

    [LoggerMessage(LogLevel.Warning, "The clock stands {Behind} before the last record of {Last:u}. Rows keep their order and nothing is lost; set the clock right.")]
    private partial void ClockIsBehind(TimeSpan behind, DateTime last);

    [LoggerMessage(LogLevel.Critical, "The journal of {Store} does not hold row {Position} as the newest anchor knows it. Run 'journal verify'.")]
    private partial void OtherThanAnchored(string store, long position);
}
