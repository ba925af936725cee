using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.Supervision;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Access;

/// <summary>
/// A store of two cities with a random tree whose units and people have moved, records of every kind on random units, and random scopes.
/// Instants are whole days, so that records fall on the very instants of moves. The oracle walks the links by itself.
/// </summary>
internal sealed class ScopeWorld : IAsyncDisposable
{
    private const int Days = 30;

    private readonly Random _random;

    private ScopeWorld(TestCentre test, int seed) => (Test, _random) = (test, new(seed));

    public TestCentre Test { get; }

    public OrganisationBook Book => Test.Centre.Book;

    public DateTime Now => Test.Clock.Now;

    public List<UnitId> Units { get; } = [];

    public List<PersonId> People { get; } = [];

    public IReadOnlyList<WorkOrder> Orders { get; private set; } = [];

    public IReadOnlyList<Incident> Incidents { get; private set; } = [];

    public IReadOnlyList<Note> Notes { get; private set; } = [];

    public IReadOnlyList<Contest> Contests { get; private set; } = [];

    /// <summary>Somebody who answers for the whole store.</summary>
    private static Actor Builder => new(null, Post.SystemAdministrator, null, "builder") { Acts = Core.Basics.Scope.Everything };

    public static async Task<ScopeWorld> Make(int seed, int records = 50)
    {
        var world = new ScopeWorld(await TestCentre.Open(), seed);
        await world.AddUnits();
        await world.AddPeople();
        await world.Move();
        await world.AddRecords(records);
        return world;
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    public T Pick<T>(params IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    public int Next(int most) => _random.Next(most);

    /// <summary>Nothing and everything seldom, else up to three units.</summary>
    public Scope Scope() => _random.Next(12) switch
    {
        0 => Core.Basics.Scope.Nothing,
        1 => Core.Basics.Scope.Everything,
        _ => Core.Basics.Scope.Of([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Pick(Units)).Distinct()]),
    };

    /// <summary>Whether a unit stands in a scope at an instant, by walking its links.</summary>
    public bool Stands(Scope scope, UnitId unit, DateTime at)
    {
        for (UnitId? step = unit; step is { } id; step = Book.ParentsOf(id).Where(link => link.From <= at && (link.To is null || at < link.To)).Select(link => (UnitId?)link.ParentId).SingleOrDefault())
        {
            if (scope.IsEverything || scope.Roots.Contains(id))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The definition: now, or when it happened.</summary>
    public bool Holds(Scope scope, UnitId unit, DateTime happenedAt) => Stands(scope, unit, Now) || Stands(scope, unit, happenedAt);

    public bool Holds(Scope scope, WorkOrder order) => Holds(scope, order.UnitId, order.CreatedAt);

    public bool Holds(Scope scope, Incident incident) => Holds(scope, incident.UnitId, incident.At);

    /// <summary>Whether a person belongs to the scope now or did at one of the whole days of a span; memberships and moves are on whole days.</summary>
    public bool Holds(Scope scope, PersonId person, DateTime from, DateTime to)
    {
        bool At(DateTime at) => Book.MembershipsOf(person).Where(link => link.From <= at && (link.To is null || at < link.To)).Any(link => Stands(scope, link.UnitId, at));
        return scope.IsEverything || At(Now) || Enumerable.Range(0, Days + 10).Select(day => Now.AddDays(-day)).Append(from).Where(at => at >= from && at < to).Any(At);
    }

    private DateTime Day(int ago) => Now.AddDays(-ago);

    private async Task AddUnits()
    {
        Units.AddRange([Test.City.Id, Test.East.Id, Test.West.Id, Book.Unassigned(Test.City.Id)!.Id]);
        var other = await Test.Centre.Commit.Batch(session =>
        {
            var city = Test.Centre.Organisation.City(session, "邻市", "Asia/Shanghai", "990200000000", "Next City");
            Test.Centre.Organisation.Source(session, "next", "next", city.Id, Makes.Incident, "Asia/Shanghai", addsUnknown: false);
            return city;
        });
        Units.Add(other.Id);
        for (var i = 0; i < 12; i++)
        {
            var kind = i < 3 ? UnitKind.County : i < 9 ? UnitKind.Station : UnitKind.Beat;
            var parent = i switch { < 2 => Test.City.Id, 2 => other.Id, _ => Pick(Units.Where(id => Book.Unit(id).Kind is not (UnitKind.Unassigned or UnitKind.Beat)).ToList()) };
            Units.Add((await Test.Centre.Units.AddUnit(kind, string.Create(CultureInfo.InvariantCulture, $"9901{i + 30:00}510000"), $"单位{i}", null, parent, Builder)).Value);
        }
    }

    private async Task AddPeople()
    {
        People.AddRange([Test.Li.Id, Test.Wang.Id]);
        People.AddRange(await Test.Centre.Commit.Batch(session => Enumerable.Range(0, 8).Select(i =>
        {
            var unit = Book.Unit(Pick(Units));
            return Test.Centre.Organisation.Person(
                session, new Person { Id = new(session.NextId("people")), CityId = unit.CityId, Number = $"1000{i}", Name = $"person {i}" }, unit.Id).Id;
        }).ToList()));
    }

    private async Task Move()
    {
        for (var ago = Days; ago > 0; ago -= 3)
        {
            var unit = Book.Unit(Pick(Units));
            var parent = Pick(Units.Where(id => Book.Unit(id).CityId == unit.CityId && Book.Unit(id).Kind != UnitKind.Unassigned).ToList());
            await Test.Centre.Units.MoveUnit(unit.Id, parent, Day(ago), Builder);
            var person = Book.Person(Pick(People))!;
            await Test.Centre.Units.MovePerson(person.Id, Pick(Units.Where(id => Book.Unit(id).CityId == person.CityId).ToList()), Day(ago), Builder);
        }
    }

    private Task<int> AddRecords(int count) => Test.Centre.Commit.Batch(session =>
    {
        var type = Test.Centre.Organisation.Term(session, TermKind.Type, "邻里纠纷");
        var source = Book.Source("110")!.Id;
        var desk = Book.Source("requests")!.Id;
        var (orders, incidents, notes, contests) = (new List<WorkOrder>(), new List<Incident>(), new List<Note>(), new List<Contest>());
        for (var i = 0; i < count; i++)
        {
            var (unit, called, at) = (Book.Unit(Pick(Units)), Book.Unit(Pick(Units)), Day(_random.Next(0, Days + 4)));
            var number = string.Create(CultureInfo.InvariantCulture, $"D-{i:0000}");
            orders.Add(new()
            {
                Id = new(session.NextId("work_orders")),
                Number = number,
                ExternalNumber = number,
                CityId = unit.CityId,
                SourceId = desk,
                Kind = OrderKind.Pushed,
                Origin = Origin.Own,
                TypeId = type,
                Level = (Level)_random.Next(4),
                UnitId = unit.Id,
                CreatedAt = at,
                RecordedAt = at,
                Version = 1,
                DoneDue = at.AddDays(2),
                NextDue = at.AddDays(2),
                State = Pick(WorkOrderState.Received, WorkOrderState.Dispatched, WorkOrderState.Handling, WorkOrderState.ReportedBack, WorkOrderState.Returned),
                OfficerId = _random.Next(2) == 0 ? Pick(People) : null,
            });
            incidents.Add(new()
            {
                Id = new(session.NextId("incidents")),
                CityId = called.CityId,
                SourceId = source,
                ExternalNumber = $"I{number}",
                TypeId = type,
                Level = (Level)_random.Next(4),
                UnitId = called.Id,
                At = Day(_random.Next(0, Days + 4)),
                RecordedAt = at,
                Version = 1,
                Dispute = DisputeKind.Neighbour,
                AddressKey = $"key {_random.Next(4)}",
            });
            notes.Add(new() { Id = session.NextId("notes"), CityId = unit.CityId, About = NoteAbout.Unit, AboutId = unit.Id.Value, UnitId = unit.Id, At = at, Post = Post.Supervisor, Text = "x" });
            contests.Add(new()
            {
                Id = session.NextId("contests"),
                CityId = unit.CityId,
                OrderId = orders[^1].Id,
                PersonId = Pick(People),
                UnitId = unit.Id,
                Rule = ScoreRule.SignedLate,
                LineAt = at,
                RaisedAt = at,
                Reason = "x",
            });
        }

        session.Db.WorkOrders.AddRange(orders);
        session.Db.Incidents.AddRange(incidents);
        session.Db.Notes.AddRange(notes);
        session.Db.Contests.AddRange(contests);
        (Orders, Incidents, Notes, Contests) = (orders, incidents, notes, contests);
        return 0;
    });
}
