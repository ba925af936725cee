using BasicControl.Core;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Journeys;

/// <summary>A wall that stays on: it says when it is old, and heals without a hand.</summary>
public sealed class WallHealingJourney(BrowserFixture browser)
{
    [Fact]
    public async Task A_wall_that_lost_its_server_is_hatched_within_five_seconds_and_right_again_after_a_restart()
    {
        await using var server = await RunningServer.StartAsync(new ServeOptions { Demo = true, Preset = "small", SimulatorPace = 0.001 });
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en", 1920, 1080);
        var page = watched.Page;
        await page.OpenWall();

        await server.StopAsync();
        await page.WaitForFunctionAsync("() => document.documentElement.hasAttribute('data-stale')", null, new() { Timeout = 5_500 });
        var ages = await page.Locator("[data-tile] [data-age-of]").AllInnerTextsAsync();
        Assert.All(ages, age => Assert.NotEqual("", age.Trim()));
        await server.StartAgainAsync();
        await Submit(server, "AFTER");

        await page.WaitForFunctionAsync(
            "() => !document.documentElement.hasAttribute('data-stale') && document.querySelector('[data-tile=ticker]').textContent.includes('AFTER')",
            null, new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task A_silent_feed_is_named_and_the_figures_it_feeds_are_hatched()
    {
        await using var server = await RunningServer.StartAsync(new ServeOptions());
        var centre = server.App.Services.GetRequiredService<Centre>();
        await centre.Commit.Batch(session =>
        {
            var city = centre.Organisation.City(session, "静城", "Asia/Shanghai", "990900000000", "Quiet City");
            centre.Organisation.Source(session, "110", "110", city.Id, Makes.Incident, "Asia/Shanghai", addsUnknown: false, TimeSpan.FromSeconds(3));
            return 0;
        });
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en", 1920, 1080);
        var page = watched.Page;
        await Submit(server, "FIRST");
        await page.OpenWall();

        await page.WaitForSelectorAsync(".feed.is-silent:has-text('110')", new() { Timeout = 15_000 });
        await page.WaitForSelectorAsync("[data-tile=incidents-today].is-silent .tile-silent:has-text('110')");
        Assert.Equal(0, await page.Locator("[data-tile=closure].is-silent").CountAsync());
        await Submit(server, "SECOND");
        await page.WaitForSelectorAsync(".feed:not(.is-silent):has-text('110')", new() { Timeout = 10_000 });
    }

    private static async Task Submit(RunningServer server, string number)
    {
        var centre = server.App.Services.GetRequiredService<Centre>();
        var receipts = await centre.Inbox.Submit([new SourceRecord { Source = "110", Number = number, At = centre.Clock.GetUtcNow().UtcDateTime, Type = "求助" }]);
        Assert.Equal(Arrival.Created, receipts[0].Arrival);
    }
}
