using System.Net.Http.Json;
using BasicControl.Core;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace BasicControl.Tests.Journeys;

/// <summary>A server at ten in the morning of a day in May with a small city and one feed of incidents, and ways to look at its wall.</summary>
internal sealed class WallCity : IAsyncDisposable
{
    public const string Feed = "110";
    public const string FeedName = "110 接处警";

    public const string EveryTileIsHatchedAndAged =
        """
        () => [...document.querySelectorAll('[data-tile]')].length > 10 && [...document.querySelectorAll('[data-tile]')].every(tile =>
          getComputedStyle(tile, '::after').backgroundImage.includes('gradient') && /\d/.test(tile.querySelector('[data-age-of]').textContent))
        """;

    public const string LoadedAnewAndAlive =
        "() => !window.sameDocument && Number(document.getElementById('wall-beat')?.dataset.beat) > 0 && !document.documentElement.hasAttribute('data-stale')";

    public static readonly DateTimeOffset Now = new(2026, 5, 20, 10, 0, 0, TimeSpan.FromHours(8));

    private WallCity(RunningServer server) => (Server, Client) = (server, server.CreateClient());

    public RunningServer Server { get; }

    public HttpClient Client { get; }

    /// <param name="expected">Interval past which the feed counts as silent; null: never.</param>
    public static async Task<WallCity> StartAsync(TimeSpan? expected = null)
    {
        var server = await RunningServer.StartAsync(new ServeOptions { Now = Now });
        await BuildAsync(server, expected);
        return new(server);
    }

    /// <summary>Adds the city to a server's store.</summary>
    public static Task BuildAsync(RunningServer server, TimeSpan? expected) => BuildAsync(server.App.Services.GetRequiredService<Centre>(), expected);

    /// <summary>Adds the city to a store.</summary>
    public static async Task BuildAsync(Centre centre, TimeSpan? expected)
    {
        await centre.Commit.Batch(session =>
        {
            var city = centre.Organisation.City(session, "鹭江市公安局", "Asia/Shanghai", "350200000000");
            foreach (var (at, name) in new[] { "港口派出所", "鼓浪派出所", "金榜派出所" }.Index())
            {
                centre.Organisation.Unit(
                    session, new Unit { Id = new(session.NextId("units")), CityId = city.Id, Kind = UnitKind.Station, Name = name, Code = $"35020001{at:00}00" }, city.Id);
            }

            return centre.Organisation.Source(session, Feed, FeedName, city.Id, Makes.Incident, "Asia/Shanghai", addsUnknown: true, expected);
        });
    }

    /// <summary>Posts incidents of this morning, one batch, and returns after the answer.</summary>
    public async Task PostAsync(string prefix, int from, int count)
    {
        var records = Enumerable.Range(from, count).Select(at => new
        {
            source = Feed,
            number = $"{prefix}-{at}",
            at = Now.AddHours(-1).AddSeconds(-(at % 3_000)),
            type = $"类型{at % 7}",
            unit = $"35020001{at % 3:00}00",
            latitude = 24.4 + (at % 50 / 500.0),
            longitude = 118.0 + (at % 70 / 500.0),
        });
        using var answer = await Client.PostAsJsonAsync(ApiLinks.Incidents, records);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until the wall's heartbeat is drawn by its circuit.</summary>
    public static Task AliveAsync(IPage page) =>
        page.WaitForFunctionAsync("() => Number(document.getElementById('wall-beat')?.dataset.beat) > 0 && !document.documentElement.hasAttribute('data-stale')", null, new() { Timeout = 30_000 });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
