using System.IO.Compression;
using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Briefing.Schedule;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Setup;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

/// <summary>The briefing in a real browser: edited, signed, flagged by a late record, corrected; the handover; how the pages look to everybody.</summary>
public sealed class BriefingJourney(BrowserFixture browser) : IAsyncLifetime
{
    private RunningServer _server = null!;

    public static TheoryData<string, string, string> Looks() => new(
        from page in new[] { "list", "draft", "handover" } from look in new[] { ("zh-CN", "light"), ("en", "dark") } select (page, look.Item1, look.Item2));

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync(new ServeOptions { Demo = true, Preset = "small", SimulatorPace = 0.001 });
        await _server.App.Services.GetRequiredService<BriefingIssuer>().Wake();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_briefing_is_edited_signed_flagged_by_a_late_record_and_corrected_with_its_difference_shown()
    {
        var (draft, city) = Draft();
        await using var watched = await Open("zh-CN", "light", Post.Supervisor);
        var page = watched.Page;
        await page.GotoAsync(Links.BriefingList(city.Id));
        await page.Locator($"a[data-day='{draft.To:yyyy-MM-dd}']").ClickAsync();
        await Expect(page.Locator(".briefing .bf-figure")).ToHaveCountAsync(6);

        await page.Locator("#zh-0").FillAsync("昨日平稳，重点盯两处噪声投诉。");
        await page.Locator("#save").ClickAsync();
        await Expect(page.Locator("[data-code=comment] p").First).ToHaveTextAsync("昨日平稳，重点盯两处噪声投诉。");
        await page.Locator("#sign-name").FillAsync("王䶮");
        await page.Locator("#sign").ClickAsync();
        await Expect(page.Locator(".bf-state")).ToHaveTextAsync("已签发");
        await Expect(page.Locator(".bf-meta")).ToContainTextAsync("王䶮（督查岗）");
        Assert.Equal(0, await page.Locator("#late").CountAsync());

        await LateIncident(draft, city);
        await page.ReloadAsync();
        await Expect(page.Locator("#late")).ToContainTextAsync("警情");

        await page.Locator("#correct").ClickAsync();
        await Expect(page.Locator("#difference")).ToContainTextAsync("警情");
        await Expect(page.Locator(".bf-meta")).ToContainTextAsync("第 2 版");
        await Expect(page.Locator("[data-code=comment] p").First).ToHaveTextAsync("昨日平稳，重点盯两处噪声投诉。");

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[data-format=docx]").ClickAsync());
        using var word = ZipFile.OpenRead((await download.PathAsync())!);
        Assert.NotNull(word.GetEntry("word/document.xml"));
        Assert.EndsWith("-v2.docx", download.SuggestedFilename);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_form_on_a_version_that_has_moved_is_refused_and_what_was_written_stays()
    {
        var (draft, _) = Draft();
        await using var watched = await Open("en", "light", Post.CentreDesk);
        var page = watched.Page;
        await page.GotoAsync(Links.Briefing(draft.Id));
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(Links.Briefing(draft.Id));
        await page.Locator("#en-0").FillAsync("First come.");
        await page.Locator("#save").ClickAsync();
        await Expect(page.Locator("[data-code=comment] p").First).ToHaveTextAsync("First come.");

        await other.Locator("#en-0").FillAsync("Written for a long time.");
        await other.Locator("#save").ClickAsync();

        await Expect(other.Locator("[role=alert] li")).ToHaveAttributeAsync("data-code", "briefing.version-moved");
        await Expect(other.Locator("#en-0")).ToHaveValueAsync("Written for a long time.");
        await Expect(other.Locator("[data-code=comment] p").First).ToHaveTextAsync("First come.");
    }

    [Fact]
    public async Task A_briefing_is_signed_by_the_keyboard_alone()
    {
        var (draft, _) = Draft();
        await using var watched = await Open("zh-CN", "light", Post.Supervisor);
        var page = watched.Page;
        await page.GotoAsync(Links.Briefing(draft.Id));
        await page.Locator("h1").ClickAsync();

        const int MostSteps = 150;
        for (var step = 0; step < MostSteps && await Focused(page) != "sign-name"; step++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.TypeAsync("王䶮");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".bf-state")).ToHaveTextAsync("已签发");
        await Expect(page.Locator(".bf-meta")).ToContainTextAsync("王䶮");
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement?.id ?? ''");

    [Fact]
    public async Task A_shift_is_handed_over_by_one_name_and_taken_over_by_another()
    {
        await using var watched = await Open("zh-CN", "light", Post.CentreDesk);
        var page = watched.Page;
        await page.GotoAsync(Links.Handover);
        await page.Locator("#give-notes").FillAsync("三号岗灯坏，明早送修。");
        await page.Locator("#give-name").FillAsync("甲某");
        await page.Locator("#give").ClickAsync();
        await Expect(page.Locator("#s-notes")).ToContainTextAsync("三号岗灯坏");
        await page.Locator("#take-name").FillAsync("甲某");
        await page.Locator("#take").ClickAsync();
        await Expect(page.Locator("[role=alert] li")).ToHaveAttributeAsync("data-code", "handover.same-name");
        await page.Locator("#take-name").FillAsync("乙某");
        await page.Locator("#take").ClickAsync();

        await Expect(page.Locator(".both-names")).ToContainTextAsync("乙某");
        Assert.Empty(watched.Faults);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_page_keeps_WCAG_2_2_AA(string name, string locale, string theme)
    {
        await using var watched = await Open(locale, theme, Post.Supervisor);
        await watched.Page.GotoAsync(AddressOf(name));
        await watched.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var result = await watched.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });

        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.Single(await watched.Page.Locator("h1").AllAsync());
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task No_page_scrolls_sideways_on_a_phone_or_a_small_screen()
    {
        foreach (var (width, height) in new[] { (390, 844), (1366, 768) })
        {
            foreach (var name in new[] { "list", "draft", "handover" })
            {
                await using var watched = await Open("en", "light", Post.Supervisor, width, height);
                await watched.Page.GotoAsync(AddressOf(name));
                await watched.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                Assert.Equal((name, width, 0), (name, width, await watched.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)")));
            }
        }
    }

    private (BriefingRecord Draft, Unit City) Draft()
    {
        var centre = _server.App.Services.GetRequiredService<Centre>();
        return (centre.Reader.ReadNow(db => db.Briefings.First(row => row.Span == BriefingSpan.Day)), centre.Book.Cities.First());
    }

    private async Task LateIncident(BriefingRecord briefing, Unit city)
    {
        var centre = _server.App.Services.GetRequiredService<Centre>();
        var source = centre.Book.Sources.First(one => one.CityId == city.Id && one.Makes == Makes.Incident);
        var station = centre.Book.Units.First(unit => unit.CityId == city.Id && unit is { Kind: UnitKind.Station, Code: not null });
        var outcome = await centre.Inbox.Submit(Scope.Everything, [new SourceRecord { Source = source.Key, Number = "late-1", At = briefing.AsOf.AddHours(-3), Type = "噪声扰民", Unit = station.Code! }]);
        Assert.All(outcome, answer => Assert.Empty(answer.Refusals));
    }

    private string AddressOf(string name) => name switch { "list" => Links.Briefings, "handover" => Links.Handover, _ => Links.Briefing(Draft().Draft.Id) };

    private async Task<WatchedPage> Open(string locale, string theme, Post post, int width = 1366, int height = 900)
    {
        var watched = await browser.OpenAsync(_server.BaseAddress, locale, width, height);
        var city = _server.App.Services.GetRequiredService<Centre>().Book.Cities.First();
        await watched.Page.TakeAsync(_server.BaseAddress, new Actor(null, post, city.Id, city.Name));
        await watched.Page.GotoAsync(Links.Theme(theme, Links.Help));
        return watched;
    }
}
