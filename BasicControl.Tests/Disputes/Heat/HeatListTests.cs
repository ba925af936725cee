using BasicControl.Core.Basics;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Components.Disputes;

namespace BasicControl.Tests.Disputes.Heat;

/// <summary>Behind every count lies a list of as many records: its address is read again and its pages are counted.</summary>
public sealed class HeatListTests(PublicSets sets)
{
    private const int Looked = 40;

    [Theory]
    [InlineData("sapd", false)]
    [InlineData("sapd", true)]
    [InlineData("nyc311", true)]
    [InlineData("nyc311", false)]
    public async Task The_list_behind_a_cell_has_as_many_records(string profile, bool all)
    {
        await using var set = await HeatSet.Of(sets, profile);
        var from = profile == "sapd" ? new DateOnly(2024, 10, 20) : set.From;
        var to = profile == "sapd" ? new DateOnly(2024, 11, 5) : set.To;
        var address = new HeatAddress { All = all, Period = PeriodAddress.Of(from, to) };
        var period = address.Period.In(set.Zone, set.Clock.Now);
        var answer = await set.Queries.Ask(Scope.Everything, address.Query(set.City.Id, period), TestContext.Current.CancellationToken);
        var lists = new HeatLists(set.Book, address, set.City.Id, period, answer.CountsIncidents);

        Assert.Equal(answer.Count.Total, await Rows(set, lists.Of()));
        var random = new Random(7);
        foreach (var (part, count) in Cells(answer.Count).OrderBy(_ => random.Next()).Take(Looked))
        {
            var rows = await Rows(set, lists.Of(part));
            Assert.True(count == rows, $"{part}: {count} counted, {rows} behind {lists.Of(part)}");
        }
    }

    [Fact]
    public async Task Filters_of_the_page_go_along_into_the_list()
    {
        await using var set = await HeatSet.Of(sets, "sapd");
        var address = HeatAddress.Read(new Uri("http://x/disputes?from=2024-11-01&to=2024-11-05&dispute=family&dispute=noise&weapon=yes&compare=yes"));
        var period = address.Period.In(set.Zone, set.Clock.Now);
        var answer = await set.Queries.Ask(Scope.Everything, address.Query(set.City.Id, period), TestContext.Current.CancellationToken);
        var lists = new HeatLists(set.Book, address, set.City.Id, period, answer.CountsIncidents);

        Assert.Equal([DisputeKind.Family, DisputeKind.Noise], answer.Query.Kinds);
        Assert.True(answer.Query.WeaponOnly);
        Assert.True(answer.Count.Total > 0);
        Assert.Equal(answer.Count.Total, await Rows(set, lists.Of()));
        Assert.Equal(address, HeatAddress.Read(new Uri("http://x" + Links.Heat(address))));
    }

    private static IEnumerable<(HeatPart Part, int Count)> Cells(HeatCount count) =>
    [
        .. Of(count.StationHours, (unit, hour) => new(Unit: new(unit), Hour: (int)hour)),
        .. Of(count.KindStations, (kind, unit) => new(Unit: new(unit), Kind: (DisputeKind)kind)),
        .. Of(count.TypeStations, (type, unit) => new(Unit: new(unit), Type: new((int)type))),
        .. Of(count.WeekdayHours, (weekday, hour) => new(Weekday: (int)weekday, Hour: (int)hour)),
        .. count.Days.Select(day => (new HeatPart(Day: day.Day), day.Count)),
    ];

    private static IEnumerable<(HeatPart, int)> Of(HeatTable table, Func<long, long, HeatPart> part) =>
        table.Cells.Index().Select(cell => (part(table.Rows[cell.Index / table.Columns.Count], table.Columns[cell.Index % table.Columns.Count]), cell.Item));

    private static async Task<long> Rows(HeatSet set, string address)
    {
        var uri = new Uri("http://x" + address);
        var (rows, next) = (0L, (string?)null);
        do
        {
            if (address.StartsWith(Links.Incidents, StringComparison.Ordinal))
            {
                var page = (await new IncidentQueries(set.Reader, set.Book, set.Clock).List(Scope.Everything, IncidentsAddress.Read(uri).Filter(set.Zone), set.Clock.Now, next, size: 500)).Value;
                (rows, next) = (rows + page.Rows.Count, page.Next);
            }
            else
            {
                var page = (await new OrderQueries(set.Reader, set.Book, set.Clock).List(Scope.Everything, OrdersAddress.Read(uri).Filter(set.Zone), set.Clock.Now, next, size: 500)).Value;
                (rows, next) = (rows + page.Rows.Count, page.Next);
            }
        }
        while (next is not null);

        return rows;
    }
}
