using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Access.Doors;

/// <summary>The list of accounts through its page.</summary>
public sealed partial class AccountListTests
{
    private const int Accounts = 55;

    [Fact]
    public async Task Accounts_come_fifty_at_a_time_and_are_found_by_the_beginning_of_a_number_or_a_part_of_a_name()
    {
        await using var server = await RunningServer.StartAsync(new ServeOptions { Settings = new Dictionary<string, string?> { ["Access:AdministratorsNeedSecondFactor"] = "false" } });
        using var browser = await AdministratorAsync(server);
        for (var i = 1; i < Accounts; i++)
        {
            Assert.True((await server.App.Services.GetRequiredService<AccountDesk>().Create(new(i.ToString("000000", CultureInfo.InvariantCulture), $"person {i}", null), Actor.System)).IsAccepted);
        }

        var first = await browser.GetStringAsync(Links.Accounts);
        var second = await browser.GetStringAsync(WebUtility.HtmlDecode(NextPage().Match(first).Groups[1].Value));

        Assert.Equal(Enumerable.Range(1, 50).Select(Number), Shown(first));
        Assert.Equal([.. Enumerable.Range(51, 4).Select(Number), "900001"], Shown(second));
        Assert.Equal(Enumerable.Range(10, 10).Select(Number), Shown(await browser.GetStringAsync(Links.AccountList("00001", null))));
        Assert.Equal([Number(42)], Shown(await browser.GetStringAsync(Links.AccountList("PERSON 42", null))));
        Assert.Empty(Shown(await browser.GetStringAsync(Links.AccountList("nobody", null))));
    }

    private static async Task<HttpClient> AdministratorAsync(RunningServer server)
    {
        var (setup, sessions) = (server.App.Services.GetRequiredService<SetupLink>(), server.App.Services.GetRequiredService<SessionDesk>());
        var account = (await setup.Use(setup.Begin()!, "900001", "First", PeopleServer.Password, null)).Value;
        var token = (await sessions.Open(account, SessionProof.Password, null, null)).Value.Token;
        var browser = server.CreateStranger(followRedirects: false);
        browser.DefaultRequestHeaders.Add("Cookie", $"{Proof.CookieOf(Proof.Session)}={server.CookieOf(Proof.Session, token)}");
        return browser;
    }

    private static string Number(int i) => i.ToString("000000", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Shown(string page) => Row().Matches(page).Select(row => row.Groups[1].Value);

    [GeneratedRegex("data-account=\"([^\"]+)\"", RegexOptions.None, 5_000)]
    private static partial Regex Row();

    [GeneratedRegex("href=\"([^\"]+)\"[^>]*id=\"next-page\"", RegexOptions.None, 5_000)]
    private static partial Regex NextPage();
}
