using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Wall;
using BasicControl.Web.Access;

namespace BasicControl.Web.Setup;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work; 503 when it cannot. Whoever asks from this machine
/// also hears the figures behind it; nobody hears a name, a path or a number of the public.
/// </summary>
internal static class Health
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddSingleton<HealthReport>();

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet(Live, () => Results.Text("live")).Open();
        app.MapGet(Ready, async (HttpContext http, HealthReport report) =>
        {
            var now = await report.Now();
            return Results.Json(
                MayHearAll(http) ? now : (object)new { now.Status },
                statusCode: now.Status == HealthReport.Failing ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        }).Open();
    }

    // Behind a proxy on this machine everybody seems to come from it; a proxy says for whom it asks.
    private static bool MayHearAll(HttpContext http) =>
        SecurityHeaders.IsLocal(http) && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");
}

/// <summary>What is well and what is not, in codes and counts.</summary>
/// <param name="Status"><c>ready</c>, <c>degraded</c> (works, but somebody should look) or <c>failing</c>.</param>
/// <param name="Store">Code of what keeps the store from taking anything, or <c>ok</c>.</param>
/// <param name="JournalLag">Rows that the walls have not folded yet.</param>
/// <param name="InboxDepth">Records that wait for their transaction.</param>
/// <param name="WriterDepth">Pieces of work that wait for the writer.</param>
/// <param name="ReadsDepth">Reads of personal data on their way to the trail.</param>
/// <param name="SilentFeeds">Sources past their expected interval.</param>
/// <param name="JournalMode">What the writer's own connection says of it; <c>wal</c>.</param>
/// <param name="Synchronous">The same; 2 is FULL: what is acknowledged is on the disk.</param>
/// <param name="ClockBehindSeconds">How far the clock stands before the last record; 0 when it does not.</param>
internal sealed record HealthNow(
    string Status, IReadOnlyList<string> Reasons, string Store, long Position, long JournalLag, int InboxDepth, int WriterDepth, int ReadsDepth,
    int SilentFeeds, long AnchoredPosition, long ClockBehindSeconds, string JournalMode, string Synchronous);

internal sealed class HealthReport(
    Commit commit, IncidentInbox inbox, ReadTrail reads, AnchorKeeper anchors, FeedWatch feeds, OrganisationBook book, TimeProvider clock, IServiceProvider services)
{
    public const string Failing = "failing";

    private (string Mode, string Synchronous)? _promised;

    private const string Good = "ok";
    private const int DeepInbox = 10_000;
    private const long LongLag = 5_000;

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    public async Task<HealthNow> Now()
    {
        var (mode, synchronous) = await Promised();
        var (head, now) = (commit.Head, clock.UtcNow());
        var lag = Lag();
        var behind = head.Position > 0 && head.RecordedAt - now > ClockTolerance ? (long)(head.RecordedAt - now).TotalSeconds : 0;
        var silent = book.Sources.Count(source => source.ExpectedIntervalMs is { } expected && !(now - feeds.LastArrival(source) <= TimeSpan.FromMilliseconds(expected)));
        List<string> reasons = [];
        if (commit.Fault is { } fault) reasons.Add(fault.Code);
        if (inbox.Queued > DeepInbox) reasons.Add("inbox.deep");
        if (lag > LongLag) reasons.Add("journal.lag");
        if (anchors.Fault is not null) reasons.Add("anchors.unwritable");
        if (behind > 0) reasons.Add("clock.behind");
        if (silent > 0) reasons.Add("feed.silent");
        return new(
            commit.Fault is not null ? Failing : reasons.Count > 0 ? "degraded" : "ready", reasons, commit.Fault?.Code ?? Good, head.Position, lag, inbox.Queued,
            commit.Waiting, reads.Queued, silent, anchors.Last?.Position ?? 0, behind, mode, synchronous);
    }

    // Asked once: nobody else has the writer's connection, and it never changes.
    private async Task<(string Mode, string Synchronous)> Promised()
    {
        try
        {
            return _promised ??= (await commit.Pragma("journal_mode"), await commit.Pragma("synchronous"));
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return ("unknown", "unknown");
        }
    }

    /// <summary>Rows that the walls have not folded yet.</summary>
    public long Lag() => Math.Max(0, commit.Position - services.GetRequiredService<WallBoards>().Position);
}
