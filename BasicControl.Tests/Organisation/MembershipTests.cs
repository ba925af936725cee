using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Organisation;

public sealed class MembershipTests
{
    [Fact]
    public async Task A_person_who_moved_belongs_to_the_old_unit_before_and_to_the_new_one_after_also_after_a_restart()
    {
        await using var test = await TestCentre.Open();
        var moved = test.Clock.Now.AddDays(-2);

        Assert.True((await test.Centre.Units.MovePerson(test.Li.Id, test.West.Id, moved, test.Administrator)).IsAccepted);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(test.East.Id, test.Centre.Book.UnitOf(test.Li.Id, moved.AddTicks(-1)));
            Assert.Equal(test.West.Id, test.Centre.Book.UnitOf(test.Li.Id, moved));
            await test.Restart();
        }
    }

    [Fact]
    public async Task A_unit_under_a_new_county_leaves_the_old_tree_from_that_instant_on()
    {
        await using var test = await TestCentre.Open();
        var county = (await test.Centre.Units.AddUnit(UnitKind.County, "990102000000", "东县局", "East County", test.City.Id, test.Administrator)).Value;
        var moved = test.Clock.Now.AddDays(-2);

        await test.Centre.Units.MoveUnit(test.East.Id, county, moved, test.Administrator);

        Assert.DoesNotContain(test.East.Id, test.Centre.Book.SubtreeOf(county, moved.AddTicks(-1)));
        Assert.Contains(test.East.Id, test.Centre.Book.SubtreeOf(county, moved));
        Assert.Equal([test.East.Id, county, test.City.Id], test.Centre.Book.PathOf(test.East.Id, moved).Select(unit => unit.Id));
    }

    [Fact]
    public async Task A_unit_cannot_be_put_below_itself()
    {
        await using var test = await TestCentre.Open();
        await test.Centre.Units.MoveUnit(test.East.Id, test.West.Id, test.Clock.Now, test.Administrator);

        Assert.Equal("unit.loop", (await test.Centre.Units.MoveUnit(test.West.Id, test.East.Id, test.Clock.Now.AddHours(1), test.Administrator)).Refusal.Code);
    }

    [Theory]
    [InlineData("99010100000", "unit.code-form")]
    [InlineData("99010100000x", "unit.code-form")]
    [InlineData("099010100000", "unit.code-form")]
    [InlineData("990101010000", "unit.code-taken")]
    public async Task A_code_that_is_malformed_or_taken_is_refused(string code, string refusal)
    {
        await using var test = await TestCentre.Open();

        Assert.Equal(refusal, (await test.Centre.Units.AddUnit(UnitKind.Station, code, "新所", null, test.City.Id, test.Administrator)).Refusal.Code);
    }

    [Fact]
    public async Task Every_city_has_an_unassigned_unit_that_takes_what_names_no_unit()
    {
        await using var test = await TestCentre.Open();
        await test.Centre.Inbox.Submit(Scope.Everything, [new BasicControl.Core.Incidents.SourceRecord { Source = "110", Number = "1", At = test.Clock.Now }]);

        Assert.Equal(test.Centre.Book.Unassigned(test.City.Id)!.Id, test.Centre.Reader.ReadNow(db => db.Set<BasicControl.Core.Incidents.Incident>().Single().UnitId));
    }
}
