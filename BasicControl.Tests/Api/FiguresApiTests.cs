using BasicControl.Web;

namespace BasicControl.Tests.Api;

public sealed class FiguresApiTests(FiguresApiTests.Shared shared) : IClassFixture<FiguresApiTests.Shared>
{
    private readonly ApiServer _api = shared.Api;

    [Fact]
    public async Task Totals_are_those_of_the_records_that_came_in_judged_at_the_instant_asked_for()
    {
        var early = await _api.GetAsync($"{ApiLinks.Figures}?source=cases&asOf=2026-05-01T10:00:00");
        var late = await _api.GetAsync($"{ApiLinks.Figures}?source=cases&asOf=2026-05-03");

        Assert.Equal((3, 1, 2), (Number(early, "created"), Number(early, "closed"), Number(early, "open")));
        Assert.Equal((4, 2, 2), (Number(late, "created"), Number(late, "closed"), Number(late, "open")));
    }

    [Fact]
    public async Task A_table_has_one_row_a_key()
    {
        var answer = await _api.GetAsync($"{ApiLinks.Figures}?source=cases&asOf=2026-05-03&by=unit");

        Assert.Equal(["A", "B"], answer.Json.EnumerateArray().Select(row => row.GetProperty("station").GetString()));
    }

    [Fact]
    public async Task A_city_without_a_source_named_counts_its_orders_and_its_incidents_when_asked()
    {
        Assert.Equal(4, Number(await _api.GetAsync($"{ApiLinks.Figures}?asOf=2026-05-03"), "created"));
        Assert.Equal(1, Number(await _api.GetAsync($"{ApiLinks.Figures}?asOf=2026-05-03&of=incidents"), "rows"));
    }

    [Fact]
    public async Task Disputes_and_repeat_addresses_are_told_to_whoever_asks_for_them()
    {
        var bare = await _api.GetAsync($"{ApiLinks.Figures}?asOf=2026-05-03");
        var full = await _api.GetAsync($"{ApiLinks.Figures}?asOf=2026-05-03&with=disputes,repeats");

        Assert.False(bare.Json.TryGetProperty("disputes", out _) || bare.Json.TryGetProperty("repeat_addresses", out _));
        Assert.Equal((0, 0, 0), (Number(full, "disputes"), Number(full, "dispute_orders"), Number(full, "repeat_addresses")));
    }

    [Fact]
    public async Task An_officer_is_asked_back_for_when_several_bear_the_number()
    {
        var one = await _api.GetAsync($"{ApiLinks.Figures}?source=cases&asOf=2026-05-03&officer=7");
        var several = await _api.GetAsync($"{ApiLinks.Figures}?asOf=2026-05-03&officer=7");
        var byId = await _api.GetAsync($"{ApiLinks.Figures}?asOf=2026-05-03&officer={several.Json.GetProperty("arguments")[1].GetString()!.Split(", ")[0]}");

        Assert.Equal(2, Number(one, "created"));
        Assert.Equal((422, "officer.several", "officer"), (several.Status, several.Code, several.Field));
        Assert.Equal(2, Number(byId, "created"));
    }

    [Theory]
    [InlineData("of=incidents&source=cases&officer=7", "figures.incidents-without-officer", "officer")]
    [InlineData("officer=nobody", "officer.unknown", "officer")]
    [InlineData("with=cats", "of.unknown", "with")]
    [InlineData("source=nobody", "source.unknown", "source")]
    [InlineData("asOf=soon", "time.unreadable", "asOf")]
    [InlineData("from=2026-13-01", "time.unreadable", "from")]
    [InlineData("from=2026-05-02&to=2026-05-01", "span.empty", "to")]
    [InlineData("by=colour", "by.unknown", "by")]
    [InlineData("of=cats", "of.unknown", "of")]
    [InlineData("city=17171", "city.unknown", "city")]
    [InlineData("source=110&by=officer", "figures.not-of-incidents", "by")]
    public async Task A_wrong_question_is_refused_with_its_field(string query, string code, string field)
    {
        var answer = await _api.GetAsync($"{ApiLinks.Figures}?{query}");

        Assert.Equal((422, code, field), (answer.Status, answer.Code, answer.Field));
        Assert.DoesNotContain(code, answer.Detail, StringComparison.Ordinal);
    }

    private static int Number(Answer answer, string name) => answer.Json.GetProperty(name).GetInt32();

    public sealed class Shared : IAsyncLifetime
    {
        public ApiServer Api { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Api = await ApiServer.StartAsync();
            var answer = await Api.PostAsync(
                """
                [{"source":"cases","number":"1","at":"2026-05-01T08:00:00","unit":"A","officer":"7","closedAt":"2026-05-01T09:00:00"},
                 {"source":"cases","number":"2","at":"2026-05-01T08:30:00","unit":"A","officer":"7","closedAt":"2026-05-02T09:00:00"},
                 {"source":"cases","number":"3","at":"2026-05-01T09:30:00","unit":"B"},
                 {"source":"cases","number":"4","at":"2026-05-02T09:30:00","unit":"B"},
                 {"source":"110","number":"1","at":"2026-05-02T09:30:00"}]
                """);
            Assert.Equal(5, answer.Json.GetProperty("created").GetInt32());
            var centre = Api.Centre;
            await centre.Commit.Batch(session => centre.Organisation.Person(
                session, new() { Id = new(session.NextId("people")), CityId = centre.Book.Cities.Single().Id, Number = "7", Name = "王" }, centre.Book.UnitByCode(ApiServer.StationCode)!.Id));
        }

        public ValueTask DisposeAsync() => Api.DisposeAsync();
    }
}
