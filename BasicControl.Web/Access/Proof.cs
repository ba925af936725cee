using System.Globalization;
using System.Security.Claims;

namespace BasicControl.Web.Access;

/// <summary>How a caller is proved: each is a scheme of authentication, and the kind that its claim names.</summary>
internal static class Proof
{
    /// <summary>The scheme that a request is given to first: it passes on to the one that the request carries a proof for.</summary>
    public const string Door = "door";

    /// <summary>Nobody: somebody who looks at a demonstration.</summary>
    public const string Visitor = "visitor";

    /// <summary>The role that was entered in a demonstration.</summary>
    public const string Role = "role";

    /// <summary>The key of another system.</summary>
    public const string Key = "key";

    /// <summary>The session of a person who has logged in.</summary>
    public const string Session = "session";

    /// <summary>A screen on the wall.</summary>
    public const string Device = "device";

    /// <summary>Claim: which of these.</summary>
    public const string KindClaim = "bc-kind";

    /// <summary>Claim: the role as text, or the id of what was proved; in a cookie the token that proves it.</summary>
    public const string IdClaim = ClaimTypes.NameIdentifier;

    /// <summary>Claim: the network address of the request.</summary>
    public const string FromClaim = "bc-from";

    /// <summary>Name of the cookie of a scheme.</summary>
    public static string CookieOf(string scheme) => $"bc-{scheme}";

    public static ClaimsPrincipal Of(string scheme, string id) =>
        new(new ClaimsIdentity([new(KindClaim, scheme), new(IdClaim, id)], scheme));

    public static ClaimsPrincipal Of(string scheme, long id) => Of(scheme, id.ToString(CultureInfo.InvariantCulture));

    /// <summary>The scheme that a request carries a proof for.</summary>
    public static string CarriedBy(HttpRequest request) =>
        KeyHandler.KeyOf(request) is not null ? Key
        : new[] { Session, Device, Role }.FirstOrDefault(scheme => request.Cookies.ContainsKey(CookieOf(scheme))) ?? Visitor;
}
