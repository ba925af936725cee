using System.Text.Json;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;

namespace BasicControl.Tests.Figures;

/// <summary>
/// The figures that an independent program worked out from the public sets (shared/data/README.md, Oracles), against
/// what the command prints: every total and every cell.
/// </summary>
public sealed class OracleTests(PublicSets sets)
{
    private const string LastOfSanAntonio = "2025-01-01T00:00";

    /// <summary>Profile, oracle, instant. San Antonio's totals name no instant: nothing of it is ever due.</summary>
    private static readonly Dictionary<string, (string Oracle, string AsOf)> Oracles = new()
    {
        ["nyc311"] = ("nyc_nypd_2018-10-21", "2018-10-22T03:00"),
        ["nyc311-all"] = ("nyc_all_2018-10-21", "2018-10-22T03:00"),
        ["baltimore311"] = ("baltimore", "2019-02-14 00:00:00"),
        ["coselog"] = ("coselog", "2012-02-01T00:00"),
        ["sapd"] = ("sapd", LastOfSanAntonio),
    };

    private static readonly Dictionary<string, string> Breakdowns = new()
    {
        ["by_day"] = "day",
        ["by_station"] = "unit",
        ["by_type"] = "type",
        ["by_officer"] = "officer",
        ["by_group"] = "group",
        ["by_department"] = "department",
        ["by_channel"] = "channel",
        ["station_by_hour"] = "unit-hour",
        ["type_by_station"] = "type-unit",
        ["day_by_station"] = "day-unit",
    };

    /// <summary>What is not a figure of this register: repeats and disputes, and the oracle's notes about itself.</summary>
    private static readonly string[] Elsewhere = ["repeat_addresses", "dispute", "grid_cells", "source", "note"];

    public static TheoryData<string, string> Tables => new(
    [
        .. from set in Oracles
           from file in Csv(set.Value.Oracle)
           where !Elsewhere.Any(other => file.StartsWith(other, StringComparison.Ordinal))
           select (set.Key, file),
    ]);

    [Theory]
    [InlineData("nyc311")]
    [InlineData("nyc311-all")]
    [InlineData("baltimore311")]
    [InlineData("coselog")]
    [InlineData("sapd")]
    public async Task Every_total_is_the_oracles(string profile)
    {
        var (oracle, asOf) = Oracles[profile];
        using var expected = JsonDocument.Parse(SharedData.ReadText($"oracles/{oracle}/totals.json"));

        var actual = await Totals(profile, asOf);

        var keys = expected.RootElement.EnumerateObject().Where(key => !Elsewhere.Any(other => key.Name.StartsWith(other, StringComparison.Ordinal))).ToList();
        Assert.True(keys.Count >= 8);
        Assert.Empty(keys.Where(key => !actual.TryGetProperty(key.Name, out var value) || !JsonElement.DeepEquals(key.Value, value))
            .Select(key => $"{key.Name}: {key.Value} but {(actual.TryGetProperty(key.Name, out var value) ? value.ToString() : "absent")}"));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Every_cell_of_every_table_is_the_oracles(string profile, string table)
    {
        var (oracle, asOf) = Oracles[profile];
        var expected = SharedData.ReadText($"oracles/{oracle}/{table}.csv");

        var actual = await Print(profile, "--as-of", asOf, "--source", PublicSets.ProfileOf(profile), "--by", Breakdowns[table]);

        Assert.Equal(expected.Split('\n'), actual.Split('\n'));
    }

    [Fact]
    public async Task New_York_judged_at_the_end_of_its_day_has_the_published_figures()
    {
        var totals = await Totals("nyc311", "2018-10-22T00:00");

        Assert.Equal(
            [2233, 1957, 1883, 276, 36],
            new[] { "created", "closed", "on_time_closed", "open", "overdue_open" }.Select(key => totals.GetProperty(key).GetInt32()));
    }

    [Fact]
    public async Task A_span_counts_what_was_created_in_it_and_a_unit_of_time_is_in_one_span_only()
    {
        const string At = "2018-10-22T03:00";
        var first = await Totals("nyc311", At, "--to", "2018-10-22");
        var second = await Totals("nyc311", At, "--from", "2018-10-22T00:00");

        Assert.Equal((2233, 137), (first.GetProperty("created").GetInt32(), second.GetProperty("created").GetInt32()));
        Assert.Equal(2121, first.GetProperty("closed").GetInt32() + second.GetProperty("closed").GetInt32());
    }

    [Fact]
    public async Task The_program_itself_prints_the_same_as_a_process_of_its_own()
    {
        var set = await sets.Of("nyc311");

        var said = await ProgramUnderTest.RunProcessAsync("en_US.UTF-8", "figures", "--db", set.Database, "--as-of", "2018-10-22T03:00", "--by", "unit");

        Assert.Equal((ExitCodes.Done, ""), (said.ExitCode, said.Error));
        Assert.Equal(SharedData.ReadText("oracles/nyc_nypd_2018-10-21/by_station.csv"), said.Output);
    }

    private async Task<JsonElement> Totals(string profile, string asOf, params string[] more) =>
        JsonDocument.Parse(await Print(profile, ["--as-of", asOf, "--source", PublicSets.ProfileOf(profile), "--json", .. more])).RootElement;

    private async Task<string> Print(string profile, params string[] args)
    {
        var set = await sets.Of(profile);
        var said = await ProgramUnderTest.RunAsync(["figures", "--db", set.Database, .. args]);
        Assert.Equal((ExitCodes.Done, ""), (said.ExitCode, said.Error));
        return said.Output;
    }

    /// <summary>The tables of an oracle; without the data one name that the test then skips.</summary>
    private static IEnumerable<string> Csv(string oracle) => SharedData.NamesIn($"oracles/{oracle}", "*.csv") is { Count: > 0 } names ? names : ["by_station"];
}
