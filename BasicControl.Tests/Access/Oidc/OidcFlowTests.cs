using System.Net;
using System.Text.RegularExpressions;
using BasicControl.Core.Access;
using BasicControl.Core.Changes;
using BasicControl.Web.Access.Oidc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;

namespace BasicControl.Tests.Access.Oidc;

/// <summary>Log-in through a real identity service, walked through as a browser does.</summary>
public sealed partial class OidcFlowTests
{
    [Fact]
    public async Task Somebody_whom_the_service_proves_is_let_in_and_linked_and_nobody_else_is()
    {
        await using var site = await Site.Open();
        var (id, _, _) = await site.Kit.At(Post.StationDesk, site.Kit.Test.East.Id, "100001");

        var entered = await site.Walk("subject-100001", "/orders?level=red");

        var caller = site.Kit.Book.OfSession(entered.Session!, null)!;
        Assert.Equal((id, Post.StationDesk), (caller.Id!.Value, caller.Post));
        Assert.Equal("/orders?level=red", entered.Last.PathAndQuery);
        Assert.Equal(SessionProof.OpenId, site.Kit.Book.Session(caller.Session!.Value)!.Proof);
        Assert.Single(site.Kit.Events("account.changed").Cast<AccountChanged>(), change => change.Step == AccountStep.LoginLinked);

        // The link holds; a second one is not made.
        Assert.NotNull((await site.Walk("subject-100001", "https://evil.example/")).Session);
        Assert.Single(site.Kit.Events("account.changed").Cast<AccountChanged>(), change => change.Step == AccountStep.LoginLinked);

        // Another person of the service who tells the same number does not get the account.
        Assert.Equal("access.login-unknown", (await site.Walk("100001", "/")).Text);
        Assert.Equal("access.login-unknown", (await site.Walk("subject-999999", "/")).Text);
        await site.Kit.Accounts.Disable(id, Actor.System);
        Assert.Equal("access.not-admitted", (await site.Walk("subject-100001", "/")).Text);
    }

    [Fact]
    public async Task Whoever_has_a_second_factor_comes_back_to_its_code_and_not_into_a_session()
    {
        await using var site = await Site.Open();
        var (_, caller, _) = await site.Kit.At(Post.StationDesk, site.Kit.Test.East.Id, "100001");
        var key = (await site.Kit.Own.BeginSecondFactor(caller, AccessKit.Good)).Value.Key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        Assert.True((await site.Kit.Own.ConfirmSecondFactor(caller, SecondFactorTests.Totp(key))).IsAccepted);

        var walked = await site.Walk("subject-100001", "/orders");

        Assert.Null(walked.Session);
        Assert.StartsWith("code for /orders: ", walked.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"acr":"urn:two"}""", true)]
    [InlineData("""{"acr":"urn:one"}""", false)]
    [InlineData("""{"amr":["pwd","otp"]}""", true)]
    [InlineData("""{"amr":["pwd"]}""", false)]
    [InlineData("""{"amr":["urn:two"],"acr":"otp"}""", false)]
    [InlineData("""{"sub":"otp"}""", false)]
    public void Only_what_the_settings_name_stands_for_a_second_factor(string claims, bool isProved)
    {
        var token = new JsonWebToken("""{"alg":"RS256"}""", claims);

        Assert.Equal(isProved, new OidcSettings { SecondFactorAcr = ["urn:two"], SecondFactorAmr = ["otp", "hwk"] }.ProvesSecondFactor(token));
        Assert.False(new OidcSettings().ProvesSecondFactor(token));
    }

    [Fact]
    public async Task An_answer_counts_once_and_only_in_the_browser_that_asked()
    {
        await using var site = await Site.Open();
        await site.Kit.At(Post.StationDesk, site.Kit.Test.East.Id, "100001");
        var mine = await site.Walk("subject-100001", "//evil.example/", stopBeforeAnswer: true);
        Assert.Contains("code=", mine.Last.Query, StringComparison.Ordinal);

        using var stranger = Site.Browser();
        Assert.Equal("openid.not-asked", await Site.Text(await stranger.GetAsync(mine.Last)));
        using var changed = await mine.Browser.GetAsync(new Uri(mine.Last.ToString().Replace("state=", "state=x", StringComparison.Ordinal)));
        Assert.Equal("openid.not-asked", await Site.Text(changed));

        // The wrong answer has used the question up.
        Assert.Equal("openid.not-asked", await Site.Text(await mine.Browser.GetAsync(mine.Last)));
        Assert.Empty(site.Kit.Events("session.opened").Skip(1));

        var again = await site.Walk("subject-100001", "//evil.example/", stopBeforeAnswer: true);
        using var let = await again.Browser.GetAsync(again.Last);
        Assert.Equal(("/", HttpStatusCode.Redirect), (let.Headers.Location!.ToString(), let.StatusCode));
        Assert.Equal("openid.not-asked", await Site.Text(await again.Browser.GetAsync(again.Last)));
    }

    [Fact]
    public async Task A_service_that_is_away_or_takes_another_client_lets_nobody_in()
    {
        await using var wrong = await Site.Open(settings => settings.ClientSecret = "another");
        await wrong.Kit.At(Post.StationDesk, wrong.Kit.Test.East.Id, "100001");
        Assert.Equal("openid.unreachable", (await wrong.Walk("subject-100001", "/")).Text);

        await using var away = await Site.Open(settings => settings.Authority = "http://127.0.0.1:9");
        using var browser = Site.Browser();
        Assert.Equal("openid.unreachable", await Site.Text(await browser.GetAsync(new Uri(away.Address, OidcFlow.Path))));
    }

    [GeneratedRegex("""action="([^"]*/interaction/[^"]+)"[\s\S]*?name="prompt" value="(\w+)""")]
    private static partial Regex Form();

    private sealed record Walked(HttpClient Browser, Uri Last, string Text, string? Session);

    private sealed class Site : IAsyncDisposable
    {
        private readonly List<HttpClient> _browsers = [];
        private WebApplication _app = null!;
        private IdentityService _service = null!;

        public AccessKit Kit { get; private set; } = null!;

        public Uri Address { get; private set; } = null!;

        public static async Task<Site> Open(Action<OidcSettings>? change = null)
        {
            var site = new Site { Kit = await AccessKit.Open(), Address = new($"http://127.0.0.1:{IdentityService.FreePort()}") };
            site._service = await IdentityService.Start(new Uri(site.Address, OidcFlow.CallbackPath).ToString(), IdentityService.FreePort());
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls(site.Address.ToString());
            builder.Logging.ClearProviders();
            builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
            builder.Services.AddSingleton(TimeProvider.System).AddSingleton(site.Kit.SignIn);
            builder.Services.Configure<OidcSettings>(settings =>
            {
                (settings.Authority, settings.ClientId, settings.ClientSecret) = (site._service.Address.ToString(), IdentityService.Client, IdentityService.Secret);
                change?.Invoke(settings);
            });
            builder.Services.AddOidcParts();
            site._app = builder.Build();
            site._app.MapOidc(
                (http, opened) =>
                {
                    http.Response.Headers["X-Session"] = opened.Token;
                    return Task.CompletedTask;
                },
                (_, ticket, back) => Results.Text($"code for {back}: {ticket.Length}"),
                refusal => Results.Text(refusal.Code, statusCode: StatusCodes.Status403Forbidden));
            await site._app.StartAsync();
            return site;
        }

        public static HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() });

        public static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

        /// <summary>Follows every way and fills in every form until the site answers.</summary>
        public async Task<Walked> Walk(string login, string back, bool stopBeforeAnswer = false)
        {
            var browser = Browser();
            _browsers.Add(browser);
            var (at, session) = (new Uri(Address, $"{OidcFlow.Path}?back={Uri.EscapeDataString(back)}"), (string?)null);
            var answer = await browser.GetAsync(at);
            for (var step = 0; step < 20; step++)
            {
                session ??= answer.Headers.TryGetValues("X-Session", out var found) ? found.Single() : null;
                if (answer.Headers.Location is { } to)
                {
                    at = new Uri(at, to);
                    if (session is not null || (stopBeforeAnswer && at.AbsolutePath == OidcFlow.CallbackPath))
                    {
                        return new(browser, at, "", session);
                    }

                    answer = await browser.GetAsync(at);
                    continue;
                }

                var text = await Text(answer);
                if (Form().Match(text) is not { Success: true } form)
                {
                    return new(browser, at, text, session);
                }

                at = new Uri(at, form.Groups[1].Value);
                using var fields = new FormUrlEncodedContent(new Dictionary<string, string> { ["prompt"] = form.Groups[2].Value, ["login"] = login, ["password"] = "any" });
                answer = await browser.PostAsync(at, fields);
            }

            throw new InvalidOperationException($"The way does not end: {at}");
        }

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            await _service.DisposeAsync();
            await Kit.DisposeAsync();
            _browsers.ForEach(browser => browser.Dispose());
        }
    }
}
