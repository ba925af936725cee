using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Api;

public sealed class IncidentsApiTests
{
    private const string Full =
        """
        {"source":"110","number":"A-1","at":"2026-05-01T08:30:00+08:00","type":"纠纷","level":"red","unit":"350200010000","channel":"电话",
         "address":"环岛路 1 号","text":"邻里争吵","latitude":24.45,"longitude":118.08,"updatedAt":"2026-05-01T08:31:00+08:00"}
        """;

    [Fact]
    public async Task A_new_incident_is_created_a_repeated_one_is_known_and_a_newer_one_updates()
    {
        await using var api = await ApiServer.StartAsync();

        var first = await api.PostAsync(Full);
        var again = await api.PostAsync(Full);
        var newer = await api.PostAsync(Full.Replace("08:31", "08:45", StringComparison.Ordinal).Replace("red", "blue", StringComparison.Ordinal));
        var older = await api.PostAsync(Full);

        Assert.Equal((201, "created"), (first.Status, first.Result));
        Assert.Equal("/api/v1/incidents/110/A-1", first.Headers.Location?.ToString());
        Assert.Equal((200, "unchanged"), (again.Status, again.Result));
        Assert.Equal((200, "updated"), (newer.Status, newer.Result));
        Assert.Equal((200, "unchanged"), (older.Status, older.Result));
        var stored = Assert.Single(await Incidents(api));
        Assert.Equal((Level.Blue, 24.455, "邻里争吵", new DateTime(2026, 5, 1, 0, 30, 0, DateTimeKind.Utc)), (stored.Level, stored.Latitude, stored.Text, stored.At));
    }

    [Fact]
    public async Task The_answer_comes_after_the_record_is_in_the_store()
    {
        await using var api = await ApiServer.StartAsync();

        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(201, (await api.PostAsync($$"""{"source":"110","number":"N{{i}}","at":"2026-05-01T08:30:00Z"}""")).Status);
            Assert.Equal(i + 1, (await Incidents(api)).Count);
        }
    }

    [Fact]
    public async Task A_time_without_an_offset_is_read_in_the_sources_zone()
    {
        await using var api = await ApiServer.StartAsync();

        Assert.Equal(201, (await api.PostAsync("""{"source":"110","number":"local","at":"2026-05-01T08:30:00"}""")).Status);
        Assert.Equal(201, (await api.PostAsync("""{"source":"cases","number":"floating","at":"2026-05-01T08:30:00"}""")).Status);

        Assert.Equal(new DateTime(2026, 5, 1, 0, 30, 0, DateTimeKind.Utc), Assert.Single(await Incidents(api)).At);
        var order = Assert.Single(await api.Centre.Reader.Read(db => db.WorkOrders.ToList()));
        Assert.Equal(new DateTime(2026, 5, 1, 8, 30, 0, DateTimeKind.Utc), order.CreatedAt);
    }

    [Fact]
    public async Task A_source_that_makes_orders_makes_an_order()
    {
        await using var api = await ApiServer.StartAsync();

        await api.PostAsync("""{"source":"cases","number":"C1","at":"2026-05-01T08:30:00","due":"2026-05-02T08:30:00","closedAt":"2026-05-01T10:30:00"}""");

        var order = Assert.Single(await api.Centre.Reader.Read(db => db.WorkOrders.ToList()));
        Assert.Equal((WorkOrderState.Closed, "C1"), (order.State, order.ExternalNumber));
        Assert.Empty(await Incidents(api));
    }

    [Fact]
    public async Task A_batch_answers_item_by_item_and_keeps_what_it_refuses()
    {
        await using var api = await ApiServer.StartAsync();

        var answer = await api.PostAsync(
            """
            [{"source":"110","number":"B1","at":"2026-05-01T08:30:00Z"},
             {"source":"110","number":"B2","at":"never"},
             {"source":"strict","number":"B3","at":"2026-05-01T08:30:00Z","unit":"nowhere"},
             17,
             {"source":"110","number":"B1","at":"2026-05-01T08:30:00Z"},
             {"source":"nobody","number":"B4","at":"2026-05-01T08:30:00Z"}]
            """);

        Assert.Equal(200, answer.Status);
        var results = answer.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal([201, 422, 422, 422, 200, 422], results.Select(one => one.GetProperty("status").GetInt32()));
        Assert.Equal(
            [("time.unreadable", "$[1].at"), ("unit.unknown", "$[2].unit"), ("json.wrong-type", "$[3]"), ("source.unknown", "$[5].source")],
            results.Where(one => one.TryGetProperty("code", out _)).Select(one => (one.GetProperty("code").GetString(), one.GetProperty("path").GetString())));
        Assert.Equal((1, 1, 4), (Count(answer, "created"), Count(answer, "unchanged"), Count(answer, "refused")));
        var kept = await api.Centre.Reader.Read(db => db.Rejects.OrderBy(reject => reject.Id).ToList());
        Assert.Equal(["time.unreadable", "unit.unknown"], kept.Select(reject => reject.Code));
        Assert.Contains("\"B2\"", kept[0].Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"source":"110","number":"R1","at":"never"}""")]
    [InlineData("""[{"source":"110","number":"R1","at":"never"}]""")]
    public async Task A_feed_whose_every_item_is_refused_has_delivered_all_the_same(string body)
    {
        await using var api = await ApiServer.StartAsync();
        var source = api.Centre.Book.Source(ApiServer.Feed)!;
        Assert.Null(api.Centre.Feeds.LastArrival(source));

        await api.PostAsync(body);

        Assert.NotNull(api.Centre.Feeds.LastArrival(source));
        Assert.NotNull(await api.Centre.Reader.Read(db => db.Sources.Single(row => row.Id == source.Id).LastArrivalAt));
    }

    [Fact]
    public async Task A_batch_larger_than_a_group_is_answered_whole_and_in_order()
    {
        await using var api = await ApiServer.StartAsync();
        var items = Enumerable.Range(0, 1000).Select(i => $$"""{"source":"110","number":"L{{i}}","at":"2026-05-01T08:30:00Z"}""");

        var answer = await api.PostAsync($"[{string.Join(',', items)}]");

        Assert.Equal((200, 1000), (answer.Status, Count(answer, "created")));
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"L{i}"), answer.Json.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("number").GetString()));
        Assert.Equal(1000, (await Incidents(api)).Count);
    }

    [Fact]
    public async Task What_means_nothing_here_is_told_back_and_not_refused()
    {
        await using var api = await ApiServer.StartAsync();

        var answer = await api.PostAsync("""{"source":"110","number":"X","at":"2026-05-01T08:30:00Z","lattitude":24.4,"more":{"deep":[1,{"a":2}]}}""");

        Assert.Equal(201, answer.Status);
        Assert.Equal(["lattitude", "more"], answer.Json.GetProperty("ignored").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task A_stopped_server_has_finished_what_it_took()
    {
        await using var api = await ApiServer.StartAsync();
        var posts = Enumerable.Range(0, 200).Select(i => api.PostAsync($$"""{"source":"110","number":"S{{i}}","at":"2026-05-01T08:30:00Z"}""")).ToList();
        await Task.WhenAny(posts);
        var path = api.Centre.Store.Path;

        await api.Server.App.StopAsync();
        await api.Server.App.DisposeAsync();

        var answered = 0;
        foreach (var post in posts)
        {
            try
            {
                answered += (await post).Status == 201 ? 1 : 0;
            }
            catch (HttpRequestException)
            {
                // Not taken: the sender knows.
            }
        }

        Assert.True(answered > 0);
        using var reader = new StoreReader(new(path));
        Assert.True(reader.ReadNow(db => db.Incidents.Count()) >= answered);
    }

    private static Task<List<Incident>> Incidents(ApiServer api) => api.Centre.Reader.Read(db => db.Incidents.ToList());

    private static int Count(Answer answer, string name) => answer.Json.GetProperty(name).GetInt32();
}
