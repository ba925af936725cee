using System.Globalization;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Tests.Scoring;
using BasicControl.Web;
using BasicControl.Web.Components.Wall;
using BasicControl.Web.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

/// <summary>What a supervisor does about a red figure, and that the wall tells it.</summary>
public sealed class SupervisorJourney(BrowserFixture browser)
{
    [Fact]
    public async Task From_the_red_figure_to_the_late_step_a_note_a_contest_upheld_and_the_wall_follows_without_being_loaded_anew()
    {
        await using var city = await ScoreCity.Open();
        var test = city.Test;
        var late = await LateAmongOthers(city);
        await using var server = await RunningServer.StartAsync(
            new ServeOptions { Demo = true, Preset = "small", SimulatorPace = 0.001, Now = new DateTimeOffset(test.Clock.Now) }, $"sqlite:{test.Store.Path}");
        await using var hall = await browser.OpenAsync(server.BaseAddress, "zh-CN", 1920, 1080);
        await hall.Page.GotoAsync(Links.WallOf(test.City.Id, WallScene.Quality));
        await WallCity.AliveAsync(hall.Page);
        await hall.Page.EvaluateAsync("window.sameDocument = true");
        var score = hall.Page.Locator("[data-tile=score] .key");
        var station = hall.Page.Locator("[data-tile=unit-scores] .stations-row", new() { HasText = "城东所" }).Locator(".bar");
        var (before, stationBefore) = (await score.InnerTextAsync(), await station.InnerTextAsync());

        await using var desk = await browser.OpenAsync(server.BaseAddress, "zh-CN", 1920, 1080);
        var page = desk.Page;
        var supervisor = new Actor(null, Post.Supervisor, test.City.Id, "supervisor");
        await page.TakeAsync(server.BaseAddress, supervisor);
        await page.GotoAsync(Links.WallOf(test.City.Id));
        await Expect(page.Locator("[data-tile=overdue] .key")).ToHaveTextAsync("1");
        await page.Locator("[data-tile=overdue] a").First.ClickAsync();
        await page.Locator(".cell-officer a").First.ClickAsync();
        await page.Locator("tr[data-late] .cell-number a").First.ClickAsync();
        await page.Locator("li[data-clock=SignFor] .late-step").ClickAsync();
        await Expect(page.Locator(".trail-chosen")).ToContainTextAsync("签收");
        await page.Locator("#notes textarea").First.FillAsync("请说明签收超时的原因");
        await page.Locator("#notes .note-form button").First.ClickAsync();
        await Expect(page.Locator(".note-body")).ToHaveTextAsync("请说明签收超时的原因");

        await page.TakeAsync(server.BaseAddress, test.Officer);
        await page.GotoAsync($"{Links.ScoreMine}?rule={RuleRegister.Of(ScoreRule.SignedLate).Code}");
        await page.Locator("tr[data-line] a.button").First.ClickAsync();
        await page.Locator("#contest-reason").FillAsync("当时在处置另一起警情");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(page.Locator("section.contest")).ToHaveAttributeAsync("data-state", nameof(ContestState.Open));
        Assert.Equal(before, await score.InnerTextAsync());

        await page.TakeAsync(server.BaseAddress, supervisor);
        await page.GotoAsync(Links.Contests);
        await page.Locator("section.contest textarea").FillAsync("情况属实");
        await page.Locator("section.contest button.primary").ClickAsync();
        await Expect(page.Locator("section.contest")).ToHaveAttributeAsync("data-state", nameof(ContestState.Upheld));

        await Expect(score).Not.ToHaveTextAsync(before);
        await Expect(station).Not.ToHaveTextAsync(stationBefore);
        await page.GotoAsync(Links.Score(ScoreScope.Of(test.City.Id)));
        await Expect(score).ToHaveTextAsync(await TotalAsync(page));
        await page.GotoAsync(Links.Score(ScoreScope.Of(test.East.Id)));
        await Expect(station).ToHaveTextAsync(await TotalAsync(page));
        await page.GotoAsync(Links.Order(late));
        await Expect(page.Locator(".note-body")).ToBeVisibleAsync();
        Assert.True(await hall.Page.EvaluateAsync<bool>("window.sameDocument === true"));
        Assert.Empty(hall.Faults.Concat(desk.Faults));
    }

    /// <summary>A red directive that Li signed for late and has not done in time, after enough good work to be scored.</summary>
    private static async Task<Core.Basics.WorkOrderId> LateAmongOthers(ScoreCity city)
    {
        var test = city.Test;
        for (var order = 0; order < 6; order++)
        {
            await city.Closed(test.Li.Id, test.East.Id);
        }

        var late = (await test.Centre.Orders.Open(
            new(test.City.Id, OrderKind.Directive, Level.Red, "纠纷", "调解") { Measures = "上门", Responsible = test.East.Id }, test.CentreDesk)).Value;
        await city.Do(late, OrderAction.Dispatch, test.CentreDesk, unit: test.East.Id);
        test.Clock.Advance(TimeSpan.FromHours(2));
        await city.Do(late, OrderAction.SignFor, test.EastDesk, officer: test.Li.Id);
        test.Clock.Advance(TimeSpan.FromHours(40));
        return late;
    }

    /// <summary>The total of a sheet as the wall writes it.</summary>
    private static async Task<string> TotalAsync(IPage page) =>
        decimal.Parse((await page.Locator(".score-number").GetAttributeAsync("data-score"))!, CultureInfo.InvariantCulture).ToString("0.0", CultureInfo.InvariantCulture);
}
