using System.ComponentModel.DataAnnotations;

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

    /// <summary>The claim that holds the police number; it links a person to their account at the first log-in. Empty: an administrator links them.</summary>
    public string NumberClaim { get; set; } = "preferred_username";

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !IsSafe(Authority))
        {
            yield return new("The authority is an https address; http is for this machine only.", [nameof(Authority)]);
        }
    }

    /// <summary>Whether an address may be asked: over TLS, or on this machine.</summary>
    public static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
