using BasicControl.Core.Basics;
using BasicControl.Core.Figures;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Figures;

public sealed class TargetDeskTests
{
    [Fact]
    public async Task A_target_holds_from_its_instant_for_the_unit_and_all_below_that_have_none()
    {
        await using var test = await TestCentre.Open();
        var now = test.Clock.Now;
        await Set(test, FigureCodes.Closure, test.City.Id, now, 0.95);
        await Set(test, FigureCodes.Closure, test.City.Id, now.AddDays(10), 0.98);
        await Set(test, FigureCodes.Closure, test.East.Id, now.AddDays(5), 0.9);

        double? Of(UnitId unit, int days) => test.Centre.Targets.ShareOf(FigureCodes.Closure, unit, now.AddDays(days));

        Assert.Equal([null, 0.95, 0.95, 0.98], new[] { -1, 0, 9, 10 }.Select(days => Of(test.City.Id, days)));
        Assert.Equal([null, 0.95, 0.9, 0.9], new[] { -1, 4, 5, 10 }.Select(days => Of(test.East.Id, days)));
        Assert.Equal(0.98, Of(test.West.Id, 10));
        Assert.Null(test.Centre.Targets.ShareOf(FigureCodes.OnTime, test.City.Id, now));
    }

    [Fact]
    public async Task The_same_figure_unit_and_instant_again_replaces_the_value_and_both_stand_in_the_journal()
    {
        await using var test = await TestCentre.Open();
        var changes = new List<TargetSet>();
        using var _ = test.Centre.Feed.Subscribe(taken => changes.AddRange(taken.Select(change => change.Event).OfType<TargetSet>()));
        await Set(test, FigureCodes.OnTime, test.City.Id, test.Clock.Now, 0.9);
        await Set(test, FigureCodes.OnTime, test.City.Id, test.Clock.Now, 0.92);

        Assert.Equal([(null, 900_000), (900_000, 920_000)], changes.Select(change => (change.Before, change.Millionths)));
        Assert.Single(test.Centre.Reader.ReadNow(db => db.Targets.ToList()));
        Assert.True(test.Verify().IsValid);

        await test.Restart();
        Assert.Equal(0.92, test.Centre.Targets.ShareOf(FigureCodes.OnTime, test.City.Id, test.Clock.Now));
        Assert.Equal(920_000, Assert.Single(test.Centre.Targets.Of(test.City.Id)).Millionths);
    }

    [Theory]
    [InlineData("no-such-figure", 0.9, "figure.unknown")]
    [InlineData(FigureCodes.Created, 0.9, "target.not-a-share")]
    [InlineData(FigureCodes.P90, 0.9, "target.not-a-share")]
    [InlineData(FigureCodes.Closure, 1.01, "target.out-of-range")]
    [InlineData(FigureCodes.Closure, -0.01, "target.out-of-range")]
    [InlineData(FigureCodes.Closure, double.NaN, "target.out-of-range")]
    public async Task What_is_no_target_is_refused(string figure, double share, string code)
    {
        await using var test = await TestCentre.Open();
        var position = test.Centre.Commit.Position;

        var outcome = await test.Centre.TargetDesk.Set(new SetTarget(figure, test.City.Id, test.Clock.Now, share), test.CentreDesk);

        Assert.Equal(code, outcome.Refusal.Code);
        Assert.Equal(position, test.Centre.Commit.Position);
    }

    [Fact]
    public async Task An_officer_sets_no_target_and_an_unknown_unit_has_none()
    {
        await using var test = await TestCentre.Open();

        var outcome = await test.Centre.TargetDesk.Set(new SetTarget(FigureCodes.Closure, new UnitId(999), test.Clock.Now, 0.9), test.Officer);

        Assert.Equal(["target.post-may-not", "unit.unknown"], outcome.Refusals.Select(refusal => refusal.Code));
    }

    private static async Task Set(TestCentre test, string figure, UnitId unit, DateTime from, double share) =>
        Assert.True((await test.Centre.TargetDesk.Set(new SetTarget(figure, unit, from, share), test.CentreDesk)).IsAccepted);
}
