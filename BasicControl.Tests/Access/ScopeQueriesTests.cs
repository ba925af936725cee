using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Access;

/// <summary>What every query of records gives to random scopes in random worlds, held against the definition walked by hand.</summary>
public sealed class ScopeQueriesTests
{
    private const int Worlds = 6;

    private const int Scopes = 12;

    [Fact]
    public async Task No_list_gives_a_record_beyond_the_scope_and_none_keeps_one_back()
    {
        var cases = 0;
        for (var seed = 1; seed <= Worlds; seed++)
        {
            await using var world = await ScopeWorld.Make(seed);
            var orders = new OrderQueries(world.Test.Centre.Reader, world.Book, world.Test.Clock);
            var incidents = new IncidentQueries(world.Test.Centre.Reader, world.Book, world.Test.Clock);
            for (var i = 0; i < Scopes; i++)
            {
                var scope = world.Scope();
                foreach (var filter in Filters(world))
                {
                    var whole = (await orders.List(Scope.Everything, filter, world.Now, size: 500)).Value.Rows;
                    var given = await orders.List(scope, filter, world.Now, size: 500);
                    Same($"{seed} {filter}", world, scope, filter.Number is null ? filter.Unit : null, whole, given.IsAccepted ? given.Value.Rows : null, row => world.Holds(scope, row.Unit, row.CreatedAt));
                    var file = world.Test.Centre.Reader.ReadNow(db => orders.All(scope, db, filter, world.Now).ToList());
                    Assert.Equal(given.IsAccepted ? given.Value.Rows : [], file);
                    cases += 2;
                }

                foreach (var filter in Filters(world).Select(one => new IncidentFilter { Unit = one.Unit, Own = one.Own, Level = one.Level, Number = one.Number is null ? null : "I" }))
                {
                    var whole = (await incidents.List(Scope.Everything, filter, world.Now, size: 500)).Value.Rows;
                    var given = await incidents.List(scope, filter, world.Now, size: 500);
                    Same($"{seed} {filter}", world, scope, filter.Number is null ? filter.Unit : null, whole.Select(row => row.Id).ToList(), given.IsAccepted ? given.Value.Rows.Select(row => row.Id).ToList() : null,
                        id => world.Holds(scope, world.Incidents.Single(row => row.Id == id)));
                    var file = world.Test.Centre.Reader.ReadNow(db => incidents.All(scope, db, filter, world.Now).Select(row => row.Id).ToList());
                    Assert.Equal(given.IsAccepted ? given.Value.Rows.Select(row => row.Id) : [], file);
                    cases += 2;
                }
            }
        }

        Assert.True(cases >= 800, $"{cases} cases");
    }

    [Fact]
    public async Task A_record_beyond_the_scope_is_found_by_nobody_and_has_no_trail()
    {
        var cases = 0;
        for (var seed = 21; seed <= 23; seed++)
        {
            await using var world = await ScopeWorld.Make(seed);
            var centre = world.Test.Centre;
            await centre.Commit.Batch(session =>
            {
                foreach (var order in world.Orders)
                {
                    session.Record(new(Subject.WorkOrder, order.Id.Value, order.CreatedAt, new OrderChanged(OrderAction.Open, null, order.Facts()) { Version = 1 }, Actor.System, order.UnitId));
                }

                return 0;
            });
            var orders = new OrderQueries(centre.Reader, world.Book, world.Test.Clock);
            var incidents = new IncidentQueries(centre.Reader, world.Book, world.Test.Clock);
            var trails = new TrailQueries(centre.Reader, Core.Centre.Events, centre.Places);
            foreach (var order in world.Orders)
            {
                var scope = world.Scope();
                var holds = world.Holds(scope, order);
                Assert.Equal(holds, await orders.Find(scope, order.Id) is not null);
                Assert.Equal(holds, await orders.IdOf(scope, order.CityId, order.Number) is not null || order.CityId != world.Test.City.Id && holds);
                Assert.Equal(holds ? 1 : 0, (await trails.Of(scope, Subject.WorkOrder, order.Id.Value)).Entries.Count);
                Assert.Equal(holds ? 1 : 0, (await trails.Marks(scope, Subject.WorkOrder, order.Id.Value)).Count);
                cases += 4;
            }

            foreach (var incident in world.Incidents)
            {
                var scope = world.Scope();
                var file = await incidents.Find(scope, incident.Id);
                Assert.Equal(world.Holds(scope, incident), file is not null);
                cases++;
            }
        }

        Assert.True(cases >= 700, $"{cases} cases");
    }

    [Fact]
    public async Task Units_and_people_beyond_the_scope_are_not_told()
    {
        var cases = 0;
        for (var seed = 41; seed <= 44; seed++)
        {
            await using var world = await ScopeWorld.Make(seed, records: 0);
            for (var i = 0; i < 25; i++)
            {
                var (scope, unit, ago) = (world.Scope(), world.Pick(world.Units), world.Next(30));
                var at = world.Now.AddDays(-ago);
                var tree = UnitQueries.Tree(Scope.Everything, world.Book, null, at).Select(row => row.Unit.Id);
                Assert.Equal(tree.Where(id => world.Stands(scope, id, at)), UnitQueries.Tree(scope, world.Book, null, at).Select(row => row.Unit.Id));
                var below = UnitQueries.Below(Scope.Everything, world.Book, unit, at).Select(one => one.Id);
                Assert.Equal(below.Where(id => world.Stands(scope, id, at)), UnitQueries.Below(scope, world.Book, unit, at).Select(one => one.Id));
                var people = UnitQueries.People(Scope.Everything, world.Book, unit, at).Select(one => one.Id);
                Assert.Equal(people.Where(id => world.Stands(scope, world.Book.UnitOf(id, at)!.Value, at)), UnitQueries.People(scope, world.Book, unit, at).Select(one => one.Id));
                foreach (var person in world.People)
                {
                    Assert.Equal(world.Holds(scope, person, at, at.AddDays(5)), world.Book.CoversPerson(scope, person, at, at.AddDays(5), world.Now));
                    cases++;
                }

                cases += 3;
            }
        }

        Assert.True(cases >= 1_000, $"{cases} cases");
    }

    [Fact]
    public async Task Drill_counts_within_the_scope_only()
    {
        var cases = 0;
        for (var seed = 61; seed <= 63; seed++)
        {
            await using var world = await ScopeWorld.Make(seed);
            var drill = new DrillQueries(world.Book);
            var period = FigurePeriod.Of(world.Book.ZoneOf(world.Test.City.Id), DateOnly.FromDateTime(world.Now.AddDays(-50)), DateOnly.FromDateTime(world.Now.AddDays(1)), world.Now);
            for (var i = 0; i < 25; i++)
            {
                var (scope, unit, person) = (world.Scope(), world.Pick(world.Units), world.Pick(world.People));
                var under = Scope.Of(unit);
                var expected = world.Orders.Where(order => world.Holds(scope, order)).ToList();
                var (byUnit, byOfficer, ofOfficer, late) = world.Test.Centre.Reader.ReadNow(db => (
                    drill.ByUnit(scope, db, unit, period), drill.ByOfficer(scope, db, unit, period), drill.Officer(scope, db, person, period),
                    LateOrders.Of(scope, db, world.Book, person, period, size: 500)));
                Assert.Equal(expected.Count(order => world.Stands(under, order.UnitId, order.CreatedAt)), byUnit.Total.Now.Counts.Created);
                Assert.Equal(expected.Count(order => world.Stands(under, order.UnitId, order.CreatedAt)), byOfficer.Total.Now.Counts.Created);
                Assert.Equal(expected.Count(order => order.OfficerId == person), ofOfficer.Total.Now.Counts.Created);
                Assert.Equal(expected.Where(order => order.OfficerId == person).Select(order => order.Id).ToHashSet(), late.Rows.Select(row => row.Order.Id).ToHashSet());
                cases += 4;
            }
        }

        Assert.True(cases >= 300, $"{cases} cases");
    }

    private static IEnumerable<OrderFilter> Filters(ScopeWorld world) =>
    [
        new() { Stage = OrderStage.All },
        new() { Stage = OrderStage.Open, Unit = world.Pick(world.Units), Level = world.Pick<Level?>(null, Level.Red) },
        new() { Stage = OrderStage.All, Unit = world.Pick(world.Units), Counted = true, Own = world.Next(3) == 0 },
        new() { Stage = OrderStage.Overdue, Officer = world.Pick(world.People) },
        new() { Number = "D-00", Unit = world.Pick(world.Units) },
    ];

    /// <summary>The rows of the scope are those of everything that lie in it; a refusal says that the unit stands beside the scope.</summary>
    private static void Same<TRow>(string seed, ScopeWorld world, Scope scope, UnitId? asked, IReadOnlyList<TRow> whole, IReadOnlyList<TRow>? given, Func<TRow, bool> holds)
    {
        if (given is null)
        {
            var isBeside = scope.IsNothing || (asked is { } unit && !world.Stands(scope, unit, world.Now) && !scope.Roots.Any(root => world.Stands(Scope.Of(unit), root, world.Now)));
            Assert.True(isBeside, $"{seed}: refused");
            return;
        }

        Assert.True(whole.Where(holds).SequenceEqual(given), $"{seed}: {string.Join(',', scope.Roots)}: {whole.Count(holds)} of {whole.Count} expected, {given.Count} given");
    }
}
