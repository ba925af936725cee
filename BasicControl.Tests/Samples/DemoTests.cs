using System.Text.Json;
using BasicControl.Tests.Kit;
using BasicControl.Web.Setup;

namespace BasicControl.Tests.Samples;

public sealed class DemoTests
{
    [Fact]
    public async Task A_demo_on_an_empty_store_serves_the_sample_city_and_moves_it()
    {
        await using var server = await RunningServer.StartAsync(new ServeOptions { Demo = true, Preset = "small", SimulatorPace = 600 });
        using var http = server.CreateClient();

        var first = await Snapshot(http);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        var later = await Snapshot(http);

        var head = first.GetProperty("parts").GetProperty("head").GetProperty("value");
        Assert.True(head.GetProperty("isSample").GetBoolean());
        Assert.Equal("Chenglan City", head.GetProperty("name").GetProperty("en").GetString());
        Assert.InRange(later.GetProperty("position").GetInt64() - first.GetProperty("position").GetInt64(), 5, 300);
    }

    [Theory]
    [InlineData("year", null, "365")]
    [InlineData("day", null, null)]
    [InlineData("year", "30", "30")]
    public async Task The_wall_looks_at_a_whole_year_unless_the_site_says_otherwise(string preset, string? set, string? expected)
    {
        using var folder = new TempFolder();
        var settings = set is null ? [] : new Dictionary<string, string?> { ["Wall:WindowDays"] = set };
        await using var app = WebHost.Build(new ServeOptions { Database = folder.Database, Demo = true, Preset = preset, Urls = "http://127.0.0.1:0", Settings = settings });

        Assert.Equal(expected, app.Configuration["Wall:WindowDays"]);
    }

    private static async Task<JsonElement> Snapshot(HttpClient http) =>
        JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/v1/wall", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
}
