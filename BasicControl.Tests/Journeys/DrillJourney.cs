using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

/// <summary>From a red figure on the wall down to the late step, and what a supervisor does on the way.</summary>
public sealed class DrillJourney(BrowserFixture browser)
{
    [Fact]
    public async Task From_the_red_figure_on_the_wall_to_the_late_step_in_at_most_five_clicks()
    {
        await using var test = await TestCentre.Open();
        var late = await LateOrder(test);
        await using var server = await Serve(test);
        await using var watched = await browser.OpenAsync(server.BaseAddress, "zh-CN", 1920, 1080);
        var page = watched.Page;
        await page.GotoAsync(Links.WallOf(test.City.Id));
        await Expect(page.Locator("[data-tile=overdue] .key")).ToHaveTextAsync("1");

        await page.Locator("[data-tile=overdue] a").First.ClickAsync();
        await page.Locator(".cell-officer a").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("000001");
        await Expect(page.Locator("tr[data-late] .cell-due").First).ToContainTextAsync("已超期");
        await page.Locator("tr[data-late] .cell-number a").First.ClickAsync();
        await Expect(page.Locator(".breadcrumb-trail li")).ToHaveCountAsync(4);
        await page.Locator("li[data-clock=SignFor] .late-step").ClickAsync();

        await Expect(page.Locator(".trail-chosen")).ToContainTextAsync("签收");
        Assert.Matches($"/orders/{late.Value}\\?event=\\d+#e\\d+$", page.Url);
        await Expect(page.Locator(".trail-chosen")).ToBeInViewportAsync();
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task The_period_goes_along_on_the_way_up_and_down()
    {
        await using var test = await TestCentre.Open();
        await LateOrder(test);
        await using var server = await Serve(test);
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync(Links.Unit(test.City.Id));

        await page.Locator(".period-row a", new() { HasText = "近7天" }).ClickAsync();
        await page.WaitForURLAsync("**?period=7d");
        await Expect(page.Locator(".period-row a[aria-current=page]")).ToHaveTextAsync("近7天");
        await page.Locator(".drill td a", new() { HasText = "城东所" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("城东所");
        await page.Locator(".drill td a", new() { HasText = "000001" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("000001");
        await Expect(page.Locator("#moved")).ToBeVisibleAsync();
        await page.Locator(".late-orders .cell-number a").First.ClickAsync();
        await page.WaitForURLAsync("**/orders/*?period=7d");
        await page.Locator(".breadcrumb-trail a", new() { HasText = "测试市局" }).ClickAsync();

        await page.WaitForURLAsync($"**{Links.Unit(test.City.Id)}?period=7d");
        await Expect(page.Locator(".period-row a[aria-current=page]")).ToHaveTextAsync("近7天");
    }

    [Fact]
    public async Task A_supervisor_leaves_a_note_and_starts_an_inspection_where_they_stand_and_the_officer_answers()
    {
        await using var test = await TestCentre.Open();
        await LateOrder(test);
        var done = await Handled(test);
        await test.Centre.Handling.ReportBack(done, 3, "已调解", test.Officer);
        await using var server = await Serve(test);
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await Take(page, server, $"{Post.Supervisor}.{test.City.Id.Value}.");
        await page.GotoAsync(Links.Officer(test.Li.Id));

        await page.Locator(".inspect-form button").ClickAsync();
        await Expect(page.Locator(".inspect-list .state")).ToHaveTextAsync("督查");
        await page.Locator("#notes textarea").First.FillAsync("请说明签收超时的原因");
        await page.Locator("#notes .note-form button").First.ClickAsync();
        await Expect(page.Locator(".note-body")).ToHaveTextAsync("请说明签收超时的原因");
        await Expect(page.Locator(".note-head")).ToContainTextAsync("督查岗");

        await Take(page, server, $"{Post.Officer}.{test.East.Id.Value}.{test.Li.Id.Value}");
        await page.GotoAsync(Links.Officer(test.Li.Id));
        await Expect(page.Locator("#notes-may-not")).ToBeVisibleAsync();
        await page.Locator("#notes details summary").ClickAsync();
        await page.Locator("#notes details textarea").FillAsync("当时在处置另一起警情");
        await page.Locator("#notes details button").ClickAsync();
        await Expect(page.Locator(".note-answer .note-body")).ToHaveTextAsync("当时在处置另一起警情");
        Assert.Empty(watched.Faults);
    }

    /// <summary>A red directive that Li signed for late and has not done in time.</summary>
    private static async Task<Core.Basics.WorkOrderId> LateOrder(TestCentre test)
    {
        var order = await Handled(test, TimeSpan.FromHours(2));
        test.Clock.Advance(TimeSpan.FromHours(40));
        return order;
    }

    private static async Task<Core.Basics.WorkOrderId> Handled(TestCentre test, TimeSpan unsigned = default)
    {
        var order = (await test.Centre.Orders.Open(
            new(test.City.Id, OrderKind.Directive, Level.Red, "纠纷", "调解") { Measures = "上门", Responsible = test.East.Id }, test.CentreDesk)).Value;
        Assert.True((await test.Centre.Dispatch.Dispatch(order, 1, test.East.Id, test.CentreDesk)).IsAccepted);
        test.Clock.Advance(unsigned);
        Assert.True((await test.Centre.Handling.SignFor(order, 2, test.Li.Id, test.EastDesk)).IsAccepted);
        return order;
    }

    private static Task<RunningServer> Serve(TestCentre test) => RunningServer.StartAsync(
        new ServeOptions { Demo = true, Preset = "small", SimulatorPace = 0.001, Now = new DateTimeOffset(test.Clock.Now) }, $"sqlite:{test.Store.Path}");

    private static Task Take(IPage page, RunningServer server, string post) =>
        page.Context.AddCookiesAsync([new Cookie { Name = Proof.CookieOf(Proof.Role), Value = server.CookieOf(Proof.Role, post), Url = server.BaseAddress.ToString() }]);
}
