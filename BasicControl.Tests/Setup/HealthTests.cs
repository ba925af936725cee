using System.Net;
using System.Text.Json;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Setup;

public sealed class HealthTests
{
    [Fact]
    public async Task A_server_at_work_is_live_and_ready_and_tells_counts_without_names()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.BaseAddress };

        Assert.Equal("live", await client.GetStringAsync(Health.Live));
        var ready = await client.GetAsync(Health.Ready);
        var text = await ready.Content.ReadAsStringAsync();
        var told = JsonDocument.Parse(text).RootElement;

        Assert.Equal((HttpStatusCode.OK, "ready", "ok", 0), (ready.StatusCode, told.GetProperty("status").GetString(), told.GetProperty("store").GetString(), told.GetProperty("inboxDepth").GetInt32()));
        Assert.DoesNotContain(server.DatabaseFile, text, StringComparison.Ordinal);
        Assert.True(ready.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_store_that_takes_nothing_is_not_ready_though_the_process_lives()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.BaseAddress };
        var commit = server.App.Services.GetRequiredService<Commit>();
        await commit.Batch(session => session.Prepare("PRAGMA query_only=1").Execute());
        await server.App.Services.GetRequiredService<ReadTrail>().Opened(Subject.Incident, 1, Actor.System);
        for (var i = 0; i < 500 && commit.Fault is null; i++) await Task.Delay(10);

        using var ready = await client.GetAsync(Health.Ready);
        var told = JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "failing", "store.read-only"), (ready.StatusCode, told.GetProperty("status").GetString(), told.GetProperty("store").GetString()));
        Assert.Equal("live", await client.GetStringAsync(Health.Live));
    }

    [Fact]
    public async Task Whoever_comes_through_a_proxy_hears_the_status_alone()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.BaseAddress };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        Assert.Equal("""{"status":"ready"}""", await client.GetStringAsync(Health.Ready));
    }
}
