using System.Diagnostics;
using System.Runtime;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Samples;
using BasicControl.Core.Wall;
using BasicControl.Web;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>
/// What one more screen with the wall costs the server: memory of its circuit once it has drawn, and processor time of each
/// update. The screens live in another process, so only the server is measured here.
/// </summary>
internal static class CircuitsBench
{
    private const int First = 8;
    private const int Circuits = 200;
    private const int Most = 500;
    private const int WarmUp = 10;
    private const int Updates = 20;
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1);

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("basiccontrol-bench-");
        var store = Path.Combine(folder.FullName, "product.db");
        await LoadCity(store);
        await using (var app = WebHost.Build(new ServeOptions { Database = store, Urls = "http://127.0.0.1:0" }))
        {
            await app.StartAsync();
            await using (var screens = Screens.Start(new Uri(new Uri(app.Urls.First()), Links.Wall), await Enrol(app.Services)))
            using (var calls = new CallsOfCity(app.Services.GetRequiredService<Centre>(), app.Services.GetRequiredService<WallBoards>()))
            {
                await Compare(screens, calls);
            }

            await app.StopAsync();
        }

        folder.Delete(recursive: true);
    }

    /// <returns>The cookie of a screen that has been enrolled.</returns>
    private static async Task<string> Enrol(IServiceProvider services)
    {
        var (devices, cities) = (services.GetRequiredService<DeviceDesk>(), services.GetRequiredService<Centre>().Book.Cities);
        var asked = devices.Request("127.0.0.1").Value;
        _ = (await devices.Approve(asked.Code, "bench", cities.First().Id, Actor.System)).Value;
        var ticket = new AuthenticationTicket(Proof.Of(Proof.Device, asked.Token), new() { IssuedUtc = TimeProvider.System.GetUtcNow() }, Proof.Device);
        return $"{Proof.CookieOf(Proof.Device)}={services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Proof.Device).TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>The first few screens bring what all share (code, markup, pools); what the rest add is theirs.</summary>
    private static async Task Compare(Screens screens, CallsOfCity calls)
    {
        await screens.Open(First);
        var few = await Watch(screens, calls);
        var before = Memory.Take();

        var clock = Stopwatch.StartNew();
        var drawn = await screens.Open(Circuits);
        var opening = clock.Elapsed;
        var after = Memory.Take();
        var many = await Watch(screens, calls);
        var later = Memory.Take();

        var managed = Math.Max(after.Managed - before.Managed, later.Managed - before.Managed) / 1_024.0 / Circuits;
        AnsiConsole.WriteLine(
            $"{Circuits} circuits: {managed:n0} KB managed each (at most {Most}): {(after.Managed - before.Managed) / 1_024.0 / Circuits:n0} once drawn, "
            + $"{(later.Managed - before.Managed) / 1_024.0 / Circuits:n0} after {many.Snapshots:n0} snapshots; resident {(later.Resident - before.Resident) / 1_024.0 / Circuits:n0} KB each; "
            + $"all on {before.Managed / 1_048_576.0:n0} MB; {(GCSettings.IsServerGC ? "server" : "workstation")} collector");
        AnsiConsole.WriteLine($"opened and drawn in {opening.TotalSeconds:n1} s, at least {drawn.Least:n0} batches each");
        AnsiConsole.WriteLine(
            $"update: {(many.Update - few.Update).TotalMilliseconds / Circuits:0.00} ms processor time a snapshot and circuit, {many.BatchesOfUpdate / (First + Circuits):0.0} batches; "
            + $"snapshot itself with {First} circuits {few.Update.TotalMilliseconds:0.0} ms; "
            + $"beat: {(many.Second - few.Second).TotalMilliseconds / Circuits:0.00} ms a second and circuit");
    }

    private static async Task<Cost> Watch(Screens screens, CallsOfCity calls)
    {
        await Span(screens, calls, posts: true, WarmUp);
        var quiet = await Span(screens, calls, posts: false, Updates);
        var busy = await Span(screens, calls, posts: true, Updates);
        return Cost.Of(quiet, busy);
    }

    /// <summary>What passes on the server while calls come in one by one, or none do.</summary>
    private static async Task<Passed> Span(Screens screens, CallsOfCity calls, bool posts, int steps)
    {
        var (batches, snapshots) = ((await screens.Count()).Total, calls.Snapshots);
        var (processor, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        for (var step = 0; step < steps; step++)
        {
            if (posts) await calls.Post();
            await Task.Delay(Gap);
        }

        var (used, elapsed) = (Environment.CpuUsage.TotalTime - processor, clock.Elapsed);
        return new(elapsed, used, calls.Snapshots - snapshots, (await screens.Count()).Total - batches);
    }

    private static async Task LoadCity(string store)
    {
        await using var centre = Centre.TryOpen(new SqliteStore(store), TimeProvider.System)!;
        var loaded = await centre.Samples.Load(SamplePreset.Day, seed: 1, centre.Clock.UtcNow());
        if (!loaded.TryGet(out _)) throw new InvalidOperationException("The sample city was not loaded.");
    }

    private readonly record struct Memory(long Managed, long Resident)
    {
        public static Memory Take()
        {
            GC.GetTotalMemory(forceFullCollection: true);
            return new(GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
        }
    }

    private readonly record struct Passed(TimeSpan Elapsed, TimeSpan Processor, int Snapshots, long Batches);

    /// <param name="Update">Processor time of one snapshot, over all circuits.</param>
    /// <param name="Second">Processor time of one second in which nothing happens.</param>
    private readonly record struct Cost(TimeSpan Update, TimeSpan Second, int Snapshots, double BatchesOfUpdate)
    {
        public static Cost Of(Passed quiet, Passed busy)
        {
            var longer = busy.Elapsed / quiet.Elapsed;
            var snapshots = busy.Snapshots - (quiet.Snapshots * longer);
            return new(
                (busy.Processor - (quiet.Processor * longer)) / snapshots,
                quiet.Processor / quiet.Elapsed.TotalSeconds,
                busy.Snapshots,
                (busy.Batches - (quiet.Batches * longer)) / snapshots);
        }
    }
}
