using System.Globalization;
using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

public sealed class ContestJourney(BrowserFixture browser, DemoServer demo)
{
    [Fact]
    public async Task An_upheld_contest_takes_its_line_out_and_the_total_moves_by_exactly_the_points_that_were_shown()
    {
        var server = await demo.ServerAsync();
        var centre = server.App.Services.GetRequiredService<Centre>();
        var line = LostPoints(server, centre);
        var officer = new Actor(line.Fact.Person, Post.Officer, line.Fact.Unit, "officer");
        var city = centre.Book.Unit(line.Fact.Unit).CityId;
        var rule = RuleRegister.Of(line.Fact.Rule).Code;
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        await page.TakeAsync(server.BaseAddress, officer);
        await page.GotoAsync($"{Links.ScoreMine}?rule={rule}");
        var before = await TotalAsync(page);
        var row = page.Locator($"tr[data-line='{rule}']", new() { HasText = line.Fact.Number });
        var points = Number(await row.First.GetAttributeAsync("data-points"));
        Assert.True(points < 0);

        await row.First.Locator("a.button").ClickAsync();
        await page.Locator("#contest-reason").FillAsync("当日已在现场处置，系统登记延后");
        await page.Locator("main form button[type=submit]").ClickAsync();
        var contest = page.Locator("section.contest").First;
        await Expect(contest).ToHaveAttributeAsync("data-state", nameof(ContestState.Open));
        Assert.Equal(0, await contest.Locator("form").CountAsync());

        await page.TakeAsync(server.BaseAddress, new Actor(null, Post.Supervisor, city, "supervisor"));
        await page.GotoAsync(Links.Contests);
        await contest.Locator("textarea").FillAsync("情况属实");
        await contest.Locator("button.primary").ClickAsync();
        await Expect(page.Locator("section.contest").First).ToHaveAttributeAsync("data-state", nameof(ContestState.Upheld));

        await page.GotoAsync(Links.Score(ScoreScope.Of(line.Fact.Person!.Value)));
        Assert.Equal(before - points, await TotalAsync(page));
        await Expect(page.Locator("#exempted")).ToContainTextAsync(line.Fact.Number);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_line_that_is_not_ones_own_cannot_be_contested_and_the_page_says_so()
    {
        var server = await demo.ServerAsync();
        var centre = server.App.Services.GetRequiredService<Centre>();
        var line = LostPoints(server, centre);
        var other = UnitQueries.People(Scope.Everything, centre.Book, line.Fact.Unit, centre.Clock.UtcNow()).First(person => person.Id != line.Fact.Person);
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en");
        var page = watched.Page;

        await page.TakeAsync(server.BaseAddress, new Actor(other.Id, Post.Officer, line.Fact.Unit, other.Name));
        await page.GotoAsync(Links.ContestLine(line.Fact));

        await Expect(page.Locator("[role=alert] li")).ToHaveAttributeAsync("data-code", "contest.not-your-line");
        Assert.Equal(0, await page.Locator("#contest-reason").CountAsync());
    }

    /// <summary>A line that costs an officer points and that nobody has contested yet, of one who has enough facts to be scored without it.</summary>
    private static ScoreLine LostPoints(RunningServer server, Centre centre)
    {
        var scores = server.App.Services.GetRequiredService<ScoreQueries>();
        var now = centre.Clock.UtcNow();
        var city = centre.Book.Cities.First();
        var period = ScorePeriod.Until(centre.Book.ZoneOf(city.Id), now);
        return centre.Reader.ReadNow(db => scores.City(Scope.Everything, db, city.Id, period, now).People
            .Where(person => person.Score is not null).OrderByDescending(person => person.Facts)
            .SelectMany(person => scores.Sheet(Scope.Everything, db, ScoreScope.Of(person.Person), period, now).Lines.Lines)
            .First(line => line is { Contest: null, Points.Millionths: < 0, Fact: { IsGood: false, IsRunning: false } } && centre.Book.UnitOf(line.Fact.Person!.Value, now) == line.Fact.Unit));
    }

    private static async Task<decimal> TotalAsync(IPage page) => Number(await page.Locator(".score-number").GetAttributeAsync("data-score"));

    private static decimal Number(string? text) => decimal.Parse(text!, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
