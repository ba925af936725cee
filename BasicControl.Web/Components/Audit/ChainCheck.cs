using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;

namespace BasicControl.Web.Components.Audit;

/// <summary>The last walk along the chain and its anchors, and the next one when it is asked for; one at a time.</summary>
public sealed class ChainCheck(StoreReader reader, SqliteStore store, AnchorKeeper keeper, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Task<ChainState>? _running;

    /// <summary>What the last walk found; null: none since the start.</summary>
    public ChainState? Last { get; private set; }

    public AnchorList Anchors()
    {
        try
        {
            return new AnchorBook(store, keeper.Folder).Read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return AnchorList.None;
        }
    }

    public Task<ChainState> Verify()
    {
        lock (_gate)
        {
            return _running is { IsCompleted: false } running ? running : _running = Walk();
        }
    }

    private async Task<ChainState> Walk()
    {
        var anchors = Anchors();
        var report = await reader.Read(db => JournalVerifier.Verify(db, anchors: anchors));
        return Last = new(report, clock.UtcNow());
    }
}

/// <param name="At">When it was walked, UTC.</param>
public sealed record ChainState(JournalReport Report, DateTime At);
