using BasicControl.Core;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;

namespace BasicControl.Bench;

/// <summary>A throw-away store with one city and two open sources: <c>calls</c> (incidents) and <c>requests</c> (orders).</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("basiccontrol-bench-").FullName;

    private BenchStore() => Centre = Centre.TryOpen(new SqliteStore(System.IO.Path.Combine(_folder, "bench.db")), TimeProvider.System)!;

    public Centre Centre { get; }

    public string File(string name) => System.IO.Path.Combine(_folder, name);

    public static async Task<BenchStore> Open()
    {
        var store = new BenchStore();
        await store.Centre.Commit.Batch(session =>
        {
            var city = store.Centre.Organisation.City(session, "Bench", "Asia/Shanghai");
            store.Centre.Organisation.Source(session, "calls", "calls", city.Id, Makes.Incident, "Asia/Shanghai", addsUnknown: true);
            store.Centre.Organisation.Source(session, "requests", "requests", city.Id, Makes.Order, "Asia/Shanghai", addsUnknown: true);
            return 0;
        });
        return store;
    }

    /// <summary>A record with a varied body: constant ones flatter.</summary>
    public static SourceRecord Record(string source, int i)
    {
        var random = new Random(i);
        var at = Start.AddSeconds(i * 7);
        return new SourceRecord
        {
            Source = source,
            Number = $"N{random.Next():x8}{i}",
            At = at,
            Type = $"type {random.Next(40)}",
            Unit = $"unit {random.Next(15)}",
            Address = $"{random.Next(1, 900)} street {random.Next(400)}",
            Text = new string((char)('a' + random.Next(26)), random.Next(20, 120)),
            Latitude = 30 + random.NextDouble(),
            Longitude = 120 + random.NextDouble(),
            Due = source == "requests" ? at.AddHours(8) : null,
            ClosedAt = source == "requests" && random.Next(10) > 0 ? at.AddHours(random.NextDouble() * 10) : null,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Centre.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
