using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Scoring;
using BasicControl.Tests.Scoring;
using BasicControl.Web;
using BasicControl.Web.Components.Scoring;
using Bunit;

namespace BasicControl.Tests.Components;

public sealed class ScorePagesTests : OfficeTest
{
    [Theory]
    [InlineData("zh-CN", "不计分", "还差 10 条")]
    [InlineData("en", "Not scored", "10 more")]
    public void An_officer_without_facts_is_not_scored_and_the_sheet_says_what_is_missing(string language, string word, string why)
    {
        In(language);

        var page = Officer();

        page.WaitForAssertion(() => Assert.Equal(word, page.Find(".score-number").TextContent));
        Assert.Contains(why, page.Find(".score-total").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-line]"));
    }

    [Fact]
    public async Task A_sheet_shows_the_total_its_parts_and_every_line_with_its_points()
    {
        var sheet = await Worked();

        var page = Officer();

        page.WaitForAssertion(() => Assert.Equal(sheet.Score!.Value.ToString(), page.Find(".score-number").GetAttribute("data-score")));
        Assert.Equal(sheet.Parts.Count, page.FindAll("[data-part]").Count);
        Assert.Equal(sheet.Lines.Lines.Select(line => line.Points.ToString()), page.FindAll("[data-line]").Select(row => row.GetAttribute("data-points")));
        Assert.Contains(page.FindAll("[data-line]"), row => row.GetAttribute("data-line") == "sent-back");
    }

    [Fact]
    public async Task Only_the_officer_themself_is_offered_to_contest_and_only_lines_that_cost_points()
    {
        await Worked();
        Take(Test.Supervisor);
        var supervisor = Officer();
        supervisor.WaitForAssertion(() => Assert.NotEmpty(supervisor.FindAll("[data-line]")));
        Assert.Empty(supervisor.FindAll(".cell-contest a"));

        Take(new Actor(Test.Li.Id, Post.Officer, Test.East.Id, "Li"));
        var own = Officer();

        own.WaitForAssertion(() => Assert.NotEmpty(own.FindAll(".cell-contest a")));
        Assert.All(own.FindAll("[data-line]"), row => Assert.Equal(
            !RuleRegister.Find(row.GetAttribute("data-line")!)!.IsGood && row.GetAttribute("data-points")!.StartsWith('-'), row.QuerySelector(".cell-contest a") is not null));
    }

    [Fact]
    public void The_rubric_is_edited_by_the_centre_desk_and_read_by_everybody_else()
    {
        Take(Test.Supervisor);
        var read = Render<RubricPage>();
        Assert.Empty(read.FindAll("input[type=number]"));
        Assert.NotNull(read.Find("#read-only"));
        Assert.Equal(RuleRegister.All.Count, read.FindAll("[data-rule]").Count);

        Take(Test.CentreDesk);
        var edited = Render<RubricPage>();

        Assert.Equal("30", edited.Find("#weight-Completion").GetAttribute("value"));
        Assert.Equal(2, edited.FindAll("button[type=submit]").Count);
    }

    [Fact]
    public async Task A_station_lists_its_people_by_number_and_never_by_score()
    {
        await Worked();
        Navigation.NavigateTo(Links.Score(ScoreScope.Of(Test.East.Id)));

        var page = Render<ScoreUnitPage>(p => p.Add(x => x.Id, Test.East.Id.Value));

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-person]")));
        var numbers = page.FindAll("[data-person]").Select(row => Test.Centre.Book.Person(new(long.Parse(row.GetAttribute("data-person")!)))!.Number).ToList();
        Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers);
        Assert.Empty(page.FindAll("a[href*=sort]"));
    }

    [Theory]
    [InlineData("zh-CN", "比上期", "变差")]
    [InlineData("en", "before", "worse")]
    public async Task A_sheet_is_compared_with_the_period_before_in_points_and_words(string language, string word, string verdict)
    {
        In(language);
        var city = new ScoreCity(Test);
        for (var i = 0; i < 3; i++)
        {
            await city.Closed(Test.Li.Id, Test.East.Id);
        }

        Test.Clock.Advance(TimeSpan.FromDays(40));
        for (var i = 0; i < 3; i++)
        {
            await city.Closed(Test.Li.Id, Test.East.Id, isSentBack: true, wait: TimeSpan.FromHours(9));
        }

        var (now, period) = (city.Sheet(Test.Li.Id), Core.Figures.FigurePeriod.Until(Test.Centre.Book.ZoneOf(Test.City.Id), Test.Clock.Now).Before());
        var before = city.Test.Centre.Reader.ReadNow(db => city.Queries.Sheet(Scope.Everything, db, ScoreScope.Of(Test.Li.Id), new(period.Start, period.End), period.At));
        Assert.True(now.Score < before.Score);

        var page = Officer();

        page.WaitForAssertion(() => Assert.NotNull(page.Find("#score-move")));
        var told = page.Find("#score-move").TextContent;
        Assert.Contains(word, told, StringComparison.Ordinal);
        Assert.Contains(verdict, told, StringComparison.Ordinal);
        Assert.Contains(before.Score!.Value.Printed(System.Globalization.CultureInfo.InvariantCulture), told, StringComparison.Ordinal);
        Assert.Equal(now.Parts.Count, page.FindAll("[data-part] .score-move").Count);
    }

    [Fact]
    public async Task A_units_and_an_officers_page_show_the_score_of_their_sheets_and_lead_to_them_in_the_same_period()
    {
        var sheet = await Worked();
        var period = PeriodAddress.Of(PeriodName.Days7);
        Navigation.NavigateTo(Links.Officer(Test.Li.Id, period));
        var officer = Render<Web.Components.Officers.OfficerRecordPage>(p => p.Add(x => x.Id, Test.Li.Id.Value));
        officer.WaitForAssertion(() => Assert.Equal(sheet.Score!.Value.ToString(), officer.Find("[data-figure=score]").GetAttribute("data-score")));
        Assert.Equal(Links.Score(ScoreScope.Of(Test.Li.Id), new() { Period = period }), officer.Find("[data-figure=score] .figure-value a").GetAttribute("href"));

        Navigation.NavigateTo(Links.Unit(Test.West.Id, period));
        var unit = Render<Web.Components.Organisation.UnitRecordPage>(p => p.Add(x => x.Id, Test.West.Id.Value));
        unit.WaitForAssertion(() => Assert.Null(unit.Find("[data-figure=score]").GetAttribute("data-score")));
        Assert.Contains("10", unit.Find("[data-figure=score] .figure-base").TextContent, StringComparison.Ordinal);
        Assert.Equal(Links.Score(ScoreScope.Of(Test.West.Id), new() { Period = period }), unit.Find("[data-figure=score] .figure-value a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_total_is_that_of_the_sheet_with_all_its_parts()
    {
        await Worked();
        var city = new ScoreCity(Test);
        foreach (var scope in new[] { ScoreScope.Of(Test.Li.Id), ScoreScope.Of(Test.Wang.Id), ScoreScope.Of(Test.East.Id), ScoreScope.Of(Test.City.Id) })
        {
            var (sheet, total) = Test.Centre.Reader.ReadNow(db =>
                (city.Queries.Sheet(Scope.Everything, db, scope, city.Window, Test.Clock.Now), city.Queries.Total(Scope.Everything, db, scope, city.Window, Test.Clock.Now)));
            Assert.Equal((sheet.Score, sheet.Facts, sheet.NotScored?.Missing ?? 0), (total.Score, total.Facts, total.Missing));
            Assert.Equal(sheet.Parts, total.Parts);
        }
    }

    [Fact]
    public void Nobody_of_this_id_is_not_found()
    {
        var found = false;
        Navigation.OnNotFound += (_, _) => found = true;

        Render<ScoreOfficerPage>(p => p.Add(x => x.Id, 999_999));

        Assert.True(found);
    }

    private async Task<ScoreSheet> Worked()
    {
        var city = new ScoreCity(Test);
        for (var i = 0; i < 4; i++)
        {
            await city.Closed(Test.Li.Id, Test.East.Id, isSentBack: i == 0);
        }

        return city.Sheet(Test.Li.Id);
    }

    private IRenderedComponent<ScoreOfficerPage> Officer()
    {
        Navigation.NavigateTo(Links.Score(ScoreScope.Of(Test.Li.Id)));
        return Render<ScoreOfficerPage>(p => p.Add(x => x.Id, Test.Li.Id.Value));
    }
}
