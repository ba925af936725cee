using BasicControl.Core.Scoring;
using BasicControl.Tests.Wall;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Scoring;

public sealed class FoldedScoresTests
{
    [Fact]
    public void A_folded_board_equals_a_fresh_one_a_replay_from_zero_and_a_plain_count() =>
        Prop.ForAll(ScoreHistory.Arbitrary, history =>
        {
            var world = history.Play((world, step) =>
            {
                if (step % 7 == 6)
                {
                    Same(world.Counted(), world.Folded.Table());
                }
            });
            var counted = world.Counted();
            Same(counted, world.Folded.Table());
            Same(counted, world.Fresh().Table());
            Same(counted, world.Replayed().Table());
            Assert.Equal(world.Fresh().Snapshot(), world.Folded.Snapshot());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void A_unit_that_moves_takes_its_later_facts_to_where_it_stands_and_leaves_the_earlier_ones()
    {
        var world = new ScoreWorld("Asia/Shanghai", new(2026, 11, 20, 6, 0, 0, DateTimeKind.Utc));
        var (beat, old, now) = (WallWorld.Units[2], WallWorld.Units[0], WallWorld.Units[1]);
        world.Record(beat, null, world.At.AddHours(-3), world.At, world.At.AddHours(-2));
        world.MoveUnit(beat, old, now);
        world.Tick(TimeSpan.FromHours(2));
        world.Record(beat, null, world.At.AddHours(-1), world.At, world.At.AddMinutes(-30));
        world.Record(beat, null, world.At.AddHours(-1), world.At, world.At.AddMinutes(-20));

        Same(world.Counted(), world.Folded.Table());
        Assert.Equal(1, world.Folded.Table().CountsOf(old)[ScoreRule.DoneInTime]);
        Assert.Equal(2, world.Folded.Table().CountsOf(now)[ScoreRule.DoneInTime]);
    }

    [Fact]
    public void The_histories_bring_every_rule_about()
    {
        // As many as the rarest rule needs, within what the property itself plays.
        var missing = RuleRegister.All.Select(rule => rule.Rule).ToHashSet();
        for (var round = 0; round < 25 && missing.Count > 0; round++)
        {
            foreach (var history in ScoreHistory.Arbitrary.Generator.Sample(800, 400))
            {
                missing.ExceptWith(history.Play((_, _) => { }).Lines().Select(line => line.Rule));
            }
        }

        Assert.Empty(missing);
    }

    private static void Same(ScoreTable counted, ScoreTable folded)
    {
        Assert.Equal(counted.Rubric.Version, folded.Rubric.Version);
        Assert.Equal(Facts(counted), Facts(folded));
        Assert.Equal(counted.Units.Where(unit => unit.Facts > 0), folded.Units.Where(unit => unit.Facts > 0));
        Assert.Equal(counted.People.Where(person => person.Facts > 0), folded.People.Where(person => person.Facts > 0));
    }

    private static List<string> Facts(ScoreTable table) =>
    [
        .. table.Units.Select(unit => $"unit {unit.Unit.Value}: {Text(table.CountsOf(unit.Unit))}").Where(IsSome),
        .. table.People.Select(person => $"person {person.Person.Value}: {Text(table.CountsOf(person.Person))}").Where(IsSome),
    ];

    private static bool IsSome(string line) => !line.EndsWith(": ", StringComparison.Ordinal);

    private static string Text(RuleCounts counts) =>
        string.Join(' ', RuleRegister.All.Where(rule => counts[rule.Rule] != 0).Select(rule => $"{rule.Code}={counts[rule.Rule]}"));
}
