using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace BasicControl.Web.Setup;

internal static class SameOrigin
{
    /// <summary>Names under which this server may be asked for: a foreign name that resolves to it is refused.</summary>
    public const string Hosts = "localhost;127.0.0.1;[::1]";

    /// <summary>
    /// Browsers let any page open a WebSocket to any server and only name the page's origin: one of another site is
    /// refused. Programs send no origin.
    /// </summary>
    public static void UseSameOriginSockets(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Headers.Origin is [{ Length: > 0 } origin]
            && IsSocket(http)
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == http.Request.Host.Value))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(http);
    });

    // Over HTTP/2 a WebSocket begins with CONNECT, without the header.
    private static bool IsSocket(HttpContext http) =>
        http.Request.Headers.Upgrade.Count > 0 || http.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };

    /// <summary>A form that this session was not shown is refused before anything reads it, whoever would have answered it.</summary>
    public static void UseOwnForms(this WebApplication app)
    {
        app.UseAntiforgery();
        app.Use((http, next) =>
        {
            if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(http);
            if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }
}
