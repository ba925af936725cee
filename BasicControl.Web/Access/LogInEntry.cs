using BasicControl.Core.Access;
using BasicControl.Web.Access.Oidc;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace BasicControl.Web.Access;

/// <summary>Coming and going of people: the session's cookie, log-out and the choice among one's roles.</summary>
internal static class LogInEntry
{
    /// <summary>Not in the address: it would stay in the history and in logs.</summary>
    public const string TicketCookie = "bc-ticket";

    /// <summary>Gives the browser a new session; one that it had before ends, so that no session goes on under another person's proof.</summary>
    public static async Task Enter(this HttpContext http, OpenedSession opened)
    {
        var before = http.RequestServices.GetRequiredService<Callers>().Of(http.User);
        if (before is { Session: { } session }) await http.RequestServices.GetRequiredService<SessionDesk>().Close(session, before.Actor, http.RequestAborted);
        await http.SignInAsync(Proof.Session, Proof.Of(Proof.Session, opened.Token));
    }

    /// <summary>The ticket of a log-in that began at the identity service and waits for a code; the log-in page takes it once.</summary>
    public static string? TakeTicket(this HttpContext http)
    {
        if (http.Request.Cookies[TicketCookie] is not { Length: > 0 } ticket) return null;
        http.Response.Cookies.Delete(TicketCookie, TicketOptions(http));
        return ticket;
    }

    public static void MapLogIn(this WebApplication app)
    {
        app.MapPost(Links.LogOut, async ([FromForm] string? back, HttpContext http, Acting acting, SessionDesk sessions) =>
        {
            if (acting.Caller is { Session: { } session } caller) await sessions.Close(session, caller.Actor, http.RequestAborted);
            await http.SignOutAsync(Proof.Session);
            return Results.LocalRedirect(Links.Back(back, Links.LogIn));
        }).Needs(Permission.ReadOwnAccount);
        app.MapPost(Links.TakeRole, async ([FromForm] long grant, HttpContext http, Acting acting, SessionDesk sessions) =>
        {
            if (acting.Caller is { Session: { } session } caller) await sessions.TakeRole(session, grant, caller.Actor, http.RequestAborted);
            return Results.LocalRedirect(Links.Home);
        }).Needs(Permission.ReadOwnAccount);
        if (app.Configuration.GetSection(OidcSettings.Section).Get<OidcSettings>() is not { IsOn: true }) return;
        app.MapOidc((http, opened) => http.Enter(opened), AskCode, refusal => Results.LocalRedirect(Links.LogInRefused(refusal.Code)));
    }

    private static IResult AskCode(HttpContext http, string ticket, string back)
    {
        http.Response.Cookies.Append(TicketCookie, ticket, TicketOptions(http));
        return Results.LocalRedirect(Links.LogInFor(back));
    }

    // The way comes from another site, which a strict cookie would not follow.
    private static CookieOptions TicketOptions(HttpContext http) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = Links.LogIn,
        MaxAge = TimeSpan.FromMinutes(5),
    };
}
