using System.Globalization;

namespace BasicControl.Web.Setup;

/// <summary>The languages of the pages: Chinese first, English complete.</summary>
internal static class Languages
{
    public const string Default = "zh-CN";

    public static readonly IReadOnlyList<string> All = [Default, "en"];

    /// <summary>The cookie decides, then the browser, then Chinese.</summary>
    public static void UseLanguages(this WebApplication app)
    {
        var cultures = All.Select(CultureInfo.GetCultureInfo).ToList();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(Default),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            ApplyCurrentCultureToResponseHeaders = true,
        });
    }
}
