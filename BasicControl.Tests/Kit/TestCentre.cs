using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Kit;

/// <summary>A centre over a store of its own, with a city of two stations, four people and two sources.</summary>
internal sealed class TestCentre : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    private readonly InspectionSample _inspection;

    private TestCentre(InspectionSample inspection) => (Store, _inspection) = (new SqliteStore(_folder.DatabaseFile), inspection);

    public SqliteStore Store { get; }

    public ManualClock Clock { get; } = new();

    public Centre Centre { get; private set; } = null!;

    public Unit City { get; private set; } = null!;

    public Unit East { get; private set; } = null!;

    public Unit West { get; private set; } = null!;

    public Person Li { get; private set; } = null!;

    public Person Wang { get; private set; } = null!;

    public Actor CentreDesk => new(null, Post.CentreDesk, City.Id, "centre");

    /// <summary>Changes units and people of the city.</summary>
    public Actor Administrator => new(null, Post.SystemAdministrator, City.Id, "administrator");

    public Actor EastDesk => new(null, Post.StationDesk, East.Id, "east desk");

    public Actor Officer => new(Li.Id, Post.Officer, East.Id, "Li");

    public Actor Supervisor => new(null, Post.Supervisor, City.Id, "supervisor");

    /// <param name="inspection">Which orders are inspected before they close; none by sample when null.</param>
    public static async Task<TestCentre> Open(InspectionSample? inspection = null)
    {
        var test = new TestCentre(inspection ?? new(0));
        test.Centre = Centre.TryOpen(test.Store, test.Clock, test._inspection)!;
        await test.Centre.Commit.Batch(session =>
        {
            var organisation = test.Centre.Organisation;
            test.City = organisation.City(session, "测试市局", "Asia/Shanghai", "990100000000", "Test City");
            test.East = Station(session, test, "990101010000", "城东所");
            test.West = Station(session, test, "990101020000", "城西所");
            test.Li = Join(session, test, "000001", test.East);
            test.Wang = Join(session, test, "000002", test.West);
            organisation.Source(session, "110", "110", test.City.Id, Makes.Incident, "Asia/Shanghai", addsUnknown: false, TimeSpan.FromSeconds(60));
            organisation.Source(session, "requests", "requests", test.City.Id, Makes.Order, "Asia/Shanghai", addsUnknown: true);
            return 0;
        });
        return test;
    }

    /// <summary>Closes the centre and opens it again on the same store, as a restart does.</summary>
    public async Task Restart()
    {
        await Centre.DisposeAsync();
        Centre = Centre.TryOpen(Store, Clock, _inspection)!;
    }

    /// <summary>Loses the key folder, as a machine does that gets a backup alone, and opens the store again.</summary>
    public async Task Forget()
    {
        await Centre.DisposeAsync();
        Directory.Delete(Store.Vault.Masters.Folder, recursive: true);
        Centre = Centre.TryOpen(new SqliteStore(Store.Path), Clock, _inspection)!;
    }

    /// <summary>Puts incidents into the journal, with sealed parts.</summary>
    public Task Fill(int count, int part = 0) => Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, count).Select(i => new Core.Incidents.SourceRecord
    {
        Source = "110",
        Number = $"F{part}-{i}",
        At = Clock.Now,
        Type = "求助",
        Unit = East.Code,
        Address = "Secret street 7",
        Text = "secret text",
    })]);

    public JournalReport Verify() => Centre.Reader.ReadNow(db => JournalVerifier.Verify(db));

    public async ValueTask DisposeAsync()
    {
        await Centre.DisposeAsync();
        _folder.Dispose();
    }

    private static Unit Station(WriteSession session, TestCentre test, string code, string name) =>
        test.Centre.Organisation.Unit(
            session,
            new Unit { Id = new(session.NextId("units")), CityId = test.City.Id, Kind = UnitKind.Station, Code = code, Name = name },
            test.City.Id);

    private static Person Join(WriteSession session, TestCentre test, string number, Unit unit) =>
        test.Centre.Organisation.Person(
            session, new Person { Id = new(session.NextId("people")), CityId = test.City.Id, Number = number, Name = $"officer {number}" }, unit.Id);
}
