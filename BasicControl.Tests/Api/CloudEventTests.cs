using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;

namespace BasicControl.Tests.Api;

public sealed class CloudEventTests
{
    private const string One = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json; charset=utf-8";

    [Fact]
    public async Task An_events_id_is_the_delivery_its_subject_the_incident_and_its_time_the_version()
    {
        await using var api = await ApiServer.StartAsync();

        var first = await api.PostAsync(Event("d1", "E1", "2026-05-01T09:00:00Z", """{"at":"2026-05-01T08:00:00Z","level":"blue"}"""), One);
        var late = await api.PostAsync(Event("d0", "E1", "2026-05-01T08:30:00Z", """{"at":"2026-05-01T08:00:00Z","level":"red"}"""), One);
        var newer = await api.PostAsync(Event("d2", "E1", "2026-05-01T09:30:00Z", """{"at":"2026-05-01T08:00:00Z","level":"yellow"}"""), One);

        Assert.Equal((201, "d1", "E1"), (first.Status, first.Json.GetProperty("delivery").GetString(), first.Json.GetProperty("number").GetString()));
        Assert.Equal((200, "unchanged"), (late.Status, late.Result));
        Assert.Equal((200, "updated"), (newer.Status, newer.Result));
        Assert.Equal(Level.Yellow, Assert.Single(await api.Centre.Reader.Read(db => db.Incidents.ToList())).Level);
    }

    [Fact]
    public async Task Attributes_of_the_senders_own_pass_and_a_source_may_be_a_path()
    {
        await using var api = await ApiServer.StartAsync();

        var answer = await api.PostAsync(
            """
            {"specversion":"1.0","id":"1","source":"/city/feeds/110","type":"cn.call.recorded","subject":"P1","time":"2026-05-01T08:00:00Z",
             "datacontenttype":"application/json","dataschema":"https://example.org/s","traceparent":"00-1","partitionkey":7,"data":{"at":"2026-05-01T08:00:00Z"}}
            """,
            One);

        Assert.Equal((201, "110"), (answer.Status, answer.Json.GetProperty("source").GetString()));
        Assert.False(answer.Json.TryGetProperty("ignored", out _));
    }

    [Fact]
    public async Task A_batch_of_events_answers_event_by_event()
    {
        await using var api = await ApiServer.StartAsync();

        var answer = await api.PostAsync(
            $"[{Event("1", "Q1", "2026-05-01T09:00:00Z", """{"at":"2026-05-01T08:00:00Z"}""")},{Event("2", "Q2", "2026-05-01T09:00:00Z", """{"at":17}""")}]", Batch);

        var results = answer.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal([201, 422], results.Select(one => one.GetProperty("status").GetInt32()));
        Assert.Equal(("2", "$[1].data.at"), (results[1].GetProperty("delivery").GetString(), results[1].GetProperty("path").GetString()));
    }

    [Theory]
    [InlineData("""{"id":"1","source":"110","type":"t","subject":"S","data":{"at":"2026-05-01T08:00:00Z"}}""", "event.version", "specversion", "$.specversion")]
    [InlineData("""{"specversion":"0.3","id":"1","source":"110","type":"t","subject":"S","data":{"at":"2026-05-01T08:00:00Z"}}""", "event.version", "specversion", "$.specversion")]
    [InlineData("""{"specversion":"1.0","source":"110","type":"t","subject":"S","data":{"at":"2026-05-01T08:00:00Z"}}""", "text.missing", "id", "$.id")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"110","subject":"S","data":{"at":"2026-05-01T08:00:00Z"}}""", "text.missing", "type", "$.type")]
    [InlineData("""{"specversion":"1.0","id":"1","type":"t","subject":"S","data":{"at":"2026-05-01T08:00:00Z"}}""", "text.missing", "source", "$.source")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"110","type":"t","data":{"at":"2026-05-01T08:00:00Z"}}""", "text.missing", "subject", "$.subject")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"110","type":"t","subject":"S"}""", "text.missing", "data", "$.data")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"110","type":"t","subject":"S","data":"text"}""", "json.wrong-type", "data", "$.data")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"110","type":"t","subject":"S","time":"soon","data":{"at":"2026-05-01T08:00:00Z"}}""", "time.unreadable", "time", "$.time")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"110","type":"t","subject":"S","data":{"at":"2026-05-01T08:00:00Z","number":"T"}}""", "event.two-numbers", "subject", "$.subject")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"110","type":"t","subject":"S","time":"2999-01-01T00:00:00Z","data":{"at":"2026-05-01T08:00:00Z"}}""", "time.out-of-range", "time", "$.time")]
    public async Task A_faulty_event_is_refused_with_the_attribute_that_is_wrong(string json, string code, string field, string path)
    {
        await using var api = await ApiServer.StartAsync();

        var answer = await api.PostAsync(json, One);

        Assert.Equal((422, code, field, path), (answer.Status, answer.Code, answer.Field, answer.Path));
    }

    private static string Event(string id, string subject, string time, string data) =>
        $$"""{"specversion":"1.0","id":"{{id}}","source":"110","type":"cn.call.recorded","subject":"{{subject}}","time":"{{time}}","data":{{data}}}""";
}
