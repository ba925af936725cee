using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Basics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;

namespace BasicControl.Web.Access.Oidc;

/// <summary>A person whom the identity service has proved and who is let in or asked for a code, and the page to go to.</summary>
internal sealed record OidcEntry(SignInStep Step, string Back);

/// <summary>
/// Log-in by the bureau's identity service: authorization code flow with PKCE. What was asked is kept in a sealed cookie, so that an
/// answer counts only in the browser that asked, once, within ten minutes.
/// </summary>
internal sealed partial class OidcFlow(
    OidcSettings settings, OidcService service, IdTokens tokens, SignIn signIn, IDataProtectionProvider protection, ILogger<OidcFlow> log)
{
    public const string Cookie = "bc-openid";
    public const string Path = "/sign-in/openid";
    public const string CallbackPath = "/sign-in/openid/callback";

    private const int LongestAnswer = 4_000;

    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("BasicControl.Access.OpenId").ToTimeLimitedDataProtector();

    public bool IsOn => settings.IsOn;

    /// <summary>Sends the browser to the identity service.</summary>
    /// <param name="back">A page of this site to come back to.</param>
    /// <returns>The address to go to. Refusals: <c>openid.unreachable</c>.</returns>
    public async Task<Outcome<string>> Begin(HttpContext http, string? back)
    {
        OidcDocument document;
        try
        {
            document = await service.Document(http.RequestAborted);
        }
        catch (OidcException fault)
        {
            Unreachable(log, fault);
            return new Refusal("openid.unreachable");
        }

        var asked = new Asked(Random(), Random(), Random(), Links.Back(back, Links.Home));
        http.Response.Cookies.Append(Cookie, _seal.Protect(JsonSerializer.Serialize(asked), Holds), CookieOptions(http));
        return QueryHelpers.AddQueryString(document.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = settings.ClientId,
            ["redirect_uri"] = RedirectOf(http),
            ["scope"] = settings.Scope,
            ["state"] = asked.State,
            ["nonce"] = asked.Nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(asked.Verifier))),
            ["code_challenge_method"] = "S256",
            ["acr_values"] = settings.SecondFactorAcr.Count > 0 ? string.Join(' ', settings.SecondFactorAcr) : null,
        });
    }

    /// <summary>
    /// Takes the identity service's answer. Refusals: <c>openid.not-asked</c>: not from this browser, too late or twice; <c>openid.refused</c>,
    /// <c>openid.unreachable</c>, <c>openid.token</c>, and those of <see cref="SignIn.ByLogin"/>.
    /// </summary>
    public async Task<Outcome<OidcEntry>> Finish(HttpContext http)
    {
        var asked = Take(http);
        var query = http.Request.Query;
        if (asked is null || !IdTokens.Same(One(query, "state"), asked.State))
        {
            return new Refusal("openid.not-asked");
        }

        if (One(query, "code") is not { } code || One(query, "error") is not null)
        {
            return new Refusal("openid.refused");
        }

        try
        {
            return await Enter(http, asked, code);
        }
        catch (OidcException fault)
        {
            Unreachable(log, fault);
            return new Refusal("openid.unreachable");
        }
    }

    private async Task<Outcome<OidcEntry>> Enter(HttpContext http, Asked asked, string code)
    {
        var stop = http.RequestAborted;
        var document = await service.Document(stop);
        if (One(http.Request.Query, "iss") is { } issuer && issuer != document.Issuer)
        {
            return new Refusal("openid.not-asked");
        }

        var changed = await service.Change(code, asked.Verifier, RedirectOf(http), stop);
        var (token, fault, isKeyUnknown) = await tokens.Check(changed.IdToken ?? "", document.Issuer, asked.Nonce, await service.Keys(afresh: false, stop));
        if (isKeyUnknown)
        {
            (token, fault, _) = await tokens.Check(changed.IdToken ?? "", document.Issuer, asked.Nonce, await service.Keys(afresh: true, stop));
        }

        if (token is null)
        {
            Untrusted(log, fault!);
            return new Refusal("openid.token");
        }

        var number = await NumberOf(token, changed, document, stop);
        var login = new ProvedLogin(document.Issuer, token.Subject, number, settings.ProvesSecondFactor(token));
        var begun = await signIn.ByLogin(login, http.Connection.RemoteIpAddress?.ToString(), http.Request.Headers.UserAgent.ToString(), stop);
        return begun.Then<OidcEntry>(step => new OidcEntry(step, asked.Back));
    }

    private async Task<string?> NumberOf(JsonWebToken token, OidcTokens changed, OidcDocument document, CancellationToken stop)
    {
        if (settings.NumberClaim.Length == 0 || IdTokens.Claim(token, settings.NumberClaim) is not null)
        {
            return settings.NumberClaim.Length == 0 ? null : IdTokens.Claim(token, settings.NumberClaim);
        }

        if (document.UserinfoEndpoint is not { } address || changed.AccessToken is not { } access)
        {
            return null;
        }

        // What is told beside the token counts only for the person that the token proves.
        var claims = await service.Claims(address, access, stop);
        return Text(claims, "sub") == token.Subject ? Text(claims, settings.NumberClaim) : null;
    }

    /// <summary>What this browser asked; the answer to it is taken once.</summary>
    private Asked? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } closed)
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie, CookieOptions(http));
        try
        {
            return JsonSerializer.Deserialize<Asked>(_seal.Unprotect(closed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // The answer comes by a link from another site, which a strict cookie would not follow.
    private static CookieOptions CookieOptions(HttpContext http) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = Path,
        MaxAge = Holds,
    };

    private static string RedirectOf(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{CallbackPath}";

    private static string? One(IQueryCollection query, string name) => query[name] is [{ Length: > 0 and <= LongestAnswer } value] ? value : null;

    private static string? Text(Dictionary<string, JsonElement> claims, string name) =>
        claims.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    [LoggerMessage(LogLevel.Warning, "Nobody could be let in by the identity service.")]
    private static partial void Unreachable(ILogger log, Exception fault);

    [LoggerMessage(LogLevel.Warning, "The identity service's token was not taken: {Fault}.")]
    private static partial void Untrusted(ILogger log, string fault);

    private sealed record Asked(string State, string Nonce, string Verifier, string Back);
}
