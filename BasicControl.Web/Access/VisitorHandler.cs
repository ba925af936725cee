using System.Text.Encodings.Web;
using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Access;

/// <summary>Takes a request without any proof for a visitor's, in a demonstration only.</summary>
internal sealed class VisitorHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, DemoMode demo)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        demo.IsOn ? AuthenticateResult.Success(new(Proof.Of(Proof.Visitor, Proof.Visitor), Scheme.Name)) : AuthenticateResult.NoResult());
}
