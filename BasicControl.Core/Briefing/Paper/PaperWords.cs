using System.Globalization;
using System.Resources;
using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Paper;

/// <summary>What only documents for office programs say. From <c>PaperWords.resx</c>.</summary>
internal static class PaperWords
{
    private static readonly ResourceManager Texts = new(typeof(PaperWords));

    /// <exception cref="MissingManifestResourceException">The key has no text: a fault of the program.</exception>
    public static string Of(string key, CultureInfo culture, params object?[] values) =>
        string.Format(culture, Texts.GetString(key, culture) ?? throw new MissingManifestResourceException($"{nameof(PaperWords)}: no text {key}"), values);

    /// <summary>Head of the column of a comparison.</summary>
    public static string Of(ComparisonKind kind, BriefingPeriod period, CultureInfo culture) =>
        Of(kind == ComparisonKind.Before && period.Days == 1 ? "Compared_DayBefore" : $"Compared_{kind}", culture);
}
