using System.Text.Encodings.Web;
using BasicControl.Core.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Access;

/// <summary>Proves another system by its key: <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, AccessBook book)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const string Bearer = "Bearer ";

    public static string? KeyOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header, ..] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        KeyOf(Request) is not { } key ? AuthenticateResult.NoResult()
        : book.OfKey(key, null)?.Id is not { } id ? AuthenticateResult.Fail("The key is not known.")
        : AuthenticateResult.Success(new(Proof.Of(Proof.Key, id.Value), Scheme.Name)));
}
