using BasicControl.Web.Access;
using Microsoft.AspNetCore.Localization;

namespace BasicControl.Web.Setup;

/// <summary>What a viewer chose for this browser, kept in cookies: language and theme.</summary>
internal static class Preferences
{
    private const string ThemeCookie = "bc-theme";

    public static readonly IReadOnlyList<string> Themes = ["dark", "light"];

    public static void MapPreferences(this WebApplication app)
    {
        app.MapGet(Links.CulturePattern, (string name, string? back, HttpContext http) => Languages.All.Contains(name)
            ? Keep(http, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new(name)), back)
            : Results.NotFound()).Open();
        app.MapGet(Links.ThemePattern, (string name, string? back, HttpContext http) => Themes.Contains(name)
            ? Keep(http, ThemeCookie, name, back)
            : Results.NotFound()).Open();
    }

    /// <summary>The theme of a page: the wall is dark unless its address says <c>?theme=light</c>, an office page as the viewer chose, light at first.</summary>
    public static string Theme(HttpContext? http)
    {
        if (http is null) return "light";
        if (Links.IsWall(http.Request.Path)) return http.Request.Query["theme"] == "light" ? "light" : "dark";
        return http.Request.Cookies[ThemeCookie] is { } chosen && Themes.Contains(chosen) ? chosen : "light";
    }

    private static IResult Keep(HttpContext http, string cookie, string value, string? back)
    {
        http.Response.Cookies.Append(cookie, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
        });
        return Results.LocalRedirect(Links.Back(back, Links.Home));
    }
}
