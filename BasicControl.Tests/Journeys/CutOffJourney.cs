using System.Diagnostics;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

/// <summary>What is taken away is gone at once, also from a page that stands open; a screen comes in by its code and goes by a click.</summary>
public sealed class CutOffJourney(BrowserFixture browser)
{
    [Fact]
    public async Task A_page_whose_account_is_disabled_loses_its_connection_at_once_and_lands_at_the_log_in()
    {
        await using var city = await WallCity.StartAsync();
        var services = city.Server.App.Services;
        await using var watched = await browser.OpenAsync(city.Server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync(Links.Wall);
        await WallCity.AliveAsync(page);
        var account = services.GetRequiredService<AccessBook>().Accounts.Single();
        // Another one administers, so that the first may be disabled.
        var second = (await services.GetRequiredService<AccountDesk>().Create(new("900002", "Second", null), Actor.System)).Value.Account;
        Assert.True((await services.GetRequiredService<GrantDesk>().Give(new(second, Post.SecurityAdministrator, null, ScopeRoot.Everything, ScopeRoot.Everything), Actor.System)).IsAccepted);

        var began = Stopwatch.GetTimestamp();
        var disabled = await services.GetRequiredService<AccountDesk>().Disable(account.Id, Actor.System);
        Assert.True(disabled.IsAccepted, string.Join(' ', disabled.Refusals));
        await page.WaitForURLAsync(address => !address.EndsWith(Links.Wall, StringComparison.Ordinal), new() { Timeout = 15_000 });

        TestContext.Current.TestOutputHelper!.WriteLine($"gone after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        await page.GotoAsync(Links.Orders);
        await Expect(page.Locator("#login-number")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_screen_shows_a_code_comes_in_when_it_is_approved_and_is_out_when_it_is_revoked()
    {
        await using var city = await WallCity.StartAsync();
        var services = city.Server.App.Services;
        var desk = services.GetRequiredService<DeviceDesk>();
        await using var watched = await browser.OpenAsync(city.Server.BaseAddress, asStranger: true);
        var page = watched.Page;
        await page.GotoAsync(Links.Wall);
        var code = await page.Locator("#screen-code").InnerTextAsync();

        var device = await desk.Approve(code, "Hall", services.GetRequiredService<Centre>().Book.Cities.Single().Id, Actor.System);
        Assert.True(device.IsAccepted, string.Join(' ', device.Refusals));
        await page.WaitForURLAsync(address => address.EndsWith(Links.Wall, StringComparison.Ordinal), new() { Timeout = 15_000 });
        await WallCity.AliveAsync(page);
        await page.GotoAsync(Links.Orders);
        await Expect(page.Locator("#denied")).ToContainTextAsync("大屏设备");
        await page.GotoAsync(Links.Wall);
        await WallCity.AliveAsync(page);
        await desk.Revoke(device.Value.Id, Actor.System);

        await Expect(page.Locator("#screen-code")).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }
}
