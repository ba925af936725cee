using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Incidents;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Incidents.Files;

/// <summary>The four public sets and the traps in them (shared/data/README.md).</summary>
public sealed class PublicSetsTests(PublicSets sets)
{
    private const string NewYork = "nyc311/nyc311_nypd_2018-10-21.csv.gz";
    private const string AllAgencies = "nyc311/nyc311_all_agencies_2018-10-21.csv.gz";
    private const string Baltimore = "baltimore311/baltimore311_10k.csv.gz";
    private const string Tasks = "coselog/coselog_tasks_1434.csv.gz";
    private const string Events = "coselog/coselog_task_events_8577.csv.gz";

    [Fact]
    public async Task New_York_imports_whole_with_its_minutes_its_boards_and_its_marks()
    {
        await using var test = await TestCentre.Open();

        var report = await ImportKit.Import(test, ImportKit.Named("nyc311"), SharedData.PathOf(NewYork));
        var orders = test.Centre.Reader.ReadNow(db => db.WorkOrders.Where(row => row.Origin == Origin.External).ToList());

        Assert.Equal(new ImportSummary(2370, 2370, 0, 0, 0), report.Summary);
        Assert.Equal(2233, orders.Count(row => row.CreatedAt.Date == new DateTime(2018, 10, 21)));
        Assert.Equal(2121, orders.Count(row => row.ClosedAt is not null));
        Assert.All(orders, row => Assert.Equal(TimeSpan.FromHours(8), row.DoneDue - row.CreatedAt));
        Assert.All(orders, row => Assert.Equal(0, row.CreatedAt.Second));
        Assert.Equal(60, orders.Select(row => row.UnitId).Distinct().Count());
        Assert.Equal(4, orders.Count(row => test.Centre.Book.Unit(row.UnitId).Name == "0 Unspecified"));
        Assert.Equal(CityZone.FloatingId, test.Centre.Book.Source("nyc311")!.Zone);
    }

    [Fact]
    public async Task All_agencies_of_New_York_show_where_status_and_times_disagree()
    {
        await using var test = await TestCentre.Open();

        var report = await ImportKit.Import(test, ImportKit.Named("nyc311"), SharedData.PathOf(AllAgencies));
        var orders = test.Centre.Reader.ReadNow(db => db.WorkOrders.Where(row => row.Origin == Origin.External).ToList());

        Assert.Empty(report.FirstErrors.Select(row => $"{row.Line}: {string.Join(" ", row.Refusals)}"));
        Assert.Equal(new ImportSummary(6765, 6765, 0, 0, 0), report.Summary);
        Assert.Equal(2441, orders.Count(row => row.State == WorkOrderState.Closed));
        Assert.Equal(117, orders.Count(row => row.Faults.HasFlag(DataFaults.TimeClosedWithoutStatus)));
        Assert.Equal(2, orders.Count(row => row.Faults.HasFlag(DataFaults.StatusClosedWithoutTime)));
        Assert.Equal(88, orders.Where(row => row.Address is not null).GroupBy(row => row.Address).Max(group => group.Count()));
    }

    [Fact]
    public async Task Baltimore_keeps_rows_without_due_and_without_district_and_drops_placeholder_coordinates()
    {
        await using var test = await TestCentre.Open();

        var report = await ImportKit.Import(test, ImportKit.Named("baltimore311"), SharedData.PathOf(Baltimore));
        var orders = test.Centre.Reader.ReadNow(db => db.WorkOrders.Where(row => row.Origin == Origin.External).ToList());

        Assert.Equal(new ImportSummary(10_000, 10_000, 0, 0, 0), report.Summary);
        Assert.Equal(9792, orders.Count(row => row.ClosedAt is not null));
        Assert.Equal(286, orders.Count(row => row.DoneDue is null));
        Assert.Equal(800, orders.Count(row => test.Centre.Book.Unit(row.UnitId).Kind == Core.Organisation.UnitKind.Unassigned));
        Assert.Equal(10, orders.Select(row => row.UnitId).Distinct().Count());
        Assert.Equal(2080, orders.Count(row => row.ClosedAt == row.CreatedAt));
        Assert.Equal(1482, orders.Count(row => row.Latitude is null));
        Assert.DoesNotContain(orders, row => row is { Latitude: 39, Longitude: -77 or -76 });
    }

    [Fact]
    public async Task San_Antonio_takes_the_epoch_and_rejects_the_six_rows_without_a_number()
    {
        var (database, report) = await sets.Of("sapd");
        using var reader = new StoreReader(new SqliteStore(database["sqlite:".Length..]));
        var (count, first, last, fallBack) = reader.ReadNow(db => (
            db.Incidents.Count(), db.Incidents.Min(row => row.At), db.Incidents.Max(row => row.At),
            db.Incidents.Count(row => row.At >= new DateTime(2024, 11, 3, 7, 0, 0, DateTimeKind.Utc) && row.At < new DateTime(2024, 11, 3, 8, 0, 0, DateTimeKind.Utc))));

        Assert.Equal(new ImportSummary(376_397, 376_391, 0, 0, 6), report.Summary);
        Assert.Equal(376_391, count);
        Assert.Equal(new DateTime(2022, 11, 1, 5, 0, 39, DateTimeKind.Utc), first);
        Assert.Equal(new DateTime(2024, 12, 6, 5, 59, 59, DateTimeKind.Utc), last);
        Assert.Equal(315, fallBack);
        Assert.Equal(6, report.FirstErrors.Count);
        Assert.All(report.FirstErrors, row => Assert.Equal(("number.missing", "IncidentNumber"), (row.Refusals[0].Code, row.Refusals[0].Field)));
    }

    [Fact]
    public async Task CoSeLoG_ends_in_the_same_state_whether_tasks_or_their_events_come_first()
    {
        var (tasks, events) = (SharedData.PathOf(Tasks), SharedData.PathOf(Events));
        await using var one = await TestCentre.Open();
        await using var other = await TestCentre.Open();

        var first = await ImportKit.Import(one, ImportKit.Named("coselog"), tasks, events);
        var second = await ImportKit.Import(other, ImportKit.Named("coselog"), events, tasks);

        Assert.Equal(new ImportSummary(10_011, 10_011, 0, 0, 0), first.Summary);
        Assert.Equal(first.Summary, second.Summary);
        Assert.Equal(Cases(one), Cases(other));
        Assert.Equal(Steps(one), Steps(other));
        Assert.Equal(8577, Steps(one).Count);
    }

    [Fact]
    public async Task CoSeLoG_reads_offsets_in_the_values_and_marks_cases_that_end_before_they_start()
    {
        await using var test = await TestCentre.Open();

        await ImportKit.Import(test, ImportKit.Named("coselog"), SharedData.PathOf(Tasks));
        var cases = test.Centre.Reader.ReadNow(db => db.WorkOrders.Where(row => row.Origin == Origin.External).ToList());
        var sample = cases.Single(row => row.ExternalNumber == "case-10011");

        Assert.Equal(2, cases.Count(row => row.Faults.HasFlag(DataFaults.ClosedBeforeCreated)));
        Assert.Equal(1329, cases.Count(row => row.ClosedAt is not null));
        Assert.Equal(39, cases.Select(row => row.OfficerId).Distinct().Count());
        Assert.Equal(new DateTime(2011, 10, 11, 11, 42, 22, 688, DateTimeKind.Utc), sample.CreatedAt);
        Assert.Equal(new DateTime(2011, 12, 6, 12, 41, 31, 788, DateTimeKind.Utc), sample.DoneDue);
    }

    [Theory]
    [InlineData("nyc311", NewYork)]
    [InlineData("baltimore311", Baltimore)]
    [InlineData("coselog", Tasks)]
    [InlineData("coselog", Events)]
    public async Task The_same_file_again_changes_nothing(string profile, string file)
    {
        await using var test = await TestCentre.Open();
        var path = SharedData.PathOf(file);
        var first = await ImportKit.Import(test, ImportKit.Named(profile), path);

        var again = await ImportKit.Import(test, ImportKit.Named(profile), path);

        Assert.Equal(first.Summary with { Created = 0, Unchanged = first.Summary.Created }, again.Summary);
    }

    private static List<string> Cases(TestCentre test) => test.Centre.Reader.ReadNow(db => db.WorkOrders.Where(row => row.Origin == Origin.External).ToList())
        .Select(row => $"{row.ExternalNumber} {row.State} {row.CreatedAt:O} {row.DoneDue:O} {row.ClosedAt:O} {row.Faults} {Unit(test, row)} {Officer(test, row)}")
        .Order(StringComparer.Ordinal).ToList();

    private static List<string> Steps(TestCentre test) => test.Centre.Reader.ReadNow(db => db.OrderSteps.ToList())
        .Select(row => $"{row.ExternalNumber} {row.At:O} {test.Centre.Book.Term(row.ActivityId).Name} {test.Centre.Book.Unit(row.UnitId!.Value).Name} {test.Centre.Book.Person(row.PersonId!.Value)?.Number}")
        .Order(StringComparer.Ordinal).ToList();

    private static string Unit(TestCentre test, WorkOrder order) => test.Centre.Book.Unit(order.UnitId).Name;

    private static string? Officer(TestCentre test, WorkOrder order) => order.OfficerId is { } id ? test.Centre.Book.Person(id)?.Number : null;
}
