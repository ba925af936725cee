using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

/// <summary>The desk that tries and publishes a dispute mapping, and the addresses that call again and again.</summary>
public sealed class MappingJourney(BrowserFixture browser)
{
    private const string Json = "#mapping-json";

    [Theory]
    [InlineData("""{ "name": "a", "kind": "debt", "words": ["欠款"], "includes": ["b"] }, { "name": "b", "kind": "debt", "words": ["借条"], "includes": ["a"] }""", "mapping.group-loop", "a → b → a")]
    [InlineData("""{ "name": "a", "kind": "quarrelsome", "words": ["吵架"] }""", "mapping.value-wrong", "quarrelsome")]
    [InlineData("""{ "name": "a", "kind": "debt", "words": ["欠款"], "includes": ["nobody"] }""", "mapping.group-unknown", "nobody")]
    public async Task A_mapping_that_makes_no_sense_is_refused_in_words_and_what_was_written_stays(string groups, string code, string told)
    {
        await using var city = await Open();
        await using var watched = await browser.OpenAsync(city.Server.BaseAddress);
        var page = watched.Page;
        await page.TakeAsync(city.Server.BaseAddress, city.Test.CentreDesk);
        await page.GotoAsync(Links.DisputeMapping);
        var written = Mapping("家庭纠纷", "family", groups);

        foreach (var button in new[] { "false", "true" })
        {
            await page.Locator(Json).FillAsync(written);
            await page.Locator($"button[name='Input.Publish'][value={button}]").ClickAsync();

            await Expect(page.Locator(".refusals li").First).ToHaveAttributeAsync("data-code", code);
            await Expect(page.Locator(".refusals")).ToContainTextAsync(told);
            await Expect(page.Locator(Json)).ToHaveAttributeAsync("aria-invalid", "true");
            Assert.Equal(written, await page.Locator(Json).InputValueAsync());
            await Expect(page.Locator("#mapping-preview")).ToHaveCountAsync(0);
        }

        await Expect(page.Locator(".page-head")).ToContainTextAsync("随产品附带");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_preview_tells_before_and_after_and_publishing_recounts_what_is_on_the_pages()
    {
        await using var city = await Open();
        await using var watched = await browser.OpenAsync(city.Server.BaseAddress, "en");
        var page = watched.Page;
        await page.TakeAsync(city.Server.BaseAddress, city.Test.CentreDesk);
        await page.GotoAsync(Links.Disputes);
        await Expect(page.Locator("[data-figure=disputes] .figure-value")).ToHaveTextAsync("4");
        await page.GotoAsync(Links.DisputeMapping);
        await page.Locator(Json).FillAsync(Mapping("走失", "labour"));

        await page.Locator("button[name='Input.Publish'][value=false]").ClickAsync();
        await Expect(page.Locator("#mapping-preview tr", new() { HasText = "family" })).ToContainTextAsync("▼ 4");
        await Expect(page.Locator("#mapping-preview tr", new() { HasText = "labour" })).ToContainTextAsync("▲ 1");
        await page.Locator("button[name='Input.Publish'][value=true]").ClickAsync();

        await Expect(page.Locator(".page-head")).ToContainTextAsync("version 1");
        await Expect(page.Locator("#versions-title + ul")).ToContainTextAsync("version 1");
        await city.Server.App.Services.GetRequiredService<Core.Centre>().Recount.Ended;
        await page.GotoAsync(Links.Disputes);
        await Expect(page.Locator("[data-figure=disputes] .figure-value")).ToHaveTextAsync("1");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Who_may_not_publish_sees_the_mapping_and_no_form()
    {
        await using var city = await Open();
        await using var watched = await browser.OpenAsync(city.Server.BaseAddress);
        await watched.Page.TakeAsync(city.Server.BaseAddress, city.Test.Officer);
        await watched.Page.GotoAsync(Links.DisputeMapping);

        await Expect(watched.Page.Locator("#read-only")).ToBeVisibleAsync();
        await Expect(watched.Page.Locator(Json)).ToHaveCountAsync(0);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_repeat_address_is_counted_in_the_head_listed_without_its_house_and_opens_its_records()
    {
        await using var city = await Open();
        await using var watched = await browser.OpenAsync(city.Server.BaseAddress, "en");
        var page = watched.Page;
        await page.GotoAsync(Links.Disputes);
        await page.Locator("[data-figure=repeat-addresses] a").First.ClickAsync();
        await page.WaitForURLAsync("**/figures#repeat-addresses");
        await Expect(page.Locator("#repeat-addresses")).ToBeInViewportAsync();
        await page.GoBackAsync();
        await Expect(page.Locator("[data-figure=settled] .figure-value")).ToHaveTextAsync("–");
        await Expect(page.Locator("[data-figure=settled]")).ToContainTextAsync("no dispute orders opened here");
        var count = page.Locator("[data-figure=repeat-addresses] .figure-value a");
        await Expect(count).ToHaveTextAsync("1");

        await count.ClickAsync();
        await Expect(page.Locator(".repeats tr[data-row]")).ToHaveCountAsync(1);
        await Expect(page.Locator(".repeats .cell-where")).ToHaveTextAsync("幸福路**号");
        await Expect(page.Locator(".repeats .cell-unit")).ToHaveTextAsync("城东所");
        await page.Locator(".repeats .cell-where a").ClickAsync();
        await Expect(page.Locator("#repeat-records tr[data-row]")).ToHaveCountAsync(3);
        Assert.DoesNotContain("幸福路", Uri.UnescapeDataString(page.Url), StringComparison.Ordinal);
        Assert.DoesNotContain("18号", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.GotoAsync($"{Links.DisputeRepeats}?dispute=noise");
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();
        Assert.Empty(watched.Faults);
    }

    private static string Mapping(string type, string kind, string groups = "") =>
        $$"""
        { "normaliser": "plain", "repeat": { "least": 3, "days": 30 }, "watchDays": 30, "excluded": [],
          "types": [ { "type": "{{type}}", "kind": "{{kind}}" } ], "groups": [ {{groups}} ] }
        """;

    private static async Task<City> Open()
    {
        var test = await TestCentre.Open();
        await test.Centre.Inbox.Submit(Scope.Everything,
        [
            Call(test, "1", "家庭纠纷", "幸福路18号"), Call(test, "2", "家庭纠纷", "幸福路18号"), Call(test, "3", "家庭纠纷", "幸福路18号"),
            Call(test, "4", "家庭纠纷", "和平街2号"), Call(test, "5", "走失", "和平街2号"),
        ]);
        return new(test, await RunningServer.StartAsync(
            new ServeOptions { Demo = true, Preset = "small", SimulatorPace = 0.001, Now = new DateTimeOffset(test.Clock.Now) }, $"sqlite:{test.Store.Path}"));
    }

    private static SourceRecord Call(TestCentre test, string number, string type, string address) =>
        new() { Source = "110", Number = number, At = test.Clock.Now.AddHours(-int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)), Type = type, Unit = test.East.Code, Address = address, Level = Level.None };

    private sealed record City(TestCentre Test, RunningServer Server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            await Test.DisposeAsync();
        }
    }
}
