using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Disputes.Heat;

/// <summary>The heat counts over an imported public set, read only, at an instant after its last record.</summary>
internal sealed class HeatSet : IAsyncDisposable
{
    private static readonly Dictionary<string, (string From, string To)> Spans = new()
    {
        ["sapd"] = ("2022-11-01", "2024-12-05"),
        ["nyc311"] = ("2018-10-21", "2018-10-22"),
        ["baltimore311"] = ("2014-01-01", "2019-02-14"),
    };

    private readonly HeatCubes _cubes;

    private HeatSet(string database, string name)
    {
        var (from, to) = Spans[name];
        (From, To) = (DateOnly.Parse(from, null), DateOnly.Parse(to, null));
        Clock = new ManualClock(new(To.AddDays(2).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        Reader = new StoreReader(new SqliteStore(database["sqlite:".Length..]));
        Book = Reader.ReadNow(OrganisationBook.Load);
        City = Book.Cities.Single();
        _cubes = HeatCubes.Start(new(Reader, new ChangeFeed(), Book, Clock), new() { CheckEvery = null });
        Queries = new(_cubes, Reader, Book, Clock);
    }

    public StoreReader Reader { get; }

    public OrganisationBook Book { get; }

    public ManualClock Clock { get; }

    public Unit City { get; }

    public HeatQueries Queries { get; }

    /// <summary>First local day of the set.</summary>
    public DateOnly From { get; }

    public DateOnly To { get; }

    public CityZone Zone => Book.ZoneOf(City.Id);

    public static async Task<HeatSet> Of(PublicSets sets, string name) => new((await sets.Of(name)).Database, name);

    public Task<HeatAnswer> Ask(bool disputesOnly, DateOnly? from = null) =>
        Queries.Ask(Scope.Everything, new(City.Id, new(from ?? From, To)) { DisputesOnly = disputesOnly }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _cubes.DisposeAsync();
        Reader.Dispose();
    }
}
