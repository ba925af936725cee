using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

/// <summary>Access out of scope in a browser: from the page that is not there to the notice of who is in charge; and the log-in.</summary>
public sealed class BreakGlassJourney(BrowserFixture browser, PeopleServer people) : IClassFixture<PeopleServer>
{
    [Theory]
    [InlineData("zh-CN", "light", 1366)]
    [InlineData("en", "dark", 390)]
    public async Task A_supervisor_asks_for_a_unit_and_whoever_is_in_charge_sees_it(string locale, string theme, int width)
    {
        var east = await people.AccountAsync(Post.Supervisor, people.East.Id);
        await people.Get<GrantDesk>().Give(GiveRole.In(east, Post.CentreDesk, people.East.Id), Actor.System);
        await using var asking = await OpenAsync(await people.SessionAsync(east), locale, theme, width);
        await asking.Page.GotoAsync(Links.Unit(people.West.Id));
        await Look(asking.Page, $"missing-{locale}-{width}");
        await asking.Page.Locator("#not-there a").Last.ClickAsync();
        await asking.Page.Locator("#glass-unit").SelectOptionAsync(people.West.Id.Value.ToString(CultureInfo.InvariantCulture));
        await asking.Page.Locator("#glass-reason").FillAsync("短");
        await asking.Page.Locator("form .button.primary").ClickAsync();
        await Expect(asking.Page.Locator("[data-code='scope.reason']")).ToBeVisibleAsync();
        await Look(asking.Page, $"refused-{locale}-{width}");
        await asking.Page.Locator("#glass-reason").FillAsync("两所辖区交界纠纷，需核对往次处置");
        await asking.Page.Locator("form .button.primary").ClickAsync();
        await Expect(asking.Page.Locator("#glass-own tbody tr")).ToHaveCountAsync(1);
        await Look(asking.Page, $"own-{locale}-{width}");
        Assert.Equal(200, (await asking.Page.GotoAsync(Links.Unit(people.West.Id)))!.Status);

        await using var charge = await OpenAsync(await people.SessionAsync(await people.AccountAsync(Post.Supervisor, people.West.Id)), locale, theme, width);
        await charge.Page.GotoAsync(Links.Home);
        await Expect(charge.Page.Locator("#glass-notice")).ToBeVisibleAsync();
        await Look(charge.Page, $"notice-{locale}-{width}");
        await charge.Page.Locator("#glass-notice a").ClickAsync();
        await Expect(charge.Page.Locator("#glass-told")).ToBeVisibleAsync();
        await Look(charge.Page, $"told-{locale}-{width}");
        await charge.Page.Locator("#glass-told form button").First.ClickAsync();
        await Expect(charge.Page.Locator("#glass-told form")).ToHaveCountAsync(0);
        await charge.Page.GotoAsync(Links.LogIn);
        await Look(charge.Page, $"login-{locale}-{width}");
    }

    private async Task<WatchedPage> OpenAsync(string token, string locale, string theme, int width)
    {
        var (server, watched) = (people.Server, await browser.OpenAsync(people.Server.BaseAddress, locale, width, 768, asStranger: true));
        await watched.Page.Context.AddCookiesAsync(
        [
            new() { Name = Proof.CookieOf(Proof.Session), Value = server.CookieOf(Proof.Session, token), Url = server.BaseAddress.ToString() },
            new() { Name = "bc-theme", Value = theme, Url = server.BaseAddress.ToString() },
        ]);
        return watched;
    }

    // No fault of accessibility, and nothing wider than the screen.
    private static async Task Look(IPage page, string name)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join("\n", result.Violations.Select(one => $"{name}: {one.Id} {one.Help}: {one.Nodes[0].Html}")));
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
    }
}
