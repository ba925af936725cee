using System.Diagnostics;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>Latency of a desk command, alone and while an import runs flat out.</summary>
internal static class DeskBench
{
    private const int Commands = 400;

    public static async Task Run()
    {
        await using var store = await BenchStore.Open();
        var alone = await Measure(store);
        using var stop = new CancellationTokenSource();
        var import = Import(store, stop.Token);
        var busy = await Measure(store);
        await stop.CancelAsync();
        var imported = await import;
        AnsiConsole.WriteLine($"desk command alone: p50 {alone.P50:0.0} ms, p95 {alone.P95:0.0} ms");
        AnsiConsole.WriteLine($"desk command while {imported:n0} records were imported: p50 {busy.P50:0.0} ms, p95 {busy.P95:0.0} ms (under 25 ms)");
    }

    private static async Task<(double P50, double P95)> Measure(BenchStore store)
    {
        var city = store.Centre.Book.Cities.First();
        var actor = new Actor(null, Post.CentreDesk, city.Id, "bench");
        var times = new List<double>(Commands);
        for (var i = 0; i < Commands; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var outcome = await store.Centre.Orders.Open(new(city.Id, OrderKind.Pushed, Level.Blue, "type", $"order {i}"), actor);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            _ = outcome.Value;
            await Task.Delay(2);
        }

        times.Sort();
        return (times[Commands / 2], times[Commands * 95 / 100]);
    }

    private static async Task<int> Import(BenchStore store, CancellationToken stop)
    {
        var count = 0;
        while (!stop.IsCancellationRequested)
        {
            var from = count;
            await Task.WhenAll(Enumerable.Range(0, 4).Select(parcel => store.Centre.Inbox.Submit(Scope.Everything,
                [.. Enumerable.Range(from + (parcel * IncidentInbox.BatchSize), IncidentInbox.BatchSize).Select(i => BenchStore.Record("requests", i))])));
            count += 4 * IncidentInbox.BatchSize;
        }

        return count;
    }
}
