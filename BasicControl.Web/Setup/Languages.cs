using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace BasicControl.Web.Setup;

/// <summary>The languages of the pages: Chinese first, English complete.</summary>
internal static class Languages
{
    public const string Default = "zh-CN";

    public static readonly IReadOnlyList<string> All = [Default, "en"];

    /// <summary>The address decides (<c>?lang=en</c>), then the cookie, then the browser, then Chinese.</summary>
    public static void UseLanguages(this WebApplication app)
    {
        var cultures = All.Select(CultureInfo.GetCultureInfo).ToList();
        var options = new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(Default),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            ApplyCurrentCultureToResponseHeaders = true,
        };
        options.RequestCultureProviders.Insert(0, new QueryStringRequestCultureProvider { QueryStringKey = "lang", UIQueryStringKey = "lang" });
        app.UseRequestLocalization(options);
    }
}
