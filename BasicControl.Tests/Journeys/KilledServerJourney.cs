using System.Diagnostics;
using System.Globalization;
using BasicControl.Core;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Incidents;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

/// <summary>The real program as a process of its own, killed without warning under load while a wall looks on.</summary>
public sealed class KilledServerJourney(BrowserFixture browser) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task An_untouched_wall_outlives_a_kill_under_load_and_then_counts_every_acknowledged_record()
    {
        await using (var centre = Centre.TryOpen(new SqliteStore(_folder.DatabaseFile), TimeProvider.System)!) await WallCity.BuildAsync(centre, null);
        var load = new ApiLoad(WallCity.Feed, WallCity.Now.AddMinutes(-5), await Doorway.KeyAsync(_folder.DatabaseFile));
        using var servers = new Servers(_folder);
        var address = await servers.StartAsync("http://127.0.0.1:0");
        await using var watched = await browser.OpenAsync(address, width: 1920, height: 1080);
        var page = watched.Page;
        await page.GotoAsync(Links.Wall);
        await WallCity.AliveAsync(page);
        await page.EvaluateAsync("window.sameDocument = true");

        await load.AndKillAsync(servers.Last, address, "k");
        var lost = Stopwatch.GetTimestamp();
        await page.WaitForFunctionAsync(WallCity.EveryTileIsHatchedAndAged, null, new() { Timeout = 10_000 });
        var hatched = Stopwatch.GetElapsedTime(lost);

        var back = Stopwatch.GetTimestamp();
        await servers.StartAsync(address.ToString());
        await page.WaitForFunctionAsync(WallCity.LoadedAnewAndAlive, null, new() { Timeout = 40_000 });
        var stored = Numbers();
        await Expect(page.Locator("[data-tile=incidents-today] .key")).ToHaveTextAsync(stored.Count.ToString("N0", CultureInfo.InvariantCulture));
        var healed = Stopwatch.GetElapsedTime(back);

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{load.Acknowledged.Count} acknowledged, {stored.Count} counted, hatched after {hatched.TotalSeconds:0.0} s, right after {healed.TotalSeconds:0.0} s"));
        Assert.InRange(hatched.TotalSeconds, 0, 5);
        Assert.InRange(healed.TotalSeconds, 0, 30);
        Assert.True(load.Acknowledged.Count > 100, $"only {load.Acknowledged.Count} were acknowledged");
        Assert.Empty(load.Acknowledged.Except(stored));
    }

    public void Dispose() => _folder.Dispose();

    private HashSet<string> Numbers()
    {
        using var reader = new StoreReader(new SqliteStore(_folder.DatabaseFile));
        return reader.ReadNow(db => db.Incidents.Select(row => row.ExternalNumber).ToHashSet());
    }

    /// <summary>Server processes on one store, one after the other; ended with the test.</summary>
    private sealed class Servers(TempFolder folder) : IDisposable
    {
        private readonly List<Process> _all = [];

        public Process Last => _all[^1];

        public Task<Uri> StartAsync(string urls)
        {
            _all.Add(ProgramUnderTest.Start(["--demo", "--db", folder.Database, "--urls", urls, "--now", WallCity.Now.ToString("O", CultureInfo.InvariantCulture)]));
            return ProgramUnderTest.AddressOfAsync(Last);
        }

        public void Dispose()
        {
            foreach (var process in _all)
            {
                if (!process.HasExited)
                {
                    process.Kill();
                    process.WaitForExit();
                }

                process.Dispose();
            }
        }
    }
}
