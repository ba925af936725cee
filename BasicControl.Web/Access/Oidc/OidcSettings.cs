using System.ComponentModel.DataAnnotations;
using Microsoft.IdentityModel.JsonWebTokens;

namespace BasicControl.Web.Access.Oidc;

/// <summary>The bureau's own identity service, from the section <c>Access:OpenId</c> of the settings. Without an authority there is none.</summary>
internal sealed class OidcSettings : IValidatableObject
{
    public const string Section = "Access:OpenId";

    /// <summary>Its issuer, as it names itself: <c>https://id.example.org</c>.</summary>
    public string? Authority { get; set; }

    public string ClientId { get; set; } = "basiccontrol";

    /// <summary>Empty for a client without a secret: the code's own proof is then what protects it.</summary>
    public string? ClientSecret { get; set; }

    public string Scope { get; set; } = "openid profile";

    /// <summary>The claim that holds the police number; it links a person to their account at the first log-in, unless that is an administrator's. Empty: nobody is linked.</summary>
    public string NumberClaim { get; set; } = "preferred_username";

    /// <summary>Values of the id token's <c>acr</c> by which the service says that it asked for a second factor; they are asked for as well. Empty: none.</summary>
    [MaxLength(16)]
    public IReadOnlyList<string> SecondFactorAcr { get; set; } = [];

    /// <summary>Values of the id token's <c>amr</c> of which one says the same, <c>otp</c> or <c>hwk</c>. Empty: none.</summary>
    [MaxLength(16)]
    public IReadOnlyList<string> SecondFactorAmr { get; set; } = [];

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !IsSafe(Authority))
        {
            yield return new("The authority is an https address; http is for this machine only.", [nameof(Authority)]);
        }
    }

    /// <summary>Whether a checked id token says that the service asked for a second factor which stands for ours.</summary>
    public bool ProvesSecondFactor(JsonWebToken token) => token.Claims.Any(claim => claim.Type switch
    {
        JwtRegisteredClaimNames.Acr => SecondFactorAcr.Contains(claim.Value, StringComparer.Ordinal),
        JwtRegisteredClaimNames.Amr => SecondFactorAmr.Contains(claim.Value, StringComparer.Ordinal),
        _ => false,
    });

    /// <summary>Whether an address may be asked: over TLS, or on this machine.</summary>
    public static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
