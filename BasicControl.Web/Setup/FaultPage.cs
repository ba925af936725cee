using System.Globalization;
using System.Net;
using System.Resources;

namespace BasicControl.Web.Setup;

/// <summary>What a person sees when a page has failed: plain, since the page's own parts may be what failed. The log says why.</summary>
internal static class FaultPage
{
    private static readonly ResourceManager Texts = new(typeof(FaultPage));

    public static Task Write(HttpContext http)
    {
        var language = CultureInfo.CurrentUICulture;
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{language.Name}">
            <head><meta charset="utf-8" /><title>{Text("Title", language)}</title><link rel="icon" type="image/svg+xml" href="/icons/favicon.svg" /><link rel="stylesheet" href="/css/tokens.css" /></head>
            <body style="margin: 15vh auto; max-width: 40rem; padding: 0 1rem; font-family: sans-serif; line-height: 1.6">
              <h1>{Text("Title", language)}</h1>
              <p>{Text("Cure", language)}</p>
              <p><a href="{Links.Home}">{Text("Back", language)}</a></p>
            </body>
            </html>
            """,
            http.RequestAborted);
    }

    private static string Text(string key, CultureInfo language) => WebUtility.HtmlEncode(Texts.GetString(key, language)!);
}
