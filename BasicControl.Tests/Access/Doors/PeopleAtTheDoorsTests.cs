using System.Net;
using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace BasicControl.Tests.Access.Doors;

/// <summary>People and keys at the doors of a server that is no demonstration: what comes first, what holds how long, and what ends at once.</summary>
public sealed class PeopleAtTheDoorsTests(PeopleServer people) : IClassFixture<PeopleServer>
{
    [Theory]
    [InlineData(Post.CentreDesk, false)]
    [InlineData(Post.SecurityAdministrator, true)]
    public async Task Whoever_must_change_a_password_or_set_up_a_second_factor_reaches_nothing_but_their_own_account(Post role, bool isReady)
    {
        using var browser = await people.BrowserOfAsync(role, people.City.Id, isReady);
        var wrong = new List<string>();
        foreach (var (method, address, needs) in RoleWalkTests.Doors(people.Server).Where(door => !door.Needs.Contains(Permission.ReadOwnAccount)))
        {
            using var request = new HttpRequestMessage(method, address);
            using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            var isLed = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString == Links.Account;
            var isProgram = ApiLinks.IsApi(address) || address.StartsWith(ApiLinks.WallHub, StringComparison.Ordinal);
            if (method == HttpMethod.Get && !isProgram ? !isLed : answer.StatusCode != HttpStatusCode.Forbidden) wrong.Add($"{method} {address}: {(int)answer.StatusCode}");
        }

        var page = await browser.GetStringAsync(Links.Account);
        using var left = await browser.SendAsync(Links.Account, Links.LogOut, "", ("back", Links.LogIn));
        using var after = await browser.GetAsync(Links.Account);
        Assert.Empty(wrong);
        Assert.Contains(isReady ? "id=\"needs-factor\"" : "id=\"must-change\"", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (left.StatusCode, after.StatusCode));
    }

    public static TheoryData<Permission> OfKeys => [.. ApiKey.Grantable];

    [Theory]
    [MemberData(nameof(OfKeys))]
    public async Task A_key_opens_the_doors_of_the_permission_that_it_was_given_and_no_other(Permission given)
    {
        var key = (await people.Get<KeyDesk>().Issue(new($"{given}", [given], ScopeRoot.Of(people.City.Id), people.Clock.Now.AddDays(1)), Actor.System)).Value;
        using var client = people.Server.CreateStranger(followRedirects: false);
        client.DefaultRequestHeaders.Authorization = new("Bearer", key.Token);
        var wrong = new List<string>();
        foreach (var (method, address, needs) in RoleWalkTests.Doors(people.Server))
        {
            using var request = new HttpRequestMessage(method, address);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            var isDenied = answer.StatusCode == HttpStatusCode.Forbidden || (address == "/" && answer.StatusCode == HttpStatusCode.Redirect);
            if (isDenied == needs.Contains(given)) wrong.Add($"{method} {address}: {(int)answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_key_answers_for_its_own_scope_on_the_api_and_the_hub_until_it_is_revoked()
    {
        var (keys, now) = (people.Get<KeyDesk>(), people.Clock.Now);
        var east = (await keys.Issue(new("east", [Permission.ReadWork, Permission.ReadWall], ScopeRoot.Of(people.East.Id), now.AddDays(1)), Actor.System)).Value;
        using var api = people.Server.CreateStranger();
        api.DefaultRequestHeaders.Authorization = new("Bearer", east.Token);

        Assert.Equal(HttpStatusCode.OK, await StatusOf(api, FiguresOf(people.East)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf(api, FiguresOf(people.West)));
        using var sent = await api.PostAsync(ApiLinks.Incidents, new StringContent("""{"source":"110","number":"1"}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        await using var hub = HubClient.To(people.Server.BaseAddress, ApiLinks.WallHub, east.Token);
        var closed = Closed(hub);
        await hub.StartAsync();
        Assert.Contains("city.unknown", (await Assert.ThrowsAsync<HubException>(() => hub.InvokeAsync("Join", people.Next.Code))).Message, StringComparison.Ordinal);
        await hub.InvokeAsync("Join", (string?)null);

        Assert.True((await keys.Revoke(east.Key.Id, Actor.System)).IsAccepted);

        await closed.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOf(api, FiguresOf(people.East)));
        await using var again = HubClient.To(people.Server.BaseAddress, ApiLinks.WallHub, east.Token);
        await Assert.ThrowsAnyAsync<Exception>(() => again.StartAsync());
    }

    [Fact]
    public async Task The_stream_of_a_key_or_a_role_ends_when_its_time_is_over()
    {
        var end = people.Clock.Now.AddMinutes(5);
        var key = (await people.Get<KeyDesk>().Issue(new("five minutes", [Permission.ReadWall], ScopeRoot.Of(people.City.Id), end), Actor.System)).Value;
        var account = await people.AccountAsync(Post.Officer, people.East.Id);
        var grant = (await people.Get<GrantDesk>().Give(GiveRole.In(account, Post.StationDesk, people.East.Id) with { To = end }, Actor.System)).Value;
        var token = await people.SessionAsync(account);
        Assert.True((await people.Get<SessionDesk>().TakeRole(people.Get<AccessBook>().OfSession(token, null)!.Session!.Value, grant.Id, new(null, Post.System, null, "") { Account = account })).IsAccepted);
        var cookie = $"{Proof.CookieOf(Proof.Session)}={people.Server.CookieOf(Proof.Session, token)}";
        await using var ofKey = HubClient.To(people.Server.BaseAddress, ApiLinks.WallHub, key.Token);
        await using var ofRole = HubClient.To(people.Server.BaseAddress, ApiLinks.WallHub, cookie: cookie);
        var closed = new[] { ofKey, ofRole }.Select(Closed).ToList();
        await ofKey.StartAsync();
        await ofRole.StartAsync();
        await ofKey.InvokeAsync("Join", people.City.Code);
        await ofRole.InvokeAsync("Join", people.City.Code);

        people.Clock.Advance(TimeSpan.FromMinutes(4));
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.All(closed, end => Assert.False(end.IsCompleted));
        people.Clock.Advance(TimeSpan.FromMinutes(1));

        await Task.WhenAll(closed).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_person_who_is_idle_is_logged_out_and_a_screen_is_not()
    {
        var (devices, token) = (people.Get<DeviceDesk>(), await people.SessionAsync(await people.AccountAsync(Post.StationDesk, people.East.Id)));
        using var browser = people.Browser(token);
        var asked = devices.Request(null).Value;
        Assert.True((await devices.Approve(asked.Code, "hall", people.City.Id, Actor.System)).IsAccepted);
        using var screen = people.Server.CreateStranger(followRedirects: false);
        screen.DefaultRequestHeaders.Add("Cookie", $"{Proof.CookieOf(Proof.Device)}={people.Server.CookieOf(Proof.Device, asked.Token)}");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusOf(browser, Links.Home), await StatusOf(screen, Links.Wall)));

        people.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(browser, Links.Home));
        people.Clock.Advance(TimeSpan.FromMinutes(30));
        using var left = await browser.GetAsync(Links.Home);
        Assert.Equal((HttpStatusCode.Redirect, Links.LogIn), (left.StatusCode, left.Headers.Location!.OriginalString));
        people.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(screen, Links.Wall));
    }

    [Fact]
    public async Task Somebody_with_several_roles_chooses_one_in_the_header_of_every_page()
    {
        var account = await people.AccountAsync(Post.Supervisor, people.East.Id);
        using var one = people.Browser(await people.SessionAsync(account));
        Assert.DoesNotContain("id=\"role-picker\"", await one.GetStringAsync(Links.Home), StringComparison.Ordinal);
        var second = (await people.Get<GrantDesk>().Give(GiveRole.In(account, Post.CentreDesk, people.City.Id), Actor.System)).Value;
        var page = await one.GetStringAsync(Links.Orders);
        Assert.Contains("id=\"role-picker\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"log-out\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOf(one, Links.Import));

        using var taken = await one.SendAsync(Links.Orders, Links.TakeRole, "", ("grant", second.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusOf(one, Links.Import));
    }

    [Fact]
    public async Task A_session_is_ended_from_another_one_and_by_whoever_administers_the_account()
    {
        var account = await people.AccountAsync(Post.StationDesk, people.East.Id);
        var (book, tokens) = (people.Get<AccessBook>(), new List<string>());
        for (var i = 0; i < 3; i++) tokens.Add(await people.SessionAsync(account));
        var ids = book.SessionsOf(account).Select(session => session.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        using var own = people.Browser(tokens[0]);
        using var second = people.Browser(tokens[1]);
        using var third = people.Browser(tokens[2]);
        var first = book.OfSession(tokens[0], null)!.Session!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var others = new[] { tokens[1], tokens[2] }.Select(token => book.OfSession(token, null)!.Session!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Contains(first, ids);

        using var ended = await own.SendAsync(Links.Account, $"session-{others[0]}", ("Input.Session", others[0]));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (await StatusOf(second, Links.Home), await StatusOf(third, Links.Home)));

        var admin = await people.AccountAsync(Post.SecurityAdministrator, people.City.Id);
        await WithFactor(admin);
        using var administrator = people.Browser(await people.SessionAsync(admin));
        using var revoked = await administrator.SendAsync(Links.Accounts, $"session-{others[1]}", ("Input.Id", others[1]));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (await StatusOf(third, Links.Home), await StatusOf(own, Links.Home)));
    }

    private static Task Closed(HubConnection hub)
    {
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        return closed.Task;
    }

    private static string FiguresOf(Unit unit) => ApiLinks.UnitFigures.Replace("{id:long}", unit.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private async Task WithFactor(AccountId account)
    {
        var (own, caller) = (people.Get<OwnAccount>(), people.Get<AccessBook>().OfSession(await people.SessionAsync(account), null)!);
        var key = (await own.BeginSecondFactor(caller, PeopleServer.Password)).Value.Key.Replace(" ", "", StringComparison.Ordinal);
        Assert.True((await own.ConfirmSecondFactor(caller, SecondFactorTests.Totp(key.ToUpperInvariant()))).IsAccepted);
    }

    private static async Task<HttpStatusCode> StatusOf(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }
}
