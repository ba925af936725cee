using System.Globalization;
using System.Resources;
using BasicControl.Core.Basics;

namespace BasicControl.Web.Api;

/// <summary>The words of the API's answers: a refusal of the domain as everywhere else, one of the protocol from <c>ApiTexts.resx</c>.</summary>
internal static class ApiTexts
{
    private static readonly ResourceManager Texts = new(typeof(ApiTexts));

    public static string Of(Refusal refusal, CultureInfo culture)
    {
        if (Texts.GetString(refusal.Code, culture) is not { } text) return RefusalText.Of(refusal, culture);
        return string.Format(culture, text, [refusal.Field ?? "", .. refusal.Arguments]);
    }

    /// <summary>The short title of a status.</summary>
    public static string TitleOf(int status, CultureInfo culture) =>
        Texts.GetString($"title.{status.ToString(CultureInfo.InvariantCulture)}", culture) ?? Texts.GetString("title.500", culture)!;

    /// <summary>A text of the API's own page.</summary>
    public static string Page(string key, CultureInfo culture) => Texts.GetString(key, culture)!;
}
