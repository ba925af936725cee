using System.Diagnostics;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Incidents;
using BasicControl.Core.Samples;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;

namespace BasicControl.Tests.Samples;

public sealed class ReplayTests
{
    private static readonly DateTime Eight = new(2018, 10, 21, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Records_go_out_in_order_of_event_time_and_none_before_its_time()
    {
        var script = new ReplayScript([.. Enumerable.Range(0, 40).Select(i => new ReplayEntry(Eight.AddMinutes(i), Record($"{i:00}", Eight.AddMinutes(i))))], 40, 0);
        var sent = new List<(string Number, TimeSpan After)>();
        var watch = Stopwatch.StartNew();

        var (counts, isWhole) = await new Replay(TimeProvider.System, 1_200, items =>
        {
            sent.AddRange(items.Select(item => (item.Number, watch.Elapsed)));
            return Task.FromResult(new ReplayCounts(items.Count, items.Count, 0, 0, 0));
        }).Run(script, Eight.AddMinutes(10), stop: TestContext.Current.CancellationToken);

        Assert.True(isWhole);
        Assert.Equal(40, counts.Created);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{i:00}"), sent.Select(one => one.Number));
        Assert.All(sent, one => Assert.True(one.After.TotalSeconds * 1_200 >= ((int.Parse(one.Number, System.Globalization.CultureInfo.InvariantCulture) - 10) * 60) - 1));
        Assert.True(sent[10].After < TimeSpan.FromSeconds(0.7));
        Assert.InRange(sent[^1].After.TotalSeconds, 1.4, 10);
    }

    [Fact]
    public async Task A_stopped_replay_tells_what_it_has_sent()
    {
        using var stop = new CancellationTokenSource();
        var script = new ReplayScript([new(Eight, Record("1", Eight)), new(Eight.AddHours(1), Record("2", Eight.AddHours(1)))], 2, 0);

        var (counts, isWhole) = await new Replay(TimeProvider.System, 1, async items =>
        {
            await stop.CancelAsync();
            return new(items.Count, items.Count, 0, 0, 0);
        }).Run(script, Eight, stop: stop.Token);

        Assert.Equal((1, false), (counts.Sent, isWhole));
    }

    [Fact]
    public async Task A_replayed_file_ends_as_the_imported_one_through_the_store_and_through_a_server()
    {
        var file = SharedData.PathOf("nyc311/nyc311_nypd_2018-10-21.csv.gz");
        using var folder = new TempFolder();
        await using var server = await RunningServer.StartAsync();

        var imported = await ProgramUnderTest.RunAsync("import", "--profile", "nyc311", "--file", file, "--db", folder.File("imported.db"), "--json");
        string[] replay = ["sample", "replay", "--profile", "nyc311", "--file", file, "--pace", "100000", "--from", "2018-10-20T18:00", "--json"];
        var local = await ProgramUnderTest.RunAsync([.. replay, "--db", folder.File("replayed.db")]);
        var remote = await ProgramUnderTest.RunAsync([.. replay, "--server", server.BaseAddress.ToString(), "--key", server.Key]);

        Assert.All((Said[])[imported, local, remote], said => Assert.Equal(ExitCodes.Done, said.ExitCode));
        var expected = Orders(folder.File("imported.db"));
        Assert.True(expected.Count > 1_000);
        Assert.Equal(expected, Orders(folder.File("replayed.db")));
        var closed = expected.Where(row => row.Closed is not null).ToList();
        Assert.Equal(closed, Orders(server.DatabaseFile).Where(row => row.Closed is not null));
    }

    private static List<(string Number, WorkOrderState State, DateTime Created, DateTime? Closed, DateTime? Due, string Unit)> Orders(string path)
    {
        using var reader = new Core.Data.StoreReader(new SqliteStore(path));
        var book = reader.ReadNow(Core.Organisation.OrganisationBook.Load);
        return [.. reader.ReadNow(db => db.WorkOrders.OrderBy(order => order.ExternalNumber).ToList())
            .Select(order => (order.Number, order.State, order.CreatedAt, order.ClosedAt, order.DoneDue, book.Unit(order.UnitId).Name))];
    }

    private static SourceRecord Record(string number, DateTime at) => new() { Source = "calls", Number = number, At = at };
}
