using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Figures;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Scoring;

public sealed class ContestDeskTests
{
    [Fact]
    public async Task A_contest_is_refused_for_others_lines_for_lines_that_cost_nothing_and_a_second_time()
    {
        await using var city = await ScoreCity.Open();
        var (test, desk) = (city.Test, city.Test.Centre.Contests);
        var id = await city.Closed(test.Li.Id, test.East.Id, isSentBack: true);
        var mark = city.Sheet(test.Li.Id).Lines.Lines.Single(line => line.Fact.Rule == ScoreRule.SentBack).Fact.Mark;
        var (li, wang) = (city.OfficerOf(test.Li.Id, test.East.Id), city.OfficerOf(test.Wang.Id, test.West.Id));

        Assert.Equal("contest.not-your-line", (await desk.Raise(new(id, ScoreRule.SentBack, mark, "理由"), wang)).Refusal.Code);
        Assert.Equal("contest.nothing-lost", (await desk.Raise(new(id, ScoreRule.DoneInTime, 0, "理由"), li)).Refusal.Code);
        Assert.Equal("contest.line-unknown", (await desk.Raise(new(id, ScoreRule.Overdue, 0, "理由"), li)).Refusal.Code);
        Assert.Equal("contest.line-unknown", (await desk.Raise(new(new(999), ScoreRule.Overdue, 0, "理由"), li)).Refusal.Code);
        Assert.Equal("contest.post-may-not", (await desk.Raise(new(id, ScoreRule.SentBack, mark, "理由"), test.Supervisor)).Refusal.Code);
        Assert.Equal("text.missing", (await desk.Raise(new(id, ScoreRule.SentBack, mark, " "), li)).Refusal.Code);
        Assert.True((await desk.Raise(new(id, ScoreRule.SentBack, mark, "理由"), li)).IsAccepted);
        Assert.Equal("contest.already", (await desk.Raise(new(id, ScoreRule.SentBack, mark, "理由"), li)).Refusal.Code);
    }

    [Fact]
    public async Task Only_a_supervisor_of_the_unit_who_neither_is_the_officer_nor_made_the_mark_answers_once()
    {
        await using var city = await ScoreCity.Open();
        var (test, desk) = (city.Test, city.Test.Centre.Contests);
        var order = await city.Signed(test.Li.Id, test.East.Id);
        await city.Report(order);
        await city.Do(order, OrderAction.SendBack, new(test.Wang.Id, Post.CentreDesk, test.City.Id, "Wang"), "请补充。");
        var mark = city.Sheet(test.Li.Id).Lines.Lines.Single(line => line.Fact.Rule == ScoreRule.SentBack).Fact.Mark;
        var id = (await desk.Raise(new(order, ScoreRule.SentBack, mark, "理由"), city.OfficerOf(test.Li.Id, test.East.Id))).Value;

        Assert.Equal("contest.unknown", (await desk.Answer(new(id + 1, true, "是"), test.Supervisor)).Refusal.Code);
        Assert.Equal("contest.post-may-not", (await desk.Answer(new(id, true, "是"), test.EastDesk)).Refusal.Code);
        Assert.Equal("contest.other-unit", (await desk.Answer(new(id, true, "是"), new(null, Post.Supervisor, test.West.Id, "west"))).Refusal.Code);
        Assert.Equal("contest.own-answer", (await desk.Answer(new(id, true, "是"), new(test.Li.Id, Post.Supervisor, test.City.Id, "Li"))).Refusal.Code);
        Assert.Equal("contest.own-answer", (await desk.Answer(new(id, true, "是"), new(test.Wang.Id, Post.Supervisor, test.City.Id, "Wang"))).Refusal.Code);
        Assert.Equal("text.missing", (await desk.Answer(new(id, true, ""), test.Supervisor)).Refusal.Code);
        Assert.Equal(ContestState.Declined, (await desk.Answer(new(id, false, "退回有据。"), test.Supervisor)).Value);
        Assert.Equal("contest.answered", (await desk.Answer(new(id, true, "是"), test.Supervisor)).Refusal.Code);
        Assert.Equal(ContestState.Declined, city.Sheet(test.Li.Id).Lines.Lines.Single(line => line.Fact.Rule == ScoreRule.SentBack).Contest);
    }

    [Fact]
    public async Task An_upheld_line_vanishes_from_officer_station_and_city_with_its_trace_in_the_journal()
    {
        await using var city = await ScoreCity.Open();
        var (test, desk) = (city.Test, city.Test.Centre.Contests);
        var id = await city.Signed(test.Li.Id, test.East.Id, Core.Clock.Level.Red);
        test.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains(city.Sheet(test.East.Id).Lines.Lines, line => line.Fact.Rule == ScoreRule.Overdue);
        var contest = (await desk.Raise(new(id, ScoreRule.Overdue, 0, "当事人住院。"), city.OfficerOf(test.Li.Id, test.East.Id))).Value;

        Assert.True((await desk.Answer(new(contest, true, "情况属实。"), test.Supervisor)).IsAccepted);
        await city.Report(id);
        await city.Do(id, OrderAction.Inspect, test.Supervisor);
        await city.Do(id, OrderAction.Pass, test.Supervisor);

        // Overdue has become done late on closing: the same line, and it stays out.
        foreach (var sheet in new[] { city.Sheet(test.Li.Id), city.Sheet(test.East.Id), city.Sheet(test.City.Id) })
        {
            Assert.DoesNotContain(sheet.Lines.Lines, line => line.Fact.Rule is ScoreRule.Overdue or ScoreRule.DoneLate);
            Assert.Equal(contest, Assert.Single(sheet.Exempted).ContestId);
        }

        var trail = await new TrailQueries(test.Centre.Reader, Core.Centre.Events, test.Centre.Places).Of(Scope.Everything, Subject.Contest, contest);
        Assert.Equal([ContestAnswered.Name, ContestRaised.Name], trail.Entries.Select(entry => entry.Event.Kind));
        Assert.All(trail.Entries, entry => Assert.NotNull(entry.Sealed));
        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task A_contest_is_moot_while_its_line_is_gone_and_open_again_when_the_line_comes_true_again()
    {
        await using var city = await ScoreCity.Open();
        var (test, desk) = (city.Test, city.Test.Centre.Contests);
        var order = await city.Signed(test.Li.Id, test.East.Id, Core.Clock.Level.Red);
        test.Clock.Advance(TimeSpan.FromDays(2));
        await city.Report(order);
        await city.Do(order, OrderAction.Inspect, test.Supervisor);
        await city.Do(order, OrderAction.Pass, test.Supervisor);
        var id = (await desk.Raise(new(order, ScoreRule.DoneLate, 0, "当事人住院。"), city.OfficerOf(test.Li.Id, test.East.Id))).Value;
        Assert.False(Listed(city).IsMoot);

        // Done late has become overdue: the same line.
        await city.Do(order, OrderAction.Reopen, test.Supervisor, "现场未处理完。");
        Assert.False(Listed(city).IsMoot);
        await city.Do(order, OrderAction.Reassign, test.CentreDesk, "转办", unit: test.West.Id);
        Assert.True(Listed(city).IsMoot);
        Assert.Equal("contest.moot", (await desk.Answer(new(id, true, "是"), test.Supervisor)).Refusal.Code);
        Assert.Equal("contest.moot", (await desk.Answer(new(id, false, "否"), test.Supervisor)).Refusal.Code);

        await city.Do(order, OrderAction.SignFor, city.Desk(test.West.Id), officer: test.Wang.Id);
        await city.Do(order, OrderAction.Reassign, test.CentreDesk, "转回", unit: test.East.Id);
        await city.Do(order, OrderAction.SignFor, city.Desk(test.East.Id), officer: test.Li.Id);
        Assert.False(Listed(city).IsMoot);
        Assert.Equal(ContestState.Upheld, (await desk.Answer(new(id, true, "情况属实。"), test.Supervisor)).Value);
    }

    [Fact]
    public async Task A_line_that_the_rubric_leaves_at_full_worth_is_neither_contested_nor_upheld()
    {
        await using var city = await ScoreCity.Open();
        var (test, desk) = (city.Test, city.Test.Centre.Contests);
        var (first, second) = (await city.Closed(test.Li.Id, test.East.Id, isSentBack: true), await city.Closed(test.Li.Id, test.East.Id, isSentBack: true));
        var marks = city.Sheet(test.Li.Id).Lines.Lines.Where(line => line.Fact.Rule == ScoreRule.SentBack).ToDictionary(line => line.Fact.Order, line => line.Fact.Mark);
        var li = city.OfficerOf(test.Li.Id, test.East.Id);
        var raised = (await desk.Raise(new(first, ScoreRule.SentBack, marks[first], "理由"), li)).Value;
        var shipped = RubricBody.Of(Rubric.Shipped);
        var code = RuleRegister.Of(ScoreRule.SentBack).Code;
        var body = shipped with { Rules = [.. shipped.Rules.Select(rule => rule.Rule == code ? rule with { Value = 100 } : rule)] };
        Assert.True((await test.Centre.RubricDesk.Publish(new(test.Clock.Now.AddMinutes(1), body), test.CentreDesk)).IsAccepted);
        test.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("contest.nothing-lost", (await desk.Raise(new(second, ScoreRule.SentBack, marks[second], "理由"), li)).Refusal.Code);
        Assert.Equal("contest.nothing-lost", (await desk.Answer(new(raised, true, "是"), test.Supervisor)).Refusal.Code);
        Assert.Equal(ContestState.Declined, (await desk.Answer(new(raised, false, "已不扣分。"), test.Supervisor)).Value);
    }

    [Fact]
    public async Task An_upheld_contest_changes_scores_and_leaves_what_happened_to_the_order_as_it_was()
    {
        await using var city = await ScoreCity.Open();
        var (test, desk) = (city.Test, city.Test.Centre.Contests);
        var id = await city.Signed(test.Li.Id, test.East.Id, Core.Clock.Level.Red);
        test.Clock.Advance(TimeSpan.FromDays(2));
        var scope = new FigureScope { Officer = test.Li.Id };
        var before = test.Centre.Reader.ReadNow(db => new FigureQueries(test.Centre.Book).Counts(Scope.Everything, db, scope, test.Clock.Now));
        var facts = city.Sheet(test.Li.Id).Facts;
        var contest = (await desk.Raise(new(id, ScoreRule.Overdue, 0, "当事人住院。"), city.OfficerOf(test.Li.Id, test.East.Id))).Value;

        Assert.True((await desk.Answer(new(contest, true, "情况属实。"), test.Supervisor)).IsAccepted);

        Assert.Equal(facts - 1, city.Sheet(test.Li.Id).Facts);
        Assert.Equal(1, before.OverdueOpen);
        Assert.Equal(before, test.Centre.Reader.ReadNow(db => new FigureQueries(test.Centre.Book).Counts(Scope.Everything, db, scope, test.Clock.Now)));
        var answered = Listed(city).Contest;
        Assert.Equal((null, test.City.Id), (answered.AnswererId, answered.AnswererUnitId));
    }

    private static ContestRow Listed(ScoreCity city) =>
        Assert.Single(city.Test.Centre.Reader.ReadNow(db => ContestQueries.List(Scope.Everything, db, city.Test.Centre.Book, city.Test.Clock.Now, person: city.Test.Li.Id)));
}
