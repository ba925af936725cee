using System.Net;
using System.Text.RegularExpressions;
using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Changes;
using BasicControl.Web;
using BasicControl.Web.Access;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Hostile;

/// <summary>Getting in without being let in: guessed, replayed and planted sessions, and what the answers tell about accounts.</summary>
[Collection(nameof(HostileSite))]
public sealed partial class EntryTests(HostileSite site)
{
    private readonly List<string> _wrong = [];
    private int _tried;

    [Fact]
    public async Task The_log_in_says_the_same_of_an_account_that_is_unknown_locked_disabled_or_given_a_wrong_password()
    {
        var accounts = site.Services.GetRequiredService<AccountDesk>();
        var (locked, disabled) = ((await accounts.Create(new("910001", "Locked", site.Mine.CityId), Actor.System)).Value, (await accounts.Create(new("910002", "Disabled", site.Mine.CityId), Actor.System)).Value);
        await accounts.Disable(disabled.Account, Actor.System);
        var tries = site.Centre.Access.Policy.Tries;
        HashSet<string> answers = [];
        foreach (var (number, password) in Enumerable.Repeat(("910001", "wrong"), tries).Concat([("910001", locked.Password), ("910002", disabled.Password), ("910002", "wrong"), ("999999", "wrong"), ("900002", "wrong"), (Payloads.Sql[0], Payloads.Sql[0]), (Payloads.Long(60), "x"), ("910001", "")]))
        {
            var answer = await LogInAsync(number, password);
            answers.Add($"{answer.Status} {Bare(answer.Text, number)}");
        }

        Assert.NotNull(site.Centre.Access.Account(locked.Account)!.LockedUntil);
        if (answers.Count != 1) _wrong.Add($"{answers.Count} different answers: {string.Join(" | ", answers.Select(text => text[..Math.Min(300, text.Length)]))}");
        site.Verdict(_wrong, _tried, atLeast: 12);
    }

    [Fact]
    public async Task A_session_that_was_planted_ended_or_left_opens_nothing_and_each_log_in_opens_a_new_one()
    {
        var accounts = site.Centre.Access;
        // A session of its own: it ends here, and the others of the site are still to be used.
        var self = accounts.Accounts.Single(account => account.Number == "900003").Id;
        var planted = $"{Proof.CookieOf(Proof.Session)}={site.Server.CookieOf(Proof.Session, (await site.Services.GetRequiredService<SessionDesk>().Open(self, SessionProof.Password, null, null)).Value.Token)}";
        var entered = await LogInAsync("900003", HostileSite.Password, $"{Proof.CookieOf(Proof.Session)}=planted-by-somebody");
        var again = await LogInAsync("900003", HostileSite.Password, planted);
        var (first, second) = (SessionOf(entered), SessionOf(again));
        Assert.Equal((302, 302), (entered.Status, again.Status));
        Assert.True(first is not null && second is not null && first != second && second != planted);

        // Whose session was planted is out: it goes on under nobody's proof.
        await RefusedAsync(planted);
        await RefusedAsync(first! + "x");
        var page = await site.GetAsync(Links.Account, second);
        var keys = page.Headers.First(header => header.Value.StartsWith(".AspNetCore.Antiforgery", StringComparison.Ordinal)).Value.Split(';')[0];
        var leave = PageForm.Of(page.Text, Links.Account).First(form => form.Action == Links.LogOut);
        using (var content = leave.With()) Assert.Equal(302, (await site.AskAsync(HttpMethod.Post, Links.LogOut, $"{second}; {keys}", content)).Status);
        var before = accounts.Sessions.Count();
        foreach (var address in new[] { Links.Account, Links.Accounts, Links.Import, Links.Home, Links.Orders, ApiLinks.Figures, "/export/orders?format=csv", Links.Permissions, "/_blazor/negotiate", ApiLinks.WallHub }) await RefusedAsync(second!, address);
        using (var content = leave.With()) await RefusedAsync($"{second}; {keys}", Links.LogOut, content);
        using (var content = leave.With([new("grant", "1")])) await RefusedAsync($"{second}; {keys}", Links.TakeRole, content);

        Assert.Equal(before, accounts.Sessions.Count());
        site.Verdict(_wrong, _tried, atLeast: 14);
    }

    [Fact]
    public async Task Neither_a_set_up_link_nor_a_ticket_nor_a_screens_code_can_be_guessed_or_used_again()
    {
        var setup = site.Services.GetRequiredService<SetupLink>();
        Assert.Null(setup.Begin());
        foreach (var token in Payloads.All.Where(text => text.Length > 0).Concat(Enumerable.Range(0, 20).Select(i => Tokens.New()[..^1] + i % 10)))
        {
            var page = await TryAsync(HttpMethod.Get, Links.SetupWith(Uri.EscapeDataString(token)));
            if (page.Text.Contains("setup-password", StringComparison.Ordinal)) _wrong.Add($"{page.Asked} opens the set-up");
        }

        var form = await FormAsync();
        foreach (var ticket in Payloads.All.Concat(Enumerable.Range(0, 20).Select(_ => Tokens.New())))
        {
            using var content = form.Form.With([new("Input.Ticket", ticket), new("Input.Code", "123456")]);
            var answer = await TryAsync(HttpMethod.Post, Links.LogIn, form.Keys, content);
            if (answer.Status is not (200 or 400)) _wrong.Add($"the ticket \"{ticket}\": {answer.Status}");
            if (SessionOf(answer) is not null) _wrong.Add($"the ticket \"{ticket}\" opens a session");
        }

        site.Verdict(_wrong, _tried, atLeast: 160);
    }

    private static string? SessionOf(Reply answer) =>
        answer.Headers.Where(header => header.Name == "Set-Cookie" && header.Value.StartsWith(Proof.CookieOf(Proof.Session) + "=", StringComparison.Ordinal)).Select(header => header.Value.Split(';')[0]).FirstOrDefault();

    /// <summary>The page without what is never twice the same: the token of its form, what was typed, and the framework's own marks.</summary>
    private static string Bare(string page, string typed) => Changing().Replace(page.Replace(WebUtility.HtmlEncode(typed), "", StringComparison.Ordinal), "");

    private async Task<(PageForm Form, string Keys)> FormAsync()
    {
        var page = await site.GetAsync(Links.LogIn);
        return (PageForm.Of(page.Text, Links.LogIn).Single(form => form.Names.Contains("Input.Password")), page.Headers.First(header => header.Value.StartsWith(".AspNetCore.Antiforgery", StringComparison.Ordinal)).Value.Split(';')[0]);
    }

    private async Task<Reply> LogInAsync(string number, string password, string? cookie = null)
    {
        var page = await site.GetAsync(Links.LogIn, cookie);
        var keys = page.Headers.First(header => header.Value.StartsWith(".AspNetCore.Antiforgery", StringComparison.Ordinal)).Value.Split(';')[0];
        using var content = PageForm.Of(page.Text, Links.LogIn).Single(form => form.Names.Contains("Input.Password")).With([new("Input.Number", number), new("Input.Password", password)]);
        return await TryAsync(HttpMethod.Post, Links.LogIn, cookie is null ? keys : $"{cookie}; {keys}", content);
    }

    private async Task RefusedAsync(string cookie, string address = Links.Account, HttpContent? content = null)
    {
        var answer = await TryAsync(content is null ? HttpMethod.Get : HttpMethod.Post, address, cookie, content);
        if (answer.Status == 200 || (answer.Status == 302 && answer.Location?.StartsWith(Links.LogIn, StringComparison.Ordinal) != true)) _wrong.Add($"{answer.Asked} with an ended session: {answer.Status} {answer.Location}");
    }

    private async Task<Reply> TryAsync(HttpMethod method, string address, string? cookie = null, HttpContent? content = null)
    {
        _tried++;
        var answer = await site.AskAsync(method, address, cookie, content);
        if (answer.Fault() is { } fault) _wrong.Add(fault);
        return answer;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*>|<!--Blazor[^>]*-->|CfDJ8[\\w-]+|value=\"[^\"]*\"|[?]v=\\w+")]
    private static partial Regex Changing();
}
