using System.Net;
using System.Text.RegularExpressions;
using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Access.Doors;

/// <summary>Set-up, log-in and log-out through the pages, by hand of a plain client.</summary>
public sealed partial class LogInTests : IAsyncDisposable
{
    private const string Number = "000123";
    private const string Password = "Quiet-harbour-71-lanterns";

    private RunningServer _server = null!;

    [Fact]
    public async Task The_set_up_link_makes_the_first_administrator_once_who_then_logs_in()
    {
        var (client, _) = await SetUpAsync();
        using var _1 = client;

        var gone = await client.GetStringAsync(Links.SetupWith("another"));
        var entered = await LogInAsync(client, Password, "/accounts?lang=en");
        using var early = await client.GetAsync(Links.Accounts);
        using var begun = await client.SendAsync(Links.Account, "factor", ("Input.Act", "begin"), ("Input.Current", Password));
        var key = FactorKey().Match(await begun.Content.ReadAsStringAsync()).Groups[1].Value;
        using var confirmed = await client.SendAsync(Links.Account, "factor", ("Input.Act", "confirm"), ("Input.Code", SecondFactorTests.Totp(key)));
        using var accounts = await client.GetAsync(Links.Accounts);

        Assert.Contains("setup-gone", gone, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, Links.Account), (early.StatusCode, early.Headers.Location!.OriginalString));
        Assert.Contains("recovery-codes", await confirmed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, new Uri(_server.BaseAddress, "/accounts?lang=en")), (entered.StatusCode, entered.Headers.Location));
        Assert.Equal(HttpStatusCode.OK, accounts.StatusCode);
        Assert.Contains(Number, await accounts.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_of_a_session_is_unreadable_to_scripts_and_stays_on_this_site()
    {
        var (client, _) = await SetUpAsync();
        using var _1 = client;

        var cookie = CookieOf(await LogInAsync(client, Password));

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task After_log_in_nobody_is_sent_to_another_site(string back)
    {
        var (client, _) = await SetUpAsync();
        using var _1 = client;

        var entered = await LogInAsync(client, Password, back);

        Assert.Equal(new Uri(_server.BaseAddress, Links.Home), entered.Headers.Location);
    }

    [Fact]
    public async Task Each_log_in_opens_a_session_of_its_own_and_log_out_ends_it_on_the_server()
    {
        var (client, _) = await SetUpAsync();
        using var _1 = client;
        var book = _server.App.Services.GetRequiredService<AccessBook>();

        var first = CookieOf(await LogInAsync(client, Password)).Split(';')[0];
        var second = CookieOf(await LogInAsync(client, Password)).Split(';')[0];
        var sessions = book.Sessions.Count();
        using var old = await AskAsync(first);
        using var now = await AskAsync(second);
        var page = await client.GetStringAsync(Links.Account);
        using var left = await client.PostAsync(Links.LogOut, Form(page, ("back", Links.LogIn)));
        using var after = await AskAsync(second);

        Assert.NotEqual(first, second);
        Assert.Equal(1, sessions);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK, HttpStatusCode.Redirect), (old.StatusCode, now.StatusCode, after.StatusCode));
        Assert.Equal(Links.LogIn, left.Headers.Location!.OriginalString);
        Assert.Empty(book.Sessions);
    }

    [Fact]
    public async Task A_cookie_that_this_server_has_not_sealed_opens_nothing()
    {
        var (client, _) = await SetUpAsync();
        using var _1 = client;
        using var forged = await AskAsync($"{Proof.CookieOf(Proof.Session)}={Uri.EscapeDataString("CfDJ8not-sealed-here")}");
        using var role = await AskAsync($"{Proof.CookieOf(Proof.Role)}={_server.CookieOf(Proof.Role, "SecurityAdministrator.1.")}");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (forged.StatusCode, role.StatusCode));
    }

    [Fact]
    public async Task A_log_in_that_began_at_the_identity_service_goes_on_with_the_code_and_its_ticket_is_taken_once()
    {
        var (client, _) = await SetUpAsync();
        using var _1 = client;
        using var request = new HttpRequestMessage(HttpMethod.Get, Links.LogIn);
        request.Headers.Add("Cookie", $"{LogInEntry.TicketCookie}=a-ticket");

        using var answer = await client.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("id=\"login-code\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"a-ticket\"", page, StringComparison.Ordinal);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith($"{LogInEntry.TicketCookie}=;", StringComparison.Ordinal) && cookie.Contains("1970", StringComparison.Ordinal));
        Assert.Contains("id=\"login-password\"", await client.GetStringAsync(Links.LogIn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_number_are_answered_alike()
    {
        var (client, _) = await SetUpAsync();
        using var _1 = client;

        var wrong = await LogInAsync(client, "not it at all 99");
        var unknown = await LogInAsync(client, "not it at all 99", number: "999999");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (wrong.StatusCode, unknown.StatusCode));
        Assert.Equal(Code().Match(await wrong.Content.ReadAsStringAsync()).Value, Code().Match(await unknown.Content.ReadAsStringAsync()).Value);
        Assert.Contains("access.not-admitted", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task<(HttpClient Client, string Token)> SetUpAsync()
    {
        _server = await RunningServer.StartAsync();
        var client = _server.CreateStranger(followRedirects: false);
        var token = _server.App.Services.GetRequiredService<SetupLink>().Begin()!;
        var page = await client.GetStringAsync(Links.SetupWith(token));
        using var made = await client.PostAsync(
            Links.SetupWith(token), Form(page, ("_handler", "setup"), ("Input.Number", Number), ("Input.Name", "Chen"), ("Input.Password", Password)));
        Assert.True(made.StatusCode == HttpStatusCode.Redirect, Code().Match(await made.Content.ReadAsStringAsync()).Value);
        return (client, token);
    }

    private static async Task<HttpResponseMessage> LogInAsync(HttpClient client, string password, string back = "/", string number = Number)
    {
        var address = $"{Links.LogIn}?back={Uri.EscapeDataString(back)}";
        var page = await client.GetStringAsync(address);
        return await client.PostAsync(address, Form(page, ("_handler", "login"), ("Input.Number", number), ("Input.Password", password)));
    }

    private async Task<HttpResponseMessage> AskAsync(string cookie)
    {
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _server.BaseAddress };
        stranger.DefaultRequestHeaders.Add("Cookie", cookie);
        return await stranger.GetAsync(Links.Account);
    }

    private static string CookieOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith(Proof.CookieOf(Proof.Session) + "=", StringComparison.Ordinal));

    private static FormUrlEncodedContent Form(string page, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var all = new Dictionary<string, string> { ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value };
        foreach (var (name, value) in fields) all[name] = value;
        return new(all);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("id=\"factor-key\">([A-Z2-7 ]+)<")]
    private static partial Regex FactorKey();

    [GeneratedRegex("data-code=\"[^\"]+\"")]
    private static partial Regex Code();
}
