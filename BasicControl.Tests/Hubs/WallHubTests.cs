using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using BasicControl.Tests.Api;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Hubs;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Hubs;

public sealed class WallHubTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_screen_gets_the_whole_on_joining_and_then_the_parts_that_moved()
    {
        await using var api = await ApiServer.StartAsync();
        await using var screen = await Screen.JoinAsync(api);
        var whole = await screen.NextAsync();
        Assert.Equal("snapshot", whole.Name);
        Assert.Equal(0, whole.Frame.GetProperty("since").GetInt64());
        Assert.Equal(WallParts.Names, whole.Frame.GetProperty("parts").EnumerateObject().Select(part => part.Name));

        await PostAsync(api, "H1");
        var wall = Wall.From(whole.Frame);
        while (wall.IncidentsToday < 1)
        {
            var next = await screen.NextAsync();
            Assert.Equal("parts", next.Name);
            Assert.True(next.Frame.GetProperty("parts").EnumerateObject().Count() < WallParts.Names.Count, "only what moved is sent");
            wall.Take(next.Frame);
        }

        Assert.Equal(wall.Parts.OrderBy(part => part.Key), Wall.From((await api.GetAsync(ApiLinks.Wall)).Json).Parts.OrderBy(part => part.Key));
    }

    [Fact]
    public async Task All_screens_at_a_version_share_one_frame()
    {
        await using var api = await ApiServer.StartAsync();
        await PostAsync(api, "H1");
        var frames = api.Server.App.Services.GetRequiredService<WallFrames>();
        var city = api.Centre.Book.Cities.Single().Id;

        Assert.Same(frames.Of(city).Since(0), frames.Of(city).Since(0));
        Assert.Null(frames.Of(city).Since(frames.Of(city).Version));
    }

    [Fact]
    public async Task A_screen_that_does_not_read_is_sent_the_latest_and_not_every_state()
    {
        await using var api = await ApiServer.StartAsync();
        await using var screen = await Screen.JoinAsync(api);
        var versions = new List<long> { (await screen.NextAsync()).Frame.GetProperty("version").GetInt64() };
        screen.Stall();
        for (var i = 0; i < 8; i++)
        {
            await PostAsync(api, $"H{i}");
            await Task.Delay(300);
        }

        var newest = api.Server.App.Services.GetRequiredService<WallFrames>().Of(api.Centre.Book.Cities.Single().Id).Version;
        screen.GoOn();
        while (versions[^1] < newest) versions.Add((await screen.NextAsync()).Frame.GetProperty("version").GetInt64());

        Assert.Equal(versions, versions.Order());
        Assert.Equal(newest, versions[^1]);
    }

    [Fact]
    public async Task An_unknown_city_is_refused_in_words()
    {
        await using var api = await ApiServer.StartAsync();
        await using var connection = HubClient.To(api.Server.BaseAddress, ApiLinks.WallHub);
        await connection.StartAsync();

        var refused = await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync("Join", "999"));

        Assert.Contains("city.unknown", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_screens_than_may_be_are_refused_and_a_place_is_free_again_when_one_leaves()
    {
        await using var api = await ApiServer.StartAsync(("Hub:Screens", "1"));
        await using var first = await Screen.JoinAsync(api);
        await using var second = HubClient.To(api.Server.BaseAddress, ApiLinks.WallHub);
        await second.StartAsync();
        Assert.Contains("hub.full", (await Assert.ThrowsAsync<HubException>(() => second.InvokeAsync("Join", (string?)null))).Message, StringComparison.Ordinal);

        await first.DisposeAsync();

        var screens = api.Server.App.Services.GetRequiredService<WallScreens>();
        for (var i = 0; i < 100 && screens.Count > 0; i++) await Task.Delay(50);
        await second.InvokeAsync("Join", (string?)null);
    }

    [Theory]
    [InlineData("http://example.org", false)]
    [InlineData("null", false)]
    [InlineData(null, true)]
    public async Task A_page_of_another_site_cannot_open_the_hub(string? origin, bool opens)
    {
        await using var api = await ApiServer.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {api.Server.Key}");
        socket.Options.SetRequestHeader("Origin", origin ?? api.Server.BaseAddress.GetLeftPart(UriPartial.Authority));
        var open = socket.ConnectAsync(new UriBuilder(new Uri(api.Server.BaseAddress, ApiLinks.WallHub)) { Scheme = "ws" }.Uri, CancellationToken.None);

        if (opens) await open;
        else await Assert.ThrowsAsync<WebSocketException>(() => open);
    }

    private static async Task PostAsync(ApiServer api, string number)
    {
        var now = api.Centre.Clock.GetUtcNow().ToString("O");
        Assert.Equal(201, (await api.PostAsync($$"""{"source":"110","number":"{{number}}","at":"{{now}}"}""")).Status);
    }

    private sealed class Wall
    {
        public Dictionary<string, string> Parts { get; } = [];

        public int IncidentsToday => JsonDocument.Parse(Parts["figures"]).RootElement.GetProperty("value").GetProperty("incidentsToday").GetInt32();

        public static Wall From(JsonElement frame)
        {
            var wall = new Wall();
            wall.Take(frame);
            return wall;
        }

        public void Take(JsonElement frame)
        {
            foreach (var part in frame.GetProperty("parts").EnumerateObject()) Parts[part.Name] = part.Value.GetRawText();
        }
    }

    /// <summary>A screen that has joined the only city.</summary>
    private sealed class Screen : IAsyncDisposable
    {
        private readonly HubConnection _connection;
        private readonly Channel<(string, JsonElement)> _frames = Channel.CreateUnbounded<(string, JsonElement)>();
        private TaskCompletionSource _open = new();

        private Screen(HubConnection connection)
        {
            _connection = connection;
            _open.SetResult();
            connection.On<JsonElement>("snapshot", frame => Take("snapshot", frame));
            connection.On<JsonElement>("parts", frame => Take("parts", frame));
        }

        public static async Task<Screen> JoinAsync(ApiServer api)
        {
            var screen = new Screen(HubClient.To(api.Server.BaseAddress, ApiLinks.WallHub));
            await screen._connection.StartAsync();
            await screen._connection.InvokeAsync("Join", (string?)null);
            return screen;
        }

        public async Task<(string Name, JsonElement Frame)> NextAsync() => await _frames.Reader.ReadAsync().AsTask().WaitAsync(Soon);

        public void Stall() => _open = new();

        public void GoOn() => _open.SetResult();

        public ValueTask DisposeAsync() => _connection.DisposeAsync();

        private async Task Take(string name, JsonElement frame)
        {
            await _open.Task;
            _frames.Writer.TryWrite((name, frame.Clone()));
        }
    }
}
