using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Access;

/// <summary>
/// A screen that asks to be let in. Its browser keeps the token from the beginning; with the approval of the code that it shows, the token opens
/// the wall.
/// </summary>
internal sealed class ScreenEnrolment(DeviceDesk desk, TimeProvider clock, IOptionsMonitor<CookieAuthenticationOptions> cookies)
{
    private const string Code = "code";
    private const string Until = "until";

    /// <summary>The code that the screen shows: the one that it waits with, or a new one.</summary>
    public async Task<Outcome<string>> CodeOf(HttpContext http)
    {
        if (Waiting(http) is { } code) return code;
        var asked = desk.Request(http.Connection.RemoteIpAddress?.ToString());
        if (!asked.TryGet(out var request)) return asked.Refusal;
        var kept = new AuthenticationProperties { IsPersistent = true };
        kept.Items[Code] = request.Code;
        kept.Items[Until] = request.Until.ToString("O", CultureInfo.InvariantCulture);
        await http.SignInAsync(Proof.Device, Proof.Of(Proof.Device, request.Token), kept);
        return request.Code;
    }

    private string? Waiting(HttpContext http) =>
        http.Request.Cookies[Proof.CookieOf(Proof.Device)] is { } cookie
        && cookies.Get(Proof.Device).TicketDataFormat.Unprotect(cookie)?.Properties.Items is { } kept
        && kept.TryGetValue(Code, out var code) && kept.TryGetValue(Until, out var until)
        && DateTime.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var end) && clock.UtcNow() < end
            ? code
            : null;
}
