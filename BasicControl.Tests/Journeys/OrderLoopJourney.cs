using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

public sealed class OrderLoopJourney(BrowserFixture browser, DemoServer demo)
{
    [Fact]
    public async Task A_directive_walks_the_whole_loop_through_the_pages_of_four_posts_and_its_trail_tells_all()
    {
        var server = await demo.ServerAsync();
        var (station, officer) = Roster(server);
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        await Open(page, station);
        var order = new Uri(page.Url).AbsolutePath;
        await Act(page, OrderWords.Dispatch);
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("派发");

        await TakePost(page, Post.StationDesk, station);
        await page.Locator("details[data-action=SignFor] select").SelectOptionAsync(officer.Id.Value.ToString());
        await Confirm(page, OrderWords.SignFor);
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("处置");

        await TakePost(page, Post.Officer, station, officer);
        await Act(page, OrderWords.Step, "到场调解，双方愿意协商");
        await Expect(page.Locator(".steps")).ToContainTextAsync("到场调解");
        await Act(page, OrderWords.ReportBack, "双方签订协议");
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("回收");

        await TakePost(page, Post.Supervisor, null);
        await Act(page, OrderWords.Inspect);
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("督查");
        await Act(page, OrderWords.Pass);
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("办结");

        Assert.Equal(order, new Uri(page.Url).AbsolutePath);
        var trail = await page.Locator(".trail-what").AllInnerTextsAsync();
        string[] told = ["办结", "提交督查", "回报办结", "登记步骤", "签收", "派发至", "开立指令任务"];
        Assert.Equal(told.Length, trail.Count);
        Assert.All(told.Zip(trail), pair => Assert.Contains(pair.First, pair.Second));
        Assert.Contains(officer.Name, trail[4]);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task An_action_on_a_version_that_has_moved_is_refused_in_place_and_what_was_written_stays()
    {
        var server = await demo.ServerAsync();
        var (station, officer) = Roster(server);
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await Open(page, station);
        await Act(page, OrderWords.Dispatch);
        await TakePost(page, Post.StationDesk, station);
        await page.Locator("details[data-action=SignFor] select").SelectOptionAsync(officer.Id.Value.ToString());
        await Confirm(page, OrderWords.SignFor);
        await TakePost(page, Post.Officer, station, officer);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await other.Locator("details[data-action=Step] textarea").FillAsync("写了很久的内容");

        await Act(page, OrderWords.Step, "抢先登记");
        await other.Locator("details[data-action=Step] form button").ClickAsync();

        await Expect(other.Locator("[role=alert] li")).ToHaveAttributeAsync("data-code", "order.version-moved");
        await Expect(other.Locator("details[data-action=Step] textarea")).ToHaveValueAsync("写了很久的内容");
        await Expect(other.Locator(".steps")).ToContainTextAsync("抢先登记");
        await other.Locator("details[data-action=Step] form button").ClickAsync();
        await Expect(other.Locator(".steps")).ToContainTextAsync("写了很久的内容");
    }

    [Fact]
    public async Task A_directive_without_measures_is_refused_at_the_field_and_nothing_is_opened()
    {
        var server = await demo.ServerAsync();
        var (station, _) = Roster(server);
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en");
        var page = watched.Page;
        await TakePost(page, Post.CentreDesk, null);
        await page.GotoAsync(Links.OrderNew);
        await page.Locator("#new-type").FillAsync("纠纷");
        await page.Locator("#new-title").FillAsync("Only a title");
        await page.Locator("#new-unit").SelectOptionAsync(station.Id.Value.ToString());
        await page.Locator("main form button[type=submit]").ClickAsync();

        await Expect(page.Locator("[role=alert] li")).ToHaveAttributeAsync("data-code", "text.missing");
        await Expect(page.Locator("#new-measures")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#new-title")).ToHaveValueAsync("Only a title");
    }

    [Fact]
    public async Task Without_a_post_pages_are_for_reading_and_say_so()
    {
        var server = await demo.ServerAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        await page.GotoAsync(Links.Orders);
        await page.Locator(".cell-number a").First.ClickAsync();
        await Expect(page.Locator("#read-only")).ToContainTextAsync("选择岗位");
        Assert.Equal(0, await page.Locator("details.action").CountAsync());
        await page.GotoAsync(Links.OrderNew);
        await Expect(page.Locator("#denied")).ToContainTextAsync("无权打开");
    }

    [Fact]
    public async Task A_directive_opened_from_an_incident_takes_over_what_is_known_and_stands_on_the_incident()
    {
        var server = await demo.ServerAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await TakePost(page, Post.CentreDesk, null);
        await page.GotoAsync(Links.Incidents);
        await page.Locator(".cell-number a").First.ClickAsync();
        await Expect(page.Locator("#facts-title")).ToBeVisibleAsync();
        var incident = page.Url;
        var type = await page.Locator("#facts-title").InnerTextAsync();
        var address = await page.Locator(".facts dd").Last.InnerTextAsync();
        await page.Locator("a.button.primary").ClickAsync();

        await Expect(page.Locator("#new-type")).ToHaveValueAsync(type);
        await Expect(page.Locator("#new-address")).ToHaveValueAsync("");
        await Expect(page.Locator("#address-hint")).ToContainTextAsync(address);
        await page.Locator("#new-title").FillAsync("警情后续处置");
        await page.Locator("#new-measures").FillAsync("当日回访");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("接收");
        var number = await page.Locator("h1").InnerTextAsync();
        await Expect(page.Locator(".facts dl")).ToContainTextAsync(address);
        await page.GotoAsync(incident);

        await Expect(page.Locator("main ul.plain a").Filter(new() { HasText = number })).ToHaveCountAsync(1);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task An_address_shows_in_clear_for_a_reason_once_and_the_auditor_reads_who_looked_and_why()
    {
        var server = await demo.ServerAsync();
        var centre = server.App.Services.GetRequiredService<Centre>();
        var incident = centre.Reader.ReadNow(db => db.Incidents.OrderByDescending(row => row.Id).First());
        var city = centre.Book.Cities.First().Id;
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.TakeAsync(server.BaseAddress, new Actor(null, Post.CentreDesk, city, "desk"));
        await page.GotoAsync(Links.Incident(incident.Id));
        await Expect(page.Locator("#connection[data-state=open]")).ToBeVisibleAsync();
        Assert.DoesNotContain(incident.Address!, await page.ContentAsync(), StringComparison.Ordinal);

        await page.Locator("details[data-action=clear] summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#clear-reason").FillAsync("核对门牌");
        var answer = await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Enter"), response => response.Request.Method == "POST" && response.Url.Contains("/incidents/", StringComparison.Ordinal));

        await Expect(page.Locator("#shown-clear")).ToContainTextAsync("核对门牌");
        await Expect(page.Locator(".facts dl")).ToContainTextAsync(incident.Address!);
        Assert.Contains("no-store", (await answer.AllHeadersAsync())["cache-control"], StringComparison.Ordinal);
        Assert.Equal(Links.Incident(incident.Id), new Uri(page.Url).PathAndQuery);
        await page.ReloadAsync();
        await Expect(page.Locator("#shown-clear")).ToHaveCountAsync(0);
        Assert.DoesNotContain(incident.Address!, await page.ContentAsync(), StringComparison.Ordinal);

        await page.TakeAsync(server.BaseAddress, new Actor(null, Post.Auditor, city, "auditor"));
        await page.GotoAsync(Links.TrailOf(Subject.Incident, incident.Id.Value));
        await Expect(page.Locator("ol[data-history]")).ToContainTextAsync($"查看了警情 {incident.Id.Value}的隐去内容，理由：核对门牌");
        await page.GotoAsync($"{Links.TrailOf(Subject.Incident, incident.Id.Value)}?lang=en");
        await Expect(page.Locator("ol[data-history]")).ToContainTextAsync("Reason: 核对门牌");
        Assert.Empty(watched.Faults);
    }

    private static async Task Open(IPage page, Unit station)
    {
        await TakePost(page, Post.CentreDesk, null);
        await page.GotoAsync(Links.OrderNew);
        await page.Locator("#new-type").FillAsync("纠纷");
        await page.Locator("#new-title").FillAsync("邻里纠纷调处");
        await page.Locator("#new-measures").FillAsync("两日内上门调解，记录结果");
        await page.Locator("#new-unit").SelectOptionAsync(station.Id.Value.ToString());
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("接收");
    }

    private static async Task Act(IPage page, string action, string? text = null)
    {
        var form = page.Locator($"details[data-action={action}]");
        if (await form.GetAttributeAsync("open") is null) await form.Locator("summary").ClickAsync();
        if (text is not null) await form.Locator("textarea").FillAsync(text);
        await Confirm(page, action);
    }

    private static async Task Confirm(IPage page, string action)
    {
        var version = await page.Locator("input[name='Input.Version']").First.GetAttributeAsync("value");
        await page.Locator($"details[data-action={action}] form button").ClickAsync();
        await Expect(page.Locator($"input[name='Input.Version'][value='{version}']")).ToHaveCountAsync(0);
    }

    private static async Task TakePost(IPage page, Post post, Unit? unit, Person? person = null)
    {
        if (page.Url == "about:blank") await page.GotoAsync(Links.Home);
        await Expect(page.Locator("#connection[data-state=open]")).ToBeVisibleAsync();
        await page.Locator("#post-picker summary").ClickAsync();
        await page.Locator("#post-post").SelectOptionAsync(post.ToString());
        await Expect(page.Locator("#post-unit")).ToBeVisibleAsync();
        if (unit is not null) await page.Locator("#post-unit").SelectOptionAsync(unit.Id.Value.ToString());
        if (person is not null)
        {
            await Expect(page.Locator($"#post-person option[value='{person.Id.Value}']")).ToHaveCountAsync(1);
            await page.Locator("#post-person").SelectOptionAsync(person.Id.Value.ToString());
        }

        await page.Locator(".post-panel button").ClickAsync();
        await Expect(page.Locator("#post-picker summary")).Not.ToContainTextAsync(person is null ? "只读" : "岗位（");
        await Expect(page.Locator("#connection[data-state=open]")).ToBeVisibleAsync();
    }

    private static (Unit Station, Person Officer) Roster(RunningServer server)
    {
        var book = server.App.Services.GetRequiredService<Centre>().Book;
        var station = book.Units.Where(unit => unit.Kind == UnitKind.Station).OrderBy(unit => unit.Id.Value).First();
        var officer = UnitQueries.People(Scope.Everything, book, station.Id, DateTime.MaxValue.AddDays(-1)).First(person => person.Kind == PersonKind.Officer);
        return (station, officer);
    }

    /// <summary>Names of the actions as the forms carry them.</summary>
    private static class OrderWords
    {
        public const string Dispatch = nameof(Core.WorkOrders.OrderAction.Dispatch);
        public const string SignFor = nameof(Core.WorkOrders.OrderAction.SignFor);
        public const string Step = nameof(Core.WorkOrders.OrderAction.Step);
        public const string ReportBack = nameof(Core.WorkOrders.OrderAction.ReportBack);
        public const string Inspect = nameof(Core.WorkOrders.OrderAction.Inspect);
        public const string Pass = nameof(Core.WorkOrders.OrderAction.Pass);
    }
}
