using System.Diagnostics;
using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>Inbox to durable rows, against bare prepared inserts of the same rows in the same run.</summary>
internal static class IngestBench
{
    private const int Records = 100_000;

    public static async Task Run()
    {
        foreach (var (source, table) in new[] { ("calls", "incidents"), ("requests", "work_orders") })
        {
            await using var store = await BenchStore.Open();
            var parcels = Enumerable.Range(0, Records).Select(i => BenchStore.Record(source, i)).Chunk(IncidentInbox.BatchSize).ToList();
            var clock = Stopwatch.StartNew();
            await Parallel.ForEachAsync(parcels, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (parcel, stop) => await store.Centre.Inbox.Submit(Scope.Everything, parcel, stop));
            var product = clock.Elapsed;
            var bare = BareInserts.Copy(store.Centre.Store.Path, store.File("bare.db"), table, IncidentInbox.BatchSize);
            AnsiConsole.WriteLine(
                $"{table}: {Records / product.TotalSeconds:n0}/s, bare {Records / bare.TotalSeconds:n0}/s, ratio {bare / product:0.00} (at least 0.50)");
        }
    }
}
