using System.Text.Json;
using BasicControl.Tests.Api;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Commands;

namespace BasicControl.Tests.Scoring;

/// <summary>What the command and the API answer.</summary>
public sealed class ScoreAnswersTests(PublicSets sets)
{
    private static readonly string[] Held = ["created", "closed", "on_time_closed", "overdue_open", "p50_h", "p90_h"];

    [Fact]
    public async Task The_figures_of_every_officer_of_CoSeLoG_are_the_oracles_through_the_API()
    {
        var set = await sets.Of("coselog");
        await using var server = await RunningServer.StartAsync(copyOf: set.Database);
        using var client = server.CreateClient();
        var rows = Csv.Rows("oracles/coselog/by_officer.csv");
        Assert.Equal(39, rows.Count);

        foreach (var row in rows.Where(row => row["off"] != "(none)"))
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync($"{ApiLinks.Figures}?source=coselog&asOf=2012-02-01T00:00&officer={Uri.EscapeDataString(row["off"])}"));
            foreach (var column in Held)
            {
                var told = answer.RootElement.GetProperty(column);
                Assert.Equal(
                    $"{row["off"]} {column} {Number(row[column])}", $"{row["off"]} {column} {(told.ValueKind == JsonValueKind.Null ? "" : Number(told.GetRawText()))}");
            }
        }
    }

    [Fact]
    public async Task The_command_and_the_API_tell_the_same_sheet_at_the_same_instant()
    {
        await using var api = await ApiServer.StartAsync();
        var posted = await api.PostAsync(
            """
            [{"source":"cases","number":"1","at":"2026-05-01T08:00:00","unit":"A","officer":"7","due":"2026-05-01T10:00:00","closedAt":"2026-05-01T09:00:00"},
             {"source":"cases","number":"2","at":"2026-05-01T08:30:00","unit":"A","officer":"7","due":"2026-05-01T10:00:00","closedAt":"2026-05-02T09:00:00"},
             {"source":"cases","number":"3","at":"2026-05-01T09:30:00","unit":"A","officer":"7","due":"2026-05-01T10:00:00"}]
            """);
        Assert.Equal(200, posted.Status);
        var unit = api.Centre.Book.UnitByKey(api.Centre.Book.Source("cases")!.Id, "A")!.Id.Value;

        var sheet = await api.GetAsync($"{ApiLinks.OfficerScore("7")}?from=2026-05-01&to=2026-05-03&asOf=2026-05-03T12:00");
        var list = await api.GetAsync($"{ApiLinks.Scores}?from=2026-05-01&to=2026-05-03&asOf=2026-05-03T12:00");
        var output = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["score", "--db", api.Centre.Store.Path, "--person", "7", "--from", "2026-05-01", "--to", "2026-05-03", "--as-of", "2026-05-03T12:00", "--json"], output, output);

        Assert.Equal(ExitCodes.Done, code);
        Assert.Equal((50, 3, 7), (sheet.Json.GetProperty("own").GetDecimal(), sheet.Json.GetProperty("facts").GetInt32(), sheet.Json.GetProperty("missing").GetInt32()));
        Assert.True(JsonElement.DeepEquals(sheet.Json, JsonDocument.Parse(output.ToString()).RootElement), output.ToString());
        Assert.Equal(3, list.Json.GetProperty("units").EnumerateArray().Single(one => one.GetProperty("unit").GetProperty("id").GetInt64() == unit).GetProperty("facts").GetInt32());
        Assert.Equal(50, (await api.GetAsync($"{ApiLinks.UnitScore($"{unit}")}?from=2026-05-01&to=2026-05-03&asOf=2026-05-03T12:00")).Json.GetProperty("own").GetDecimal());
    }

    // A whole number is written with a point by one and without by the other.
    private static string Number(string text) =>
        decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture) : text;

    [Theory]
    [InlineData("/officers/nobody", "officer.unknown", "person")]
    [InlineData("/units/990000000000", "unit.unknown", "unit")]
    [InlineData("?from=soon", "day.unreadable", "from")]
    [InlineData("?asOf=soon", "time.unreadable", "asOf")]
    [InlineData("?from=2026-05-02&to=2026-05-01", "span.empty", "to")]
    [InlineData("?asOf=2199-01-01T00:00", "time.future", "asOf")]
    [InlineData("?from=2016-05-02&to=2026-05-01", "span.too-long", "to")]
    [InlineData("?city=17171", "city.unknown", "city")]
    public async Task A_wrong_question_is_refused_with_its_field(string question, string code, string field)
    {
        await using var api = await ApiServer.StartAsync();

        var answer = await api.GetAsync($"{ApiLinks.Scores}{question}");

        Assert.Equal((422, code, field), (answer.Status, answer.Code, answer.Field));
    }
}
