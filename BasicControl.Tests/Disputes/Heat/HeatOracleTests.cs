using BasicControl.Core.Basics;
using BasicControl.Core.Disputes;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Disputes.Heat;

/// <summary>The heat counts of the public sets against the tables that an independent program worked out from the same files.</summary>
public sealed class HeatOracleTests(PublicSets sets)
{
    [Fact]
    public async Task San_Antonios_disputes_by_station_and_hour_are_the_oracles() =>
        await Same("sapd", "sapd/dispute_station_by_hour", disputes: true, (set, count) => Cells(count.StationHours, set.Station, Number));

    [Fact]
    public async Task San_Antonios_disputes_by_kind_and_station_are_the_oracles() =>
        await Same("sapd", "sapd/dispute_kind_by_station", disputes: true, (set, count) => Cells(count.KindStations, kind => ((DisputeKind)kind).Code(), set.Station));

    [Fact]
    public async Task San_Antonios_disputes_by_weekday_and_hour_are_the_oracles() =>
        await Same("sapd", "sapd/dispute_weekday_by_hour", disputes: true, (_, count) => Cells(count.WeekdayHours, Number, Number));

    [Fact]
    public async Task San_Antonios_disputes_by_cell_are_the_oracles()
    {
        var expected = Csv.Rows("oracles/sapd/dispute_grid_0.01deg.csv")
            .Select(row => new HeatCellCount(int.Parse(row["lat_floor_x100"]), int.Parse(row["lon_floor_x100"]), int.Parse(row["n"]))).ToHashSet();
        await using var set = await HeatSet.Of(sets, "sapd");

        var answer = await set.Ask(disputesOnly: true);

        Assert.Equal((83_293, 2_975), (answer.Count.Total, answer.Count.Weapons));
        Assert.Equal(expected, answer.Count.Cells.ToHashSet());
        HeatAssert.AgreeWithEachOther(answer.Count);
    }

    [Theory]
    [InlineData("sapd", "sapd/station_by_hour")]
    [InlineData("nyc311", "nyc_nypd_2018-10-21/station_by_hour")]
    [InlineData("baltimore311", "baltimore/station_by_hour")]
    public async Task Everything_by_station_and_hour_is_the_oracles(string profile, string oracle) =>
        await Same(profile, oracle, disputes: false, (set, count) => Cells(count.StationHours, set.Station, Number));

    [Theory]
    [InlineData("sapd", "sapd/type_by_station")]
    [InlineData("nyc311", "nyc_nypd_2018-10-21/type_by_station")]
    [InlineData("baltimore311", "baltimore/type_by_station")]
    public async Task Everything_by_type_and_station_is_the_oracles(string profile, string oracle) =>
        await Same(profile, oracle, disputes: false, (set, count) => Cells(count.TypeStations, set.Type, set.Station));

    [Fact]
    public async Task The_day_on_which_the_clock_runs_an_hour_twice_has_both_hours()
    {
        await using var set = await HeatSet.Of(sets, "sapd");

        var answer = await set.Queries.Ask(Scope.Everything, new(set.City.Id, new(new(2024, 11, 3), new(2024, 11, 3))) { DisputesOnly = false }, TestContext.Current.CancellationToken);

        var expected = Csv.Rows("oracles/sapd/day_by_station.csv").Single(row => row[""] == "2024-11-03").Where(cell => cell.Key.Length > 0).Sum(cell => int.Parse(cell.Value));
        Assert.Equal(expected, answer.Count.Total);
    }

    private async Task Same(string profile, string oracle, bool disputes, Func<SetNames, HeatCount, Dictionary<(string, string), int>> cells)
    {
        var expected = new Dictionary<(string, string), int>();
        foreach (var row in Csv.Rows($"oracles/{oracle}.csv"))
        {
            foreach (var (column, count) in row.Where(cell => cell.Key.Length > 0 && cell.Value != "0"))
            {
                expected.Add((row[""], column), int.Parse(count));
            }
        }

        await using var set = await HeatSet.Of(sets, profile);
        var answer = await set.Ask(disputes);

        Assert.Equal(expected, cells(new(set.Book), answer.Count));
        HeatAssert.AgreeWithEachOther(answer.Count);
    }

    private static Dictionary<(string, string), int> Cells(HeatTable table, Func<long, string> row, Func<long, string> column) =>
        table.Cells.Index().Where(cell => cell.Item != 0)
            .ToDictionary(cell => (row(table.Rows[cell.Index / table.Columns.Count]), column(table.Columns[cell.Index % table.Columns.Count])), cell => cell.Item);

    private static string Number(long key) => key.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed record SetNames(OrganisationBook Book)
    {
        public string Station(long unit) => Book.Unit(new(unit)) is { Kind: not UnitKind.Unassigned } known ? known.Name : Term.None;

        public string Type(long type) => Book.Term(new TermId((int)type)).Name;
    }
}
