using BasicControl.Core;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Samples;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Samples;

/// <summary>A store of its own with the sample city in it, on a clock that stands still.</summary>
internal sealed class SampleStore : IAsyncDisposable
{
    /// <summary>A Friday, 14:26 local time.</summary>
    public static readonly DateTimeOffset Friday = new(2026, 11, 20, 6, 26, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    private SampleStore(ManualClock clock)
    {
        Clock = clock;
        Centre = Centre.TryOpen(new SqliteStore(_folder.DatabaseFile), clock) ?? throw new InvalidOperationException("The store is in use.");
    }

    public ManualClock Clock { get; }

    public Centre Centre { get; }

    public static async Task<SampleStore> Load(SamplePreset preset, int seed = 1, DateTimeOffset? at = null)
    {
        var clock = new ManualClock(at ?? Friday);
        var store = new SampleStore(clock);
        Assert.True((await store.Centre.Samples.Load(preset, seed, clock.Now, stop: TestContext.Current.CancellationToken)).IsAccepted);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        await Centre.DisposeAsync();
        _folder.Dispose();
    }
}
