using System.Diagnostics;
using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Web;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>The API under 64 callers against a bare endpoint that group-commits the same rows, turn by turn in one run.</summary>
internal static class ApiBench
{
    private const int Callers = 64;
    private const int Turns = 5;
    private const int Singles = 10_000;
    private const int BatchSize = 100;
    private const int Batches = 400;
    private const int Most = 100_000;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("basiccontrol-bench-");
        var store = Path.Combine(folder.FullName, "product.db");
        await using (var app = WebHost.Build(new ServeOptions { Database = store, Urls = "http://127.0.0.1:0" }))
        {
            await app.StartAsync();
            await MakeSource(app.Services.GetRequiredService<Centre>());
            await using var bare = await BareApi.Start(Path.Combine(folder.FullName, "bare.db"), store);
            var product = new Uri(app.Urls.First());
            var until = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(1);
            var key = (await app.Services.GetRequiredService<KeyDesk>().Issue(new("bench", ApiKey.Grantable, ScopeRoot.Everything, until), Actor.System)).Value.Token;
            await Compare("one a request", 0.4, 1, Singles, product, bare.Address, key);
            await Compare($"batches of {BatchSize}", 0.5, BatchSize, Batches, product, bare.Address, key);
            var expected = (Turns + 1) * (Singles + (Batches * BatchSize));
            var stored = await app.Services.GetRequiredService<Centre>().Reader.Read(db => db.Incidents.Count());
            if (stored != expected) throw new InvalidOperationException($"{stored} of {expected} incidents are stored.");
            await app.StopAsync();
        }

        folder.Delete(recursive: true);
    }

    private static async Task Compare(string what, double least, int size, int requests, Uri product, Uri bare, string key)
    {
        var ratios = new List<double>();
        var rates = new List<(double Product, double Bare)>();
        var times = new List<double>();
        for (var turn = 0; turn <= Turns; turn++)
        {
            var bodies = Enumerable.Range(0, requests).Select(i => Body(size, (size * 1_000_000) + (turn * Most) + (i * size))).ToList();
            var first = await Load(product, ApiLinks.Incidents, key, bodies, turn == 0 ? [] : times);
            var second = await Load(bare, "/bare", key, bodies, []);
            if (turn == 0) continue;
            rates.Add((size * requests / first.TotalSeconds, size * requests / second.TotalSeconds));
            ratios.Add(second / first);
        }

        ratios.Sort();
        times.Sort();
        AnsiConsole.WriteLine(
            $"{what}: {rates.Average(rate => rate.Product):n0} records/s, bare {rates.Average(rate => rate.Bare):n0}/s, ratio {ratios[Turns / 2]:0.00}"
            + $" ({ratios[0]:0.00}–{ratios[^1]:0.00}; at least {least:0.0}), answer p50 {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms");
    }

    private static async Task<TimeSpan> Load(Uri server, string path, string key, IReadOnlyList<byte[]> bodies, List<double> times)
    {
        var requests = bodies.Select(body => RawHttpCaller.Request(server, path, body, key)).ToList();
        var next = -1;
        var callers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => RawHttpCaller.Open(server)));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(callers.Select(caller => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < requests.Count; i = Interlocked.Increment(ref next))
            {
                var start = Stopwatch.GetTimestamp();
                var status = await caller.Send(requests[i]);
                if (status is not (200 or 201)) throw new InvalidOperationException($"{path} answered {status}.");
                lock (times) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        })));
        var elapsed = clock.Elapsed;
        foreach (var caller in callers) caller.Dispose();
        return elapsed;
    }

    private static byte[] Body(int size, int from)
    {
        var items = Enumerable.Range(from, size).Select(i =>
        {
            var record = BenchStore.Record("calls", i);
            var at = Start.AddSeconds(i % 5_000_000);
            return new
            {
                source = record.Source,
                number = record.Number,
                at,
                type = record.Type,
                level = (i % 4) switch { 0 => "red", 1 => "yellow", 2 => "blue", _ => "none" },
                unit = record.Unit,
                address = record.Address,
                text = record.Text,
                latitude = record.Latitude,
                longitude = record.Longitude,
                updatedAt = at.AddMinutes(1),
            };
        });
        return size == 1 ? JsonSerializer.SerializeToUtf8Bytes(items.First()) : JsonSerializer.SerializeToUtf8Bytes(items);
    }

    private static Task<Source> MakeSource(Centre centre) => centre.Commit.Batch(session =>
        centre.Organisation.Source(session, "calls", "calls", centre.Organisation.City(session, "Bench", "Asia/Shanghai").Id, Makes.Incident, "Asia/Shanghai", addsUnknown: true));
}
