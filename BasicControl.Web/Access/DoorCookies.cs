using System.Security.Claims;
using BasicControl.Core.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BasicControl.Web.Access;

/// <summary>
/// The cookies that prove: sealed by data protection, unreadable to scripts, not sent along by other sites. The one of a session or a screen
/// holds a token that the book of accounts knows; whether it still holds is asked with each request.
/// </summary>
internal static class DoorCookies
{
    private static readonly TimeSpan ScreenStays = TimeSpan.FromDays(400);

    public static AuthenticationBuilder AddDoorCookies(this AuthenticationBuilder doors) => doors
        .AddCookie(Proof.Role, cookie => Shape(cookie, Proof.Role))
        .AddCookie(Proof.Session, cookie =>
        {
            Shape(cookie, Proof.Session);
            cookie.ExpireTimeSpan = TimeSpan.FromDays(1);
            cookie.SlidingExpiration = false;
            cookie.Events.OnValidatePrincipal = context => Ask(context, (book, token, from) => book.OfSession(token, from)?.Session);
        })
        .AddCookie(Proof.Device, cookie =>
        {
            Shape(cookie, Proof.Device);
            cookie.ExpireTimeSpan = ScreenStays;
            cookie.Events.OnValidatePrincipal = context => Ask(context, (book, token, from) => book.OfDevice(token, from)?.Id?.Value);
        });

    private static void Shape(CookieAuthenticationOptions options, string scheme)
    {
        options.Cookie.Name = Proof.CookieOf(scheme);
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // A link from a briefing or a message must open as the person who follows it; forms carry a token of their own.
        options.Cookie.SameSite = SameSiteMode.Lax;
    }

    // What goes on from here holds the id: the token stays in the cookie.
    private static Task Ask(CookieValidatePrincipalContext context, Func<AccessBook, string, string?, long?> idOf)
    {
        var token = context.Principal?.FindFirstValue(Proof.IdClaim) ?? "";
        var book = context.HttpContext.RequestServices.GetRequiredService<AccessBook>();
        if (idOf(book, token, context.HttpContext.Connection.RemoteIpAddress?.ToString()) is { } id) context.ReplacePrincipal(Proof.Of(context.Scheme.Name, id));
        else context.RejectPrincipal();
        return Task.CompletedTask;
    }
}
