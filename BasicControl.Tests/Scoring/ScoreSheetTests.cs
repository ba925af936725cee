using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Scoring;

public sealed class ScoreSheetTests
{
    [Fact]
    public async Task A_clean_order_tells_five_good_facts_and_a_score_of_100()
    {
        await using var city = await ScoreCity.Open();
        await city.Closed(city.Test.Li.Id, city.Test.East.Id);
        await city.Closed(city.Test.Li.Id, city.Test.East.Id);

        var sheet = city.Sheet(city.Test.Li.Id);

        Assert.Equal(
            ["accepted-first", "acted-in-time", "done-in-time", "outcome-sound", "signed-in-time"],
            sheet.Lines.Lines.Select(line => RuleRegister.Of(line.Fact.Rule).Code).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal((10, Points.Of(100), null), (sheet.Facts, sheet.Score, sheet.NotScored));
        Assert.Equal([ScorePart.Outcome], sheet.GivenAway);
        Assert.Equal((0, 2), (sheet.Load.Open, sheet.Load.Handled));
    }

    [Fact]
    public async Task Fewer_facts_than_the_minimum_give_no_score_and_say_how_many_are_missing()
    {
        await using var city = await ScoreCity.Open();
        await city.Closed(city.Test.Li.Id, city.Test.East.Id);

        var sheet = city.Sheet(city.Test.Li.Id);

        Assert.Null(sheet.Score);
        Assert.Equal(new NotScored(5, 10), sheet.NotScored);
        Assert.Equal(5, sheet.NotScored!.Missing);
        Assert.All(sheet.Lines.Lines, line => Assert.Null(line.Points));
    }

    [Fact]
    public async Task A_line_taken_out_moves_the_score_by_exactly_its_points()
    {
        await using var city = await ScoreCity.Open();
        var (li, east) = (city.Test.Li.Id, city.Test.East.Id);
        for (var i = 0; i < 4; i++)
        {
            await city.Closed(li, east, i == 3 ? "好" : null, isSentBack: i < 2, wait: TimeSpan.FromHours(i * 2));
        }

        await city.Closed(city.Test.Wang.Id, city.Test.West.Id, isSentBack: true);
        for (var round = 0; round < 4; round++)
        {
            var before = city.Sheet(li);
            var line = before.Lines.Lines.First(one => !one.Fact.IsGood);
            var id = (await city.Test.Centre.Contests.Raise(new(line.Fact.Order, line.Fact.Rule, line.Fact.Mark, "当时在处置另一起警情。"), city.OfficerOf(li, east))).Value;
            Assert.True((await city.Test.Centre.Contests.Answer(new(id, true, "情况属实。"), city.Test.Supervisor)).IsAccepted);

            var after = city.Sheet(li);

            Assert.True(line.Points < Points.Zero);
            Assert.Equal(before.Score!.Value - line.Points!.Value, after.Score!.Value);
            Assert.Equal(before.Facts - 1, after.Facts);
            Assert.Equal(round + 1, after.Exempted.Count);
        }
    }

    [Fact]
    public async Task Overdue_counts_in_every_span_until_it_is_closed_and_once_as_late_after()
    {
        await using var city = await ScoreCity.Open();
        var id = await city.Signed(city.Test.Li.Id, city.Test.East.Id, Level.Red);
        city.Test.Clock.Advance(TimeSpan.FromDays(40));
        var first = ScorePeriod.Days(Zone(city), new(2026, 11, 1), new(2026, 11, 30));
        var second = ScorePeriod.Days(Zone(city), new(2026, 12, 1), new(2026, 12, 31));

        Assert.Contains(ScoreRule.Overdue, Rules(city.Sheet(city.Test.Li.Id, first)));
        Assert.Contains(ScoreRule.Overdue, Rules(city.Sheet(city.Test.Li.Id, second)));
        await city.Report(id);
        await city.Do(id, OrderAction.Inspect, city.Test.Supervisor);
        await city.Do(id, OrderAction.Pass, city.Test.Supervisor);

        Assert.Contains(ScoreRule.Overdue, Rules(city.Sheet(city.Test.Li.Id, first)));
        Assert.DoesNotContain(ScoreRule.Overdue, Rules(city.Sheet(city.Test.Li.Id, second)));
        Assert.Contains(ScoreRule.DoneLate, Rules(city.Sheet(city.Test.Li.Id, second)));
    }

    [Fact]
    public async Task A_reopening_takes_the_done_fact_back_and_a_cancelled_order_tells_nothing()
    {
        await using var city = await ScoreCity.Open();
        var id = await city.Closed(city.Test.Li.Id, city.Test.East.Id, isSentBack: true);
        Assert.Contains(ScoreRule.DoneInTime, Rules(city.Sheet(city.Test.Li.Id)));

        await city.Do(id, OrderAction.Reopen, city.Test.Supervisor, "情况反复。");

        Assert.DoesNotContain(ScoreRule.DoneInTime, Rules(city.Sheet(city.Test.Li.Id)));
        Assert.Contains(ScoreRule.Reopened, Rules(city.Sheet(city.Test.Li.Id)));
        await city.Do(id, OrderAction.Reassign, city.Desk(city.Test.East.Id), "改派", unit: city.Test.East.Id);
        await city.Do(id, OrderAction.Return, city.Desk(city.Test.East.Id), "非本辖区");
        await city.Do(id, OrderAction.Cancel, city.Test.CentreDesk, "重复");
        Assert.Equal(0, city.Sheet(city.Test.East.Id).Facts);
        Assert.Empty(Rules(city.Sheet(city.Test.Li.Id)));
    }

    [Fact]
    public async Task A_fact_belongs_to_who_stood_on_the_order_at_that_time()
    {
        await using var city = await ScoreCity.Open();
        var (li, wang, east, west) = (city.Test.Li.Id, city.Test.Wang.Id, city.Test.East.Id, city.Test.West.Id);
        var id = await city.Given(east, Level.Yellow);
        city.Test.Clock.Advance(TimeSpan.FromMinutes(90));
        await city.Do(id, OrderAction.SignFor, city.Desk(east), officer: li);
        await city.Report(id, "。。。");
        await city.Do(id, OrderAction.SendBack, city.Desk(east), "请补充。");
        await city.Do(id, OrderAction.Reassign, city.Test.CentreDesk, "改派", unit: west);
        await city.Do(id, OrderAction.SignFor, city.Desk(west), officer: wang);
        await city.Report(id);
        await city.Do(id, OrderAction.Close, city.Desk(west));

        Assert.Equal([ScoreRule.SignedLate, ScoreRule.ActedInTime, ScoreRule.SentBack, ScoreRule.OutcomeEmpty], Rules(city.Sheet(li)).Order());
        Assert.Equal([ScoreRule.DoneInTime, ScoreRule.AcceptedFirst, ScoreRule.OutcomeSound], Rules(city.Sheet(wang)).Order());
        Assert.Equal(4, city.Sheet(east).Lines.Total);
        Assert.Equal(3, city.Sheet(west).Lines.Total);
        Assert.Equal(7, city.Sheet(city.Test.City.Id).Lines.Total);
    }

    [Fact]
    public async Task An_officer_who_moves_takes_their_own_facts_along_and_leaves_the_units_theirs()
    {
        await using var city = await ScoreCity.Open();
        var (li, east, west) = (city.Test.Li.Id, city.Test.East.Id, city.Test.West.Id);
        await city.Closed(li, east);
        city.Test.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True((await city.Test.Centre.Units.MovePerson(li, west, city.Test.Clock.Now, city.Test.Administrator)).IsAccepted);
        await city.Closed(li, west, isSentBack: true);

        var sheet = city.Sheet(li);

        Assert.Equal([new UnitFacts(east, 5), new UnitFacts(west, 5)], sheet.Units.OrderBy(unit => unit.Unit.Value));
        Assert.Equal(west, sheet.MeanOf);
        Assert.Equal(5, city.Sheet(east).Facts);
        Assert.Equal(5, city.Sheet(west).Facts);
    }

    [Fact]
    public async Task A_unit_that_moves_leaves_what_it_did_before_to_the_unit_that_was_above_it()
    {
        await using var city = await ScoreCity.Open();
        var test = city.Test;
        var (north, south) = (await County("990200000000", "北区"), await County("990300000000", "南区"));
        Assert.True((await test.Centre.Units.MoveUnit(test.East.Id, north, test.Clock.Now, test.Administrator)).IsAccepted);
        test.Clock.Advance(TimeSpan.FromHours(1));
        await city.Closed(test.Li.Id, test.East.Id);
        test.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await test.Centre.Units.MoveUnit(test.East.Id, south, test.Clock.Now, test.Administrator)).IsAccepted);
        test.Clock.Advance(TimeSpan.FromHours(1));
        await city.Closed(test.Li.Id, test.East.Id, isSentBack: true);

        Assert.Equal((5, 5, 10, 10), (city.Sheet(north).Facts, city.Sheet(south).Facts, city.Sheet(test.East.Id).Facts, city.Sheet(test.City.Id).Facts));
        Assert.Equal((5, 5), (city.Table().Of(north).Facts, city.Table().Of(south).Facts));

        async Task<UnitId> County(string code, string name) =>
            (await test.Centre.Units.AddUnit(Core.Organisation.UnitKind.County, code, name, null, test.City.Id, test.Administrator)).Value;
    }

    [Fact]
    public async Task An_officer_of_a_beat_is_drawn_to_the_station_above_it_on_sheet_list_and_table_alike()
    {
        await using var city = await ScoreCity.Open();
        var test = city.Test;
        var beat = (await test.Centre.Units.AddUnit(Core.Organisation.UnitKind.Beat, "990101010100", "一警区", null, test.East.Id, test.Administrator)).Value;
        Assert.True((await test.Centre.Units.MovePerson(test.Li.Id, beat, test.Clock.Now, test.Administrator)).IsAccepted);
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        await city.Closed(test.Li.Id, test.East.Id);
        await city.Closed(test.Li.Id, test.East.Id);
        Assert.True((await test.Centre.Units.MovePerson(test.Wang.Id, test.East.Id, test.Clock.Now, test.Administrator)).IsAccepted);
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        await city.Closed(test.Wang.Id, test.East.Id, isSentBack: true);

        var sheet = city.Sheet(test.Li.Id);
        var listed = test.Centre.Reader.ReadNow(db => city.Queries.People(Scope.Everything, db, beat, city.Window, test.Clock.Now)).Single();

        Assert.Equal(test.East.Id, sheet.MeanOf);
        Assert.Equal(Points.Of(100), sheet.Own);
        Assert.True(sheet.Score < sheet.Own);
        Assert.Equal(listed, city.Table().Of(test.Li.Id));
        Assert.Equal((sheet.Score, sheet.Own, sheet.Facts), (listed.Score, listed.Own, listed.Facts));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_loses_no_fact_and_gains_none()
    {
        await using var city = await ScoreCity.Open();
        var id = await city.Signed(city.Test.Li.Id, city.Test.East.Id);
        city.Test.Clock.Advance(TimeSpan.FromHours(-3));
        await city.Report(id);
        await city.Do(id, OrderAction.Close, city.Desk(city.Test.East.Id));

        Assert.Equal(0, city.Sheet(city.Test.Li.Id).Facts);
        city.Test.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(5, city.Sheet(city.Test.Li.Id).Facts);
        Assert.Equal(5, city.Table().Of(city.Test.Li.Id).Facts);
    }

    [Fact]
    public async Task An_order_of_another_system_tells_only_its_due_and_its_closing()
    {
        await using var city = await ScoreCity.Open();
        var now = city.Test.Clock.Now;
        await city.Test.Centre.Inbox.Submit(Scope.Everything,
        [
            new SourceRecord { Source = "requests", Number = "1", At = now.AddHours(-5), Type = "x", Unit = "A", Officer = "7", Due = now.AddHours(-3), ClosedAt = now.AddHours(-1) },
            new SourceRecord { Source = "requests", Number = "2", At = now.AddHours(-5), Type = "x", Unit = "A", Officer = "7", Due = now.AddHours(-3) },
            new SourceRecord { Source = "requests", Number = "3", At = now.AddHours(-5), Type = "x", Unit = "A", Officer = "7", ClosedAt = now.AddHours(-1) },
        ]);
        var officer = city.Test.Centre.Book.People.Single(person => person.Number == "7").Id;

        Assert.Equal([ScoreRule.DoneLate, ScoreRule.Overdue], Rules(city.Sheet(officer)).Order());
    }

    [Fact]
    public async Task Lines_come_in_pages_that_leave_out_none_and_repeat_none()
    {
        await using var city = await ScoreCity.Open();
        for (var i = 0; i < 5; i++)
        {
            await city.Closed(city.Test.Li.Id, city.Test.East.Id, isSentBack: i == 2);
        }

        var all = city.Sheet(city.Test.Li.Id, lines: new(null, 500)).Lines;
        var paged = new List<ScoreLine>();
        string? after = null;
        do
        {
            var page = city.Sheet(city.Test.Li.Id, lines: new(after, 4)).Lines;
            Assert.Equal(all.Total, page.Total);
            paged.AddRange(page.Lines);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(all.Lines.Select(line => line.Fact), paged.Select(line => line.Fact));
        Assert.Equal(all.Total, paged.Count);
    }

    private static CityZone Zone(ScoreCity city) => city.Test.Centre.Book.ZoneOf(city.Test.City.Id);

    private static List<ScoreRule> Rules(ScoreSheet sheet) => [.. sheet.Lines.Lines.Select(line => line.Fact.Rule)];
}
