using BasicControl.Core.Basics;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Web;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Api;

public sealed class HeatApiTests(HeatApiTests.Shared shared) : IClassFixture<HeatApiTests.Shared>
{
    private const string May = "from=2026-05-01&to=2026-05-02";
    private readonly ApiServer _api = shared.Api;

    [Fact]
    public async Task Counts_are_those_that_the_page_draws()
    {
        var answer = await _api.GetAsync($"{ApiLinks.Heat}?{May}&of=all");
        var page = await _api.Server.App.Services.GetRequiredService<HeatQueries>().Ask(Scope.Everything,
            new(_api.Centre.Book.Cities.Single().Id, new(new(2026, 5, 1), new(2026, 5, 2))) { DisputesOnly = false }, TestContext.Current.CancellationToken);

        Assert.Equal((3, page.Count.Total), (Number(answer, "total"), Number(answer, "total")));
        Assert.Equal(page.Position, answer.Json.GetProperty("position").GetInt64());
        Assert.Equal(page.Count.StationHours.Cells, Cells(answer, "stationHours"));
        Assert.Equal(page.Count.KindStations.Cells, Cells(answer, "kindStations"));
        Assert.Equal(page.Count.WeekdayHours.Cells, Cells(answer, "weekdayHours"));
    }

    [Fact]
    public async Task An_instant_a_kind_and_a_unit_narrow_the_counts()
    {
        Assert.Equal(2, Number(await _api.GetAsync($"{ApiLinks.Heat}?{May}"), "total"));
        Assert.Equal(1, Number(await _api.GetAsync($"{ApiLinks.Heat}?{May}&kind=noise"), "total"));
        Assert.Equal(1, Number(await _api.GetAsync($"{ApiLinks.Heat}?{May}&of=all&asOf=2026-05-01T09:30:00"), "total"));
        Assert.Equal(2, Number(await _api.GetAsync($"{ApiLinks.Heat}?{May}&of=all&unit={ApiServer.StationCode}"), "total"));
        Assert.Equal(1, Number(await _api.GetAsync($"{ApiLinks.Heat}?{May}&of=all&level=red"), "total"));
    }

    [Theory]
    [InlineData("kind=colour", "dispute-kind.unknown", "kind")]
    [InlineData("of=cats", "of.unknown", "of")]
    [InlineData("weapon=maybe", "of.unknown", "weapon")]
    [InlineData("unit=17171", "unit.unknown", "unit")]
    [InlineData("city=17171", "city.unknown", "city")]
    [InlineData("level=green", "level.unknown", "level")]
    [InlineData("from=soon", "time.unreadable", "from")]
    [InlineData("asOf=soon", "time.unreadable", "asOf")]
    [InlineData("from=2026-05-02&to=2026-05-01", "span.empty", "to")]
    [InlineData("from=2016-05-02&to=2026-05-01", "span.too-long", "to")]
    public async Task A_wrong_question_is_refused_with_its_field(string query, string code, string field)
    {
        var answer = await _api.GetAsync($"{ApiLinks.Heat}?{query}");

        Assert.Equal((422, code, field), (answer.Status, answer.Code, answer.Field));
        Assert.DoesNotContain(code, answer.Detail, StringComparison.Ordinal);
    }

    private static int Number(Answer answer, string name) => answer.Json.GetProperty("count").GetProperty(name).GetInt32();

    private static IEnumerable<int> Cells(Answer answer, string grid) =>
        answer.Json.GetProperty("count").GetProperty(grid).GetProperty("cells").EnumerateArray().SelectMany(row => row.EnumerateArray().Select(cell => cell.GetInt32()));

    public sealed class Shared : IAsyncLifetime
    {
        public ApiServer Api { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Api = await ApiServer.StartAsync();
            var answer = await Api.PostAsync(
                """
                [{"source":"110","number":"1","at":"2026-05-01T08:30:00+08:00","type":"噪声扰民","level":"red","unit":"350200010000","latitude":24.45,"longitude":118.08},
                 {"source":"110","number":"2","at":"2026-05-01T10:30:00+08:00","type":"家庭纠纷","unit":"350200010000"},
                 {"source":"110","number":"3","at":"2026-05-02T10:30:00+08:00","type":"求助"}]
                """);
            Assert.Equal(200, answer.Status);
        }

        public async ValueTask DisposeAsync() => await Api.DisposeAsync();
    }
}
