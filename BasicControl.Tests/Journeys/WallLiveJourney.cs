using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using BasicControl.Tests.Kit;
using BasicControl.Web.Setup;

namespace BasicControl.Tests.Journeys;

/// <summary>Records that arrive while a wall is open.</summary>
public sealed class WallLiveJourney(BrowserFixture browser)
{
    private static readonly ServeOptions Sample = new()
    {
        Demo = true,
        Preset = "small",
        SimulatorPace = 0.001,
        Settings = new Dictionary<string, string?> { ["Api:RequestsPerSecond"] = "100000" },
    };

    [Fact]
    public async Task A_posted_record_is_painted_without_a_reload()
    {
        await using var server = await RunningServer.StartAsync(Sample);
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en", 1920, 1080);
        var page = watched.Page;
        await page.OpenWall();
        await page.EvaluateAsync("window.sameDocument = true");
        using var client = server.CreateClient();
        var shown = await Shown(page);
        var times = new List<double>();

        for (var i = 1; i <= 20; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Assert.Equal(HttpStatusCode.Created, await Post(client, [Record($"LIVE-{i}")]));
            await page.WaitForKey("incidents-today", (shown + i).ToString("N0", CultureInfo.InvariantCulture));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(300, TestContext.Current.CancellationToken);
        }

        times.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine($"posted to painted: p50 {times[10]:0} ms, p95 {times[18]:0} ms");
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument"));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task After_ten_thousand_records_flat_out_the_last_count_is_drawn()
    {
        await using var server = await RunningServer.StartAsync(Sample);
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en", 1920, 1080);
        var page = watched.Page;
        await page.OpenWall();
        using var client = server.CreateClient();
        var shown = await Shown(page);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 100),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
            async (batch, _) => Assert.Equal(HttpStatusCode.OK, await Post(client, [.. Enumerable.Range(batch * 100, 100).Select(i => Record($"FLAT-{i}"))])));
        var answered = Stopwatch.GetTimestamp();
        await page.WaitForKey("incidents-today", (shown + 10_000).ToString("N0", CultureInfo.InvariantCulture));

        TestContext.Current.TestOutputHelper!.WriteLine($"last answer to last count drawn: {Stopwatch.GetElapsedTime(answered).TotalMilliseconds:0} ms");
        Assert.Empty(watched.Faults);
    }

    private static async Task<int> Shown(Microsoft.Playwright.IPage page) =>
        int.Parse(await page.Key("incidents-today"), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static object Record(string number) => new { source = "110", number, at = TimeProvider.System.GetUtcNow(), type = "求助", level = "none" };

    private static async Task<HttpStatusCode> Post(HttpClient client, object[] records)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/incidents", records.Length == 1 ? records[0] : records);
        return answer.StatusCode;
    }
}
