using BasicControl.Core.Basics;
using BasicControl.Core.Scoring;

namespace BasicControl.Tests.Scoring;

public sealed class RubricDeskTests
{
    private static readonly RubricBody Shipped = RubricBody.Of(Rubric.Shipped);

    [Fact]
    public void The_shipped_rubric_knows_every_rule_and_part_and_is_allowed()
    {
        Assert.Empty(RubricCheck.Of(Shipped));
        Assert.Equal(RuleRegister.All.Count, Shipped.Rules.Count);
        Assert.Equal(100, Shipped.Weights.Sum(part => part.Weight));
        Assert.Equal(RuleRegister.Count - 1, RuleRegister.All.Select(rule => rule.Rule).Distinct().Count());
        Assert.All(RuleRegister.All, rule => Assert.True(rule.IsGood == (rule.Value == 100) && rule.IsGood == (rule.Act is null)));
    }

    public static TheoryData<string, RubricBody> Wrong => new()
    {
        { "rubric.weights-sum", Shipped with { Weights = [.. Shipped.Weights.Take(4)] } },
        { "rubric.part-unknown", Shipped with { Weights = [.. Shipped.Weights, new("luck", 0)] } },
        { "rubric.part-twice", Shipped with { Weights = [.. Shipped.Weights, new("quality", 0)] } },
        { "rubric.part-empty", Shipped with { Rules = [.. Shipped.Rules.Where(rule => rule.Part != "quality")] } },
        { "rubric.rule-unknown", Shipped with { Rules = [.. Shipped.Rules, new("log-ins", "quality", 100)] } },
        { "rubric.rule-twice", Shipped with { Rules = [.. Shipped.Rules, Shipped.Rules[0]] } },
        { "rubric.out-of-range", Shipped with { Rules = [Shipped.Rules[0] with { Value = 101 }, .. Shipped.Rules.Skip(1)] } },
        { "rubric.out-of-range", Shipped with { Minimum = 0 } },
        { "rubric.out-of-range", Shipped with { Shrinkage = -1 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_rubric_is_refused_with_its_code_and_changes_nothing(string code, RubricBody body)
    {
        await using var city = await ScoreCity.Open();
        var test = city.Test;
        var position = test.Centre.Commit.Position;

        var outcome = await test.Centre.RubricDesk.Publish(new(test.Clock.Now, body), test.CentreDesk);

        Assert.Contains(code, outcome.Refusals.Select(refusal => refusal.Code));
        Assert.Equal((position, 1), (test.Centre.Commit.Position, test.Centre.Rubrics.All.Count));
        Assert.False(test.Centre.Reader.ReadNow(db => city.Queries.Try(Scope.Everything, db, test.City.Id, city.Window, test.Clock.Now, body)).IsAccepted);
    }

    [Fact]
    public async Task A_rubric_cannot_begin_in_the_past_and_only_the_centre_publishes()
    {
        await using var city = await ScoreCity.Open();
        var desk = city.Test.Centre.RubricDesk;

        Assert.Equal("rubric.effective-past", (await desk.Publish(new(city.Test.Clock.Now.AddSeconds(-1), Shipped), city.Test.CentreDesk)).Refusal.Code);
        Assert.Equal("rubric.post-may-not", (await desk.Publish(new(city.Test.Clock.Now, Shipped), city.Test.Supervisor)).Refusal.Code);
    }

    [Fact]
    public async Task A_published_rubric_counts_from_its_instant_on_survives_a_restart_and_leaves_ended_spans_alone()
    {
        await using var city = await ScoreCity.Open();
        var test = city.Test;
        await city.Closed(test.Li.Id, test.East.Id, isSentBack: true);
        await city.Closed(test.Li.Id, test.East.Id);
        var ended = new ScorePeriod(test.Clock.Now.AddDays(-1), test.Clock.Now.AddMilliseconds(1));
        var body = Shipped with { Weights = [new("completion", 100), new("timeliness", 0), new("quality", 0), new("accuracy", 0), new("outcome", 0)], Minimum = 1 };
        var before = city.Sheet(test.Li.Id);
        var draft = test.Centre.Reader.ReadNow(db => city.Queries.Try(Scope.Everything, db, test.City.Id, city.Window, test.Clock.Now, body)).Value;

        Assert.True((await test.Centre.RubricDesk.Publish(new(test.Clock.Now.AddHours(1), body), test.CentreDesk)).IsAccepted);

        Assert.Equal(before.Score, city.Sheet(test.Li.Id).Score);
        test.Clock.Advance(TimeSpan.FromHours(2));
        await test.Restart();
        var restarted = new ScoreCity(test);
        Assert.Equal((2, Points.Of(100), 2), (restarted.Sheet(test.Li.Id).Rubric.Version, restarted.Sheet(test.Li.Id).Score!.Value, restarted.Sheet(test.Li.Id).Facts));
        Assert.Equal(before.Own, restarted.Sheet(test.Li.Id, ended).Own);
        Assert.Equal(Points.Of(100), draft.People.Single(person => person.Now.Person == test.Li.Id).Then.Score);
        Assert.Equal(Points.Of(100) - before.Score!.Value, draft.People.Single(person => person.Now.Person == test.Li.Id).Change);
    }
}
