using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BasicControl.Web.Access.Oidc;

/// <summary>Checks an id token: signature by the service's keys, issuer, audience, expiry, nonce.</summary>
internal sealed class IdTokens(OidcSettings settings)
{
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384,
    ];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <returns>The token, or null with the reason for the log; <c>true</c> when another key might prove it.</returns>
    public async Task<(JsonWebToken? Token, string? Fault, bool IsKeyUnknown)> Check(string idToken, string issuer, string nonce, IReadOnlyList<SecurityKey> keys)
    {
        var result = await _handler.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = settings.ClientId,
            IssuerSigningKeys = keys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            RequireAudience = true,
            TryAllIssuerSigningKeys = false,
            ClockSkew = TimeSpan.FromMinutes(1),
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
        {
            return (null, result.Exception?.GetType().Name ?? "not a token", result.Exception is SecurityTokenSignatureKeyNotFoundException);
        }

        if (!Same(Claim(token, JwtRegisteredClaimNames.Nonce), nonce))
        {
            return (null, "another nonce", false);
        }

        // For several audiences the token says whom it was made for.
        if (token.Audiences.Skip(1).Any() && Claim(token, JwtRegisteredClaimNames.Azp) != settings.ClientId)
        {
            return (null, "made for another client", false);
        }

        return string.IsNullOrEmpty(token.Subject) ? (null, "no subject", false) : (token, null, false);
    }

    public static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    public static bool Same(string? left, string right) =>
        left is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
