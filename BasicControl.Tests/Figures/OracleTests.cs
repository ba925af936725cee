using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
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
        ["dispute_kind_by_station"] = "dispute-kind-unit",
        ["dispute_station_by_hour"] = "dispute-unit-hour",
        ["dispute_weekday_by_hour"] = "dispute-weekday-hour",
        ["dispute_grid_0.01deg"] = "dispute-cell",
    };

    /// <summary>What is no figure: the mapping, and the oracle's notes about itself. Tables of repeat addresses are the most frequent ones only.</summary>
    private static readonly string[] Elsewhere = ["dispute_map", "source", "note"];

    private const string Repeats = "repeat_addresses";

    public static TheoryData<string, string> Tables => new(
    [
        .. from set in Oracles
           from file in Csv(set.Value.Oracle)
           where !file.StartsWith(Repeats, StringComparison.Ordinal)
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

    [Theory]
    [InlineData("nyc311", "repeat_addresses", "repeat")]
    [InlineData("nyc311-all", "repeat_addresses", "repeat")]
    [InlineData("baltimore311", "repeat_addresses", "repeat")]
    [InlineData("sapd", "repeat_addresses_all", "repeat")]
    [InlineData("sapd", "repeat_addresses_disputes", "repeat-dispute")]
    public async Task The_most_frequent_repeat_addresses_are_the_oracles(string profile, string table, string by)
    {
        var (oracle, asOf) = Oracles[profile];
        var expected = Rows(SharedData.ReadText($"oracles/{oracle}/{table}.csv"));

        var actual = Rows(await Print(profile, "--as-of", asOf, "--source", PublicSets.ProfileOf(profile), "--by", by));

        // Of types that are equally frequent the oracle names the one that stands first in the file, which no store can know: there any of them will do.
        var tied = await Tied((await sets.Of(profile)).Database, by == "repeat-dispute");
        var differing = expected.Zip(actual).Where(pair => !pair.First.SequenceEqual(pair.Second)).ToList();
        Assert.True(actual.Count >= expected.Count);
        Assert.All(differing, pair =>
        {
            Assert.Equal(pair.First[..^1], pair.Second[..^1]);
            Assert.Subset(tied[pair.First[0]], new HashSet<string> { pair.First[^1], pair.Second[^1] });
        });
        Assert.True(differing.Count <= expected.Count / 5);
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

    private static List<string[]> Rows(string csv) => [.. Kit.Csv.Parse(csv).Select(row => row.ToArray())];

    /// <summary>The most frequent types of every address.</summary>
    private static async Task<Dictionary<string, HashSet<string>>> Tied(string database, bool disputes)
    {
        using var reader = new StoreReader(BasicControl.Web.Setup.StorePath.Parse(database)!);
        return await reader.Read(db =>
        {
            var terms = db.Terms.ToDictionary(term => term.Id, term => term.Name);
            var rows = db.Incidents.Where(row => row.AddressKey != null && (!disputes || row.Dispute != DisputeKind.None)).Select(row => new { Key = row.AddressKey!, row.TypeId })
                .AsEnumerable().Concat(db.WorkOrders.Where(row => row.AddressKey != null).Select(row => new { Key = row.AddressKey!, row.TypeId }));
            return rows.GroupBy(row => row.Key).ToDictionary(address => db.Vault!.PlaceOf(address.Key)!, address =>
            {
                var types = address.CountBy(row => terms[row.TypeId]).ToList();
                return types.Where(type => type.Value == types.Max(other => other.Value)).Select(type => type.Key).ToHashSet();
            });
        });
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
