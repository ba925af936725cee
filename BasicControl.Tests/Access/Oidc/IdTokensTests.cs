using System.Security.Cryptography;
using BasicControl.Web.Access.Oidc;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BasicControl.Tests.Access.Oidc;

public sealed class IdTokensTests : IDisposable
{
    private const string Issuer = "https://id.example.org";
    private const string Nonce = "the nonce that was asked with";

    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);

    [Fact]
    public async Task A_token_of_the_service_for_this_client_and_this_question_is_taken()
    {
        var (token, fault, _) = await Check(Make());

        Assert.Null(fault);
        Assert.Equal("subject-1", token!.Subject);
    }

    [Theory]
    [InlineData("another key")]
    [InlineData("another key under the same name")]
    [InlineData("no signature")]
    [InlineData("signed with the public key as a secret")]
    [InlineData("another issuer")]
    [InlineData("another audience")]
    [InlineData("two audiences, made for the other")]
    [InlineData("expired")]
    [InlineData("not valid yet")]
    [InlineData("no end")]
    [InlineData("another nonce")]
    [InlineData("no nonce")]
    [InlineData("no subject")]
    [InlineData("changed after signing")]
    [InlineData("nothing")]
    [InlineData("no token")]
    public async Task What_is_wrong_in_one_place_is_not(string what)
    {
        var (token, fault, _) = await Check(Forge(what));

        Assert.Null(token);
        Assert.NotNull(fault);
    }

    public void Dispose()
    {
        _key.Dispose();
        _other.Dispose();
    }

    private string Forge(string what) => what switch
    {
        "another key" => Make(credentials: Rsa(_other, "other")),
        "another key under the same name" => Make(credentials: Rsa(_other, "key")),
        "no signature" => Unsigned(),
        "signed with the public key as a secret" => Make(credentials: new(
            new SymmetricSecurityKey(_key.ExportSubjectPublicKeyInfo()) { KeyId = "key" }, SecurityAlgorithms.HmacSha256)),
        "another issuer" => Make(issuer: "https://id.example.org.evil.example"),
        "another audience" => Make(audience: "another"),
        "two audiences, made for the other" => Make(change: claims => (claims["aud"], claims["azp"]) = (new[] { "basiccontrol", "another" }, "another")),
        "expired" => Make(from: -20, to: -10),
        "not valid yet" => Make(from: 10, to: 20),
        "no end" => Make(change: claims => claims.Remove("exp")),
        "another nonce" => Make(change: claims => claims["nonce"] = "another"),
        "no nonce" => Make(change: claims => claims.Remove("nonce")),
        "no subject" => Make(change: claims => claims.Remove("sub")),
        "changed after signing" => Changed(),
        "nothing" => "",
        _ => "a.b.c",
    };

    private string Changed()
    {
        var parts = Make().Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("subject-1", "subject-2", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }

    private string Unsigned()
    {
        var parts = Make().Split('.');
        return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.";
    }

    private string Make(
        string issuer = Issuer, string audience = "basiccontrol", int from = -1, int to = 10, SigningCredentials? credentials = null, Action<Dictionary<string, object>>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = issuer,
            ["aud"] = audience,
            ["sub"] = "subject-1",
            ["nonce"] = Nonce,
            ["nbf"] = now.AddMinutes(from).ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(to).ToUnixTimeSeconds(),
        };
        change?.Invoke(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor { Claims = claims, SigningCredentials = credentials ?? Rsa(_key, "key") });
    }

    private Task<(JsonWebToken? Token, string? Fault, bool IsKeyUnknown)> Check(string token) =>
        new IdTokens(new OidcSettings { Authority = Issuer }).Check(token, Issuer, Nonce, [new RsaSecurityKey(_key.ExportParameters(false)) { KeyId = "key" }]);

    private static SigningCredentials Rsa(RSA key, string id) => new(new RsaSecurityKey(key) { KeyId = id }, SecurityAlgorithms.RsaSha256);
}
