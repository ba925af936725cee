using System.Globalization;
using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;

namespace BasicControl.Tests.Api;

/// <summary>Whatever is sent, it gets a coded answer in words, nothing else is lost and the server stays up.</summary>
public sealed class BadInputTests(BadInputTests.Shared shared) : IClassFixture<BadInputTests.Shared>
{
    private readonly ApiServer _api = shared.Api;

    [Theory]
    [InlineData("""{"number":"1","at":"2026-05-01T08:00:00Z"}""", "text.missing", "source")]
    [InlineData("""{"source":"nobody","number":"1","at":"2026-05-01T08:00:00Z"}""", "source.unknown", "source")]
    [InlineData("""{"source":17,"number":"1","at":"2026-05-01T08:00:00Z"}""", "json.wrong-type", "source")]
    [InlineData("""{"source":"110","at":"2026-05-01T08:00:00Z"}""", "text.missing", "number")]
    [InlineData("""{"source":"110","number":null,"at":"2026-05-01T08:00:00Z"}""", "text.missing", "number")]
    [InlineData("""{"source":"110","number":"","at":"2026-05-01T08:00:00Z"}""", "text.missing", "number")]
    [InlineData("""{"source":"110","number":"   ","at":"2026-05-01T08:00:00Z"}""", "text.missing", "number")]
    [InlineData("""{"source":"110","number":12,"at":"2026-05-01T08:00:00Z"}""", "json.wrong-type", "number")]
    [InlineData("""{"source":"110","number":"a\u0000b","at":"2026-05-01T08:00:00Z"}""", "text.control-character", "number")]
    [InlineData("""{"source":"110","number":"\ud800","at":"2026-05-01T08:00:00Z"}""", "text.broken", "number")]
    [InlineData("""{"source":"110","number":"1"}""", "text.missing", "at")]
    [InlineData("""{"source":"110","number":"1","at":"yesterday"}""", "time.unreadable", "at")]
    [InlineData("""{"source":"110","number":"1","at":"2026-02-30T08:00:00Z"}""", "time.unreadable", "at")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T25:00:00Z"}""", "time.unreadable", "at")]
    [InlineData("""{"source":"110","number":"1","at":1777622400}""", "json.wrong-type", "at")]
    [InlineData("""{"source":"110","number":"1","at":"0001-01-01T00:00:00"}""", "time.out-of-range", "at")]
    [InlineData("""{"source":"110","number":"1","at":"9999-12-31T23:59:59"}""", "time.out-of-range", "at")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","updatedAt":"2999-01-01T00:00:00Z"}""", "time.out-of-range", "updatedAt")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","updatedAt":"no"}""", "time.unreadable", "updatedAt")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","due":[]}""", "json.wrong-type", "due")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","due":"2026-13-01"}""", "time.unreadable", "due")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","closedAt":"2999-01-01"}""", "time.out-of-range", "closedAt")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","closedAt":{"a":[1,2]}}""", "json.wrong-type", "closedAt")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","level":"purple"}""", "level.unknown", "level")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","level":3}""", "json.wrong-type", "level")]
    [InlineData("""{"source":"strict","number":"1","at":"2026-05-01T08:00:00Z","unit":"nowhere"}""", "unit.unknown", "unit")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","latitude":91,"longitude":118}""", "coordinate.out-of-range", "latitude")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","latitude":24,"longitude":-180.5}""", "coordinate.out-of-range", "longitude")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","latitude":1e999,"longitude":118}""", "coordinate.out-of-range", "latitude")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","latitude":24}""", "coordinate.half", "longitude")]
    [InlineData("""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","latitude":"24.4","longitude":118}""", "json.wrong-type", "latitude")]
    [InlineData("""{"source":"110","number":"1","number":"2","at":"2026-05-01T08:00:00Z"}""", "json.duplicate", "number")]
    public async Task A_wrong_value_is_refused_with_its_code_its_field_and_its_path(string json, string code, string field)
    {
        var answer = await _api.PostAsync(json);

        Assert.Equal((422, "application/problem+json"), (answer.Status, answer.MediaType));
        Assert.Equal((code, field, $"$.{field}"), (answer.Code, answer.Field, answer.Path));
        Assert.Equal(code, answer.Json.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal(422, answer.Json.GetProperty("status").GetInt32());
        await _api.AssertAliveAsync();
    }

    [Theory]
    [InlineData("number", 200)]
    [InlineData("type", 200)]
    [InlineData("unit", 200)]
    [InlineData("officer", 200)]
    [InlineData("channel", 200)]
    [InlineData("department", 200)]
    [InlineData("status", 200)]
    [InlineData("address", 500)]
    [InlineData("text", 4000)]
    [InlineData("outcome", 4000)]
    public async Task A_text_may_be_as_long_as_its_bound_and_no_longer(string field, int most)
    {
        var right = await _api.PostAsync(With(field, new string('长', most)));
        var wrong = await _api.PostAsync(With(field, new string('长', most + 1)));

        Assert.True(right.Status is 200 or 201, right.Text);
        Assert.Equal((422, "text.too-long", field), (wrong.Status, wrong.Code, wrong.Field));
    }

    [Fact]
    public async Task Every_fault_of_a_record_is_told_at_once()
    {
        var answer = await _api.PostAsync("""{"source":"nobody","number":"","at":"x","latitude":100,"longitude":"y"}""");

        Assert.Equal(
            ["at", "latitude", "longitude", "number", "source"],
            answer.Json.GetProperty("errors").EnumerateArray().Select(one => one.GetProperty("field").GetString()!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "body.empty")]
    [InlineData("{", "json.invalid")]
    [InlineData("""{"source":"110",}""", "json.invalid")]
    [InlineData("""[{"source":"110"}""", "json.invalid")]
    [InlineData("""{"source":"110"} {"source":"110"}""", "json.invalid")]
    [InlineData("/* no */ {}", "json.invalid")]
    [InlineData("\"text\"", "json.wrong-type")]
    [InlineData("17", "json.wrong-type")]
    [InlineData("null", "json.wrong-type")]
    [InlineData("""{"\ud800":1}""", "json.invalid")]
    public async Task A_body_that_cannot_be_read_is_refused_whole(string body, string code)
    {
        var answer = await _api.PostAsync(body);

        Assert.Equal((400, code), (answer.Status, answer.Code));
        Assert.NotEmpty(answer.Detail!);
        await _api.AssertAliveAsync();
    }

    [Fact]
    public async Task Broken_json_is_told_with_line_byte_and_item()
    {
        var answer = await _api.PostAsync("[{\"source\":\"110\"},\n {\"source\":tru}]");

        Assert.Equal(["2", "15", "$[1]"], answer.Json.GetProperty("arguments").EnumerateArray().Select(one => one.GetString()));
    }

    [Theory]
    [InlineData(33)]
    [InlineData(5_000)]
    [InlineData(1_000_000)]
    public async Task Json_nested_too_deep_is_refused(int depth)
    {
        var answer = await _api.PostAsync($$"""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","more":{{new string('[', depth)}}{{new string(']', depth)}}}""");

        Assert.Equal((400, "json.too-deep"), (answer.Status, answer.Code));
        await _api.AssertAliveAsync();
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused_with_their_place()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("{\"source\":\"110\",\"number\":\"n"), 0xB9, 0xE3, .. Encoding.UTF8.GetBytes("\",\"at\":\"2026-05-01T08:00:00Z\"}")];

        var answer = await _api.PostAsync(body);

        Assert.Equal((400, "body.not-utf8"), (answer.Status, answer.Code));
        Assert.Equal("27", answer.Json.GetProperty("arguments")[0].GetString());
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_fault() =>
        Assert.Equal(201, (await _api.PostAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("""{"source":"110","number":"bom","at":"2026-05-01T08:00:00Z"}""")])).Status);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ten_megabytes_are_too_large_with_and_without_a_length(bool chunked)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"source":"110","number":"1","at":"2026-05-01T08:00:00Z","text":"{{new string('x', 10_000_000)}}"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, Web.ApiLinks.Incidents) { Content = chunked ? new Chunked(body) : new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");

        using var response = await _api.Client.SendAsync(request);

        Assert.Equal(413, (int)response.StatusCode);
        Assert.Contains("body.too-large", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await _api.AssertAliveAsync();
    }

    [Fact]
    public async Task A_batch_of_too_many_items_is_refused_and_none_is_taken()
    {
        var items = Enumerable.Range(0, 1001).Select(i => $$"""{"source":"110","number":"many{{i}}","at":"2026-05-01T08:00:00Z"}""");

        var answer = await _api.PostAsync($"[{string.Join(',', items)}]");

        Assert.Equal((413, "batch.too-many"), (answer.Status, answer.Code));
        Assert.Equal(0, await _api.Centre.Reader.Read(db => db.Incidents.Count(one => one.ExternalNumber.StartsWith("many"))));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=gbk")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Another_content_type_is_refused_with_those_that_are_read(string type)
    {
        var answer = await _api.PostAsync("{}", type);

        Assert.Equal((415, "body.wrong-media"), (answer.Status, answer.Code));
        Assert.Contains("application/cloudevents+json", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("fr", "zh-CN")]
    public async Task A_problem_is_worded_in_the_senders_language(string asked, string told)
    {
        var answer = await _api.PostAsync("""{"source":"110","at":"2026-05-01T08:00:00Z"}""", language: asked);

        Assert.Equal(RefusalText.Of(new("text.missing", "number"), CultureInfo.GetCultureInfo(told)), answer.Detail);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "address.unknown")]
    [InlineData("DELETE", "/api/v1/incidents", 405, "method.unknown")]
    public async Task An_address_or_method_that_is_not_there_is_a_problem_too(string method, string address, int status, string code)
    {
        using var request = new HttpRequestMessage(new(method), address);
        using var response = await _api.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(code, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string With(string field, string value) => field == "number"
        ? $$"""{"source":"110","at":"2026-05-01T08:00:00Z","number":"{{value}}"}"""
        : $$"""{"source":"110","number":"{{field}}","at":"2026-05-01T08:00:00Z","{{field}}":"{{value}}"}""";

    public sealed class Shared : IAsyncLifetime
    {
        public ApiServer Api { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Api = await ApiServer.StartAsync();

        public ValueTask DisposeAsync() => Api.DisposeAsync();
    }

    private sealed class Chunked(byte[] body) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => stream.WriteAsync(body).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
