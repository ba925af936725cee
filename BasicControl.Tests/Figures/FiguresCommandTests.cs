using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;

namespace BasicControl.Tests.Figures;

public sealed class FiguresCommandTests
{
    [Fact]
    public async Task It_reads_beside_the_process_that_owns_the_store()
    {
        await using var test = await WithRequests();

        var said = await Run(test, "--as-of", "2026-11-20T08:00", "--json");

        Assert.Equal(ExitCodes.Done, said.ExitCode);
        var totals = JsonDocument.Parse(said.Output).RootElement;
        Assert.Equal("2026-11-20 08:00:00+08:00", totals.GetProperty("as_of").GetString());
        Assert.Equal(
            (2, 1, 0.5), (totals.GetProperty("created").GetInt32(), totals.GetProperty("closed").GetInt32(), totals.GetProperty("closure_rate").GetDouble()));
        Assert.Equal(JsonValueKind.Null, totals.GetProperty("last_event").ValueKind);
    }

    [Fact]
    public async Task A_time_without_an_offset_is_read_in_the_sources_zone_and_one_with_an_offset_is_an_instant()
    {
        await using var test = await WithRequests();

        // The second order was created at 07:30 in Shanghai, 23:30 UTC of the day before.
        Assert.Equal(1, await Created(test, "2026-11-20T07:29"));
        Assert.Equal(2, await Created(test, "2026-11-20T07:30"));
        Assert.Equal(1, await Created(test, "2026-11-19T23:29Z"));
        Assert.Equal(2, await Created(test, "2026-11-19T23:30+00:00"));
    }

    [Fact]
    public async Task A_table_is_csv_for_people_and_objects_for_scripts()
    {
        await using var test = await WithRequests();

        var csv = await Run(test, "--as-of", "2026-11-20T08:00", "--by", "type");
        var json = await Run(test, "--as-of", "2026-11-20T08:00", "--by", "type", "--json");

        Assert.Equal(
            """
            type,created,closed,open,closure_rate,closed_before_created,p50_h,p90_h,p90_nr_h,with_due,due_and_closed,on_time_closed,on_time_rate,overdue_open,sla_rate
            (none),1,0,1,0.0,0,,,,0,0,0,,0,
            "Noise, loud",1,1,0,1.0,0,1.0,1.0,1.0,1,1,1,1.0,0,1.0

            """.ReplaceLineEndings("\n"),
            csv.Output);
        var rows = JsonDocument.Parse(json.Output).RootElement.EnumerateArray().ToList();
        Assert.Equal(["(none)", "Noise, loud"], rows.Select(row => row.GetProperty("type").GetString()));
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("on_time_rate").ValueKind);
    }

    [Fact]
    public async Task Without_json_a_person_reads_names_values_bases_and_meanings()
    {
        await using var test = await WithRequests();

        var said = await ProgramUnderTest.RunProcessAsync("en_US.UTF-8", "figures", "--db", test.Store.Path, "--as-of", "2026-11-20T08:00");
        var chinese = await ProgramUnderTest.RunProcessAsync("zh_CN.UTF-8", "figures", "--db", test.Store.Path, "--as-of", "2026-11-20T08:00");

        Assert.Equal((ExitCodes.Done, ""), (said.ExitCode, said.Error));
        Assert.Matches(@"Closure rate\s+50\.00\s?%\s+1 / 2\s+of these, closed by the instant ÷ orders created", said.Output);
        Assert.Matches(@"办结率\s+50\.00\s?%\s+1 / 2", chinese.Output);
    }

    [Theory]
    [InlineData("source.unknown", "--source", "nowhere")]
    [InlineData("span.empty", "--from", "2026-11-20", "--to", "2026-11-20")]
    [InlineData("figures.not-of-incidents", "--source", "110", "--by", "officer")]
    [InlineData("source.needed", "--by", "day")]
    public async Task What_cannot_be_answered_is_refused_in_words(string code, params string[] args)
    {
        await using var test = await WithRequests();
        if (code == "source.needed")
        {
            await test.Centre.Commit.Batch(session => test.Centre.Organisation.City(session, "elsewhere", "America/Chicago"));
        }

        var said = await Run(test, ["--as-of", "2026-11-20T08:00", "--json", .. args]);

        Assert.Equal(ExitCodes.Refused, said.ExitCode);
        var error = JsonDocument.Parse(said.Output).RootElement.GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.NotEqual(code, error.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("--as-of", "yesterday")]
    [InlineData("--by", "colour", "--as-of", "2026-11-20")]
    [InlineData("--by", "unit")]
    public async Task A_wrong_command_line_is_a_usage_error(params string[] args)
    {
        await using var test = await TestCentre.Open();

        Assert.Equal(ExitCodes.Usage, (await Run(test, args)).ExitCode);
    }

    [Fact]
    public async Task Incidents_have_totals_and_tables_of_their_own()
    {
        await using var test = await WithRequests();
        await test.Centre.Inbox.Submit(Scope.Everything, [new SourceRecord { Source = "110", Number = "C1", At = test.Clock.Now.AddHours(-2), Type = "Theft", Unit = "990101010000" }]);

        var totals = await Run(test, "--as-of", "2026-11-20T12:00", "--source", "110", "--json");
        var table = await Run(test, "--as-of", "2026-11-20T12:00", "--of", "incidents", "--by", "unit");

        Assert.Equal(1, JsonDocument.Parse(totals.Output).RootElement.GetProperty("stations").GetProperty("城东所").GetInt32());
        Assert.Equal("station,rows\n城东所,1\n", table.Output);
    }

    private static async Task<int> Created(TestCentre test, string asOf) =>
        JsonDocument.Parse((await Run(test, "--as-of", asOf, "--source", "requests", "--json")).Output).RootElement.GetProperty("created").GetInt32();

    private static Task<Said> Run(TestCentre test, params string[] args) => ProgramUnderTest.RunAsync(["figures", "--db", test.Store.Path, .. args]);

    private static async Task<TestCentre> WithRequests()
    {
        var test = await TestCentre.Open();
        var second = new DateTime(2026, 11, 19, 23, 30, 0, DateTimeKind.Utc);
        await test.Centre.Inbox.Submit(Scope.Everything,
        [
            new SourceRecord
            {
                Source = "requests", Number = "A", At = second.AddHours(-3), Type = "Noise, loud", ClosedAt = second.AddHours(-2), Due = second,
            },
            new SourceRecord { Source = "requests", Number = "B", At = second },
        ]);
        return test;
    }
}
