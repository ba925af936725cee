using System.Net;
using BasicControl.Core.Organisation;
using BasicControl.Web;

namespace BasicControl.Tests.Api;

public sealed class ReadApiTests
{
    [Fact]
    public async Task A_record_can_be_read_back_without_personal_data()
    {
        await using var api = await ApiServer.StartAsync();
        var posted = await api.PostAsync(
            """{"source":"110","number":"纠 1/2","at":"2026-05-01T08:30:00+08:00","type":"纠纷","level":"red","unit":"350200010000","address":"环岛路","text":"争吵","latitude":24.4,"longitude":118.1}""");

        var answer = await api.GetAsync(posted.Headers.Location!.ToString());

        Assert.Equal((200, "incident", "red"), (answer.Status, answer.Json.GetProperty("kind").GetString(), answer.Json.GetProperty("level").GetString()));
        Assert.Equal(("纠 1/2", "350200010000"), (answer.Json.GetProperty("number").GetString(), answer.Json.GetProperty("unit").GetProperty("code").GetString()));
        Assert.DoesNotContain("环岛路", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("24.4", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_of_a_source_can_be_read_back_with_its_state()
    {
        await using var api = await ApiServer.StartAsync();
        await api.PostAsync("""{"source":"cases","number":"C1","at":"2026-05-01T08:30:00","closedAt":"2026-05-01T09:30:00"}""");

        var answer = await api.GetAsync(ApiLinks.Incident("cases", "C1"));

        Assert.Equal(("order", "closed", "2026-05-01T09:30:00Z"), (answer.Json.GetProperty("kind").GetString(), answer.Json.GetProperty("state").GetString(), answer.Json.GetProperty("closedAt").GetString()));
    }

    [Theory]
    [InlineData("/api/v1/incidents/nobody/1", "source.unknown")]
    [InlineData("/api/v1/incidents/110/none", "incident.unknown")]
    public async Task What_is_not_there_is_told(string address, string code)
    {
        await using var api = await ApiServer.StartAsync();

        var answer = await api.GetAsync(address);

        Assert.Equal((404, code, "application/problem+json"), (answer.Status, answer.Code, answer.MediaType));
    }

    [Fact]
    public async Task Boundaries_are_geojson_kept_by_tag_until_a_unit_changes()
    {
        await using var api = await ApiServer.StartAsync();
        using var first = await api.Client.GetAsync(ApiLinks.Boundaries);
        Assert.Equal("application/geo+json", first.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"Polygon\"", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var asked = new HttpRequestMessage(HttpMethod.Get, ApiLinks.Boundaries);
        asked.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var known = await api.Client.SendAsync(asked);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);

        var city = api.Centre.Book.Cities.Single();
        await api.Centre.Commit.Batch(session => api.Centre.Organisation.Unit(
            session, new Unit { Id = new(session.NextId("units")), CityId = city.Id, Kind = UnitKind.Station, Name = "新所", Latitude = 24.5, Longitude = 118.2 }, city.Id));
        using var later = await api.Client.GetAsync(ApiLinks.Boundaries);

        Assert.NotEqual(first.Headers.ETag, later.Headers.ETag);
        Assert.Contains("[118.2,24.5]", await later.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ApiLinks.Wall)]
    [InlineData(ApiLinks.Boundaries)]
    public async Task A_city_is_named_by_id_or_code_and_may_be_left_out_when_there_is_one(string address)
    {
        await using var api = await ApiServer.StartAsync();
        var city = api.Centre.Book.Cities.Single();

        Assert.Equal(200, (await api.GetAsync(address)).Status);
        Assert.Equal(200, (await api.GetAsync($"{address}?city={city.Id.Value}")).Status);
        Assert.Equal(200, (await api.GetAsync($"{address}?city={city.Code}")).Status);
        var unknown = await api.GetAsync($"{address}?city=nowhere");
        Assert.Equal((422, "city.unknown", "city"), (unknown.Status, unknown.Code, unknown.Field));

        await api.Centre.Commit.Batch(session => api.Centre.Organisation.City(session, "Second", "America/New_York"));
        Assert.Equal((422, "city.needed"), ((await api.GetAsync(address)).Status, (await api.GetAsync(address)).Code));
    }
}
