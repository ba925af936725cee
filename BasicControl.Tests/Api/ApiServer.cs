using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Api;

/// <summary>A server with one Chinese city, one station and three sources: a call feed, a strict one, and a zoneless one that makes orders.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    public const string Feed = "110";
    public const string StrictFeed = "strict";
    public const string Cases = "cases";
    public const string StationCode = "350200010000";

    private ApiServer(RunningServer server) => (Server, Client) = (server, server.CreateClient());

    public RunningServer Server { get; }

    public HttpClient Client { get; }

    public Centre Centre => Server.App.Services.GetRequiredService<Centre>();

    public static async Task<ApiServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var server = await RunningServer.StartAsync(new ServeOptions { Settings = settings.ToDictionary(one => one.Key, string? (one) => one.Value) });
        var centre = server.App.Services.GetRequiredService<Centre>();
        await centre.Commit.Batch(session =>
        {
            var writer = centre.Organisation;
            var city = writer.City(session, "鹭江市公安局", "Asia/Shanghai", "350200000000");
            writer.Unit(session, new Unit { Id = new(session.NextId("units")), CityId = city.Id, Kind = UnitKind.Station, Name = "港口派出所", Code = StationCode, Boundary = Square }, city.Id);
            writer.Source(session, Feed, "110 接处警", city.Id, Makes.Incident, "Asia/Shanghai", addsUnknown: true, TimeSpan.FromMinutes(1));
            writer.Source(session, StrictFeed, "Strict", city.Id, Makes.Incident, "Asia/Shanghai", addsUnknown: false);
            return writer.Source(session, Cases, "Cases", city.Id, Makes.Order, "floating", addsUnknown: true);
        });
        return new(server);
    }

    public Task<Answer> PostAsync(string json, string type = "application/json", string language = "en") =>
        PostAsync(Encoding.UTF8.GetBytes(json), type, language);

    public async Task<Answer> PostAsync(byte[] body, string type = "application/json", string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiLinks.Incidents) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await SendAsync(request, language);
    }

    public async Task<Answer> GetAsync(string address, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(request, language);
    }

    /// <summary>Posts one good record that must be taken: the server still works.</summary>
    public async Task AssertAliveAsync() =>
        Assert.Equal(200, (await PostAsync($$"""[{"source":"{{Feed}}","number":"alive","at":"2026-05-01T08:00:00+08:00"}]""")).Status);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    private const string Square = """{"type":"Polygon","coordinates":[[[118.0,24.4],[118.1,24.4],[118.1,24.5],[118.0,24.4]]]}""";

    private async Task<Answer> SendAsync(HttpRequestMessage request, string language)
    {
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", text, response.Headers);
    }
}

/// <summary>An answer of the API with its body as JSON.</summary>
public sealed record Answer(int Status, string MediaType, string Text, HttpResponseHeaders Headers)
{
    public JsonElement Json { get; } = Text.StartsWith('{') || Text.StartsWith('[') ? JsonDocument.Parse(Text).RootElement : default;

    public string? Code => Of("code");

    public string? Field => Of("field");

    public string? Path => Of("path");

    public string? Detail => Of("detail");

    public string? Result => Of("result");

    private string? Of(string name) => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
