using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;

namespace BasicControl.Web.Access.Oidc;

/// <summary>Where the identity service is asked, as it tells itself.</summary>
internal sealed record OidcDocument(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("authorization_endpoint")] string AuthorizationEndpoint,
    [property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
    [property: JsonPropertyName("jwks_uri")] string JwksUri,
    [property: JsonPropertyName("userinfo_endpoint")] string? UserinfoEndpoint);

/// <summary>What a code was changed for.</summary>
internal sealed record OidcTokens(
    [property: JsonPropertyName("id_token")] string? IdToken, [property: JsonPropertyName("access_token")] string? AccessToken);

/// <summary>The identity service did not answer as it should; the message is for the log.</summary>
internal sealed class OidcException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Talks to the identity service: what it tells of itself and its keys, kept for a time, and the change of a code.</summary>
internal sealed class OidcService(OidcSettings settings, TimeProvider clock) : IDisposable
{
    private const int LongestAnswer = 1 << 20;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>Unknown keys make it ask again, but not for every forged token.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = LongestAnswer,
    };

    private readonly SemaphoreSlim _one = new(1);
    private (OidcDocument Document, IReadOnlyList<SecurityKey> Keys, long At)? _kept;

    public async Task<OidcDocument> Document(CancellationToken stop) => (await Kept(KeptFor, stop)).Document;

    /// <param name="afresh">A token names a key that is not among those kept.</param>
    public async Task<IReadOnlyList<SecurityKey>> Keys(bool afresh, CancellationToken stop) => (await Kept(afresh ? AskAgainAfter : KeptFor, stop)).Keys;

    /// <exception cref="OidcException">It refused the code or did not answer.</exception>
    public async Task<OidcTokens> Change(string code, string verifier, string redirect, CancellationToken stop)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirect,
            ["client_id"] = settings.ClientId,
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, (await Document(stop)).TokenEndpoint) { Content = new FormUrlEncodedContent(fields) };
        if (settings.ClientSecret is { Length: > 0 } secret)
        {
            var pair = $"{Uri.EscapeDataString(settings.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        return await Ask<OidcTokens>(request, stop);
    }

    /// <summary>Claims that the id token leaves to be asked for.</summary>
    public async Task<Dictionary<string, JsonElement>> Claims(string address, string accessToken, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await Ask<Dictionary<string, JsonElement>>(request, stop);
    }

    public void Dispose()
    {
        _http.Dispose();
        _one.Dispose();
    }

    private async Task<(OidcDocument Document, IReadOnlyList<SecurityKey> Keys, long At)> Kept(TimeSpan longest, CancellationToken stop)
    {
        if (Fresh() is { } kept)
        {
            return kept;
        }

        await _one.WaitAsync(stop);
        try
        {
            if (Fresh() is { } meanwhile)
            {
                return meanwhile;
            }

            var read = await Read(stop);
            _kept = read;
            return read;
        }
        finally
        {
            _one.Release();
        }

        (OidcDocument, IReadOnlyList<SecurityKey>, long)? Fresh() => _kept is { } held && clock.GetElapsedTime(held.At) < longest ? held : null;
    }

    private async Task<(OidcDocument Document, IReadOnlyList<SecurityKey> Keys, long At)> Read(CancellationToken stop)
    {
        var authority = settings.Authority!.TrimEnd('/');
        var document = await Get<OidcDocument>($"{authority}/.well-known/openid-configuration", stop);
        if (document.Issuer?.TrimEnd('/') != authority)
        {
            throw new OidcException($"The identity service calls itself {document.Issuer}, not {authority}.");
        }

        string?[] addresses = [document.AuthorizationEndpoint, document.TokenEndpoint, document.JwksUri, document.UserinfoEndpoint ?? document.TokenEndpoint];
        if (!addresses.All(OidcSettings.IsSafe))
        {
            throw new OidcException("The identity service names an address that is neither over TLS nor on this machine.");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, document.JwksUri);
        var keys = new JsonWebKeySet(await Text(request, stop)).GetSigningKeys();
        return (document, [.. keys], clock.GetTimestamp());
    }

    private async Task<T> Get<T>(string address, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await Ask<T>(request, stop);
    }

    private async Task<T> Ask<T>(HttpRequestMessage request, CancellationToken stop)
    {
        var text = await Text(request, stop);
        try
        {
            return JsonSerializer.Deserialize<T>(text) ?? throw new OidcException("The identity service answered with nothing.");
        }
        catch (JsonException fault)
        {
            throw new OidcException("The identity service did not answer in JSON.", fault);
        }
    }

    private async Task<string> Text(HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            using var answer = await _http.SendAsync(request, stop);
            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadAsStringAsync(stop)
                : throw new OidcException($"The identity service answered {(int)answer.StatusCode} at {request.RequestUri?.AbsolutePath}.");
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is TaskCanceledException && !stop.IsCancellationRequested))
        {
            throw new OidcException("The identity service does not answer.", fault);
        }
    }
}
