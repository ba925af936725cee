using System.Globalization;
using System.Resources;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Briefing.Document;

/// <summary>What every writer says around the content: states, headings, page numbers. From <c>DocumentWords.resx</c>.</summary>
public static class DocumentWords
{
    private static readonly ResourceManager Texts = new(typeof(DocumentWords));

    /// <exception cref="MissingManifestResourceException">The key has no text: a fault of the program.</exception>
    public static string Of(string key, CultureInfo culture) =>
        Texts.GetString(key, culture) ?? throw new MissingManifestResourceException($"{nameof(DocumentWords)}: no text {key}");

    public static string Of(string key, CultureInfo culture, params object?[] values) => string.Format(culture, Of(key, culture), values);

    /// <summary>The text in both languages.</summary>
    public static LocalName Both(string key) => new(Of(key, BriefingCultures.Chinese), Of(key, BriefingCultures.English));

    public static string Of(BriefingState state, CultureInfo culture) => Of($"State_{state}", culture);

    public static string Of(Level level, CultureInfo culture) => Of($"Level_{level}", culture);

    /// <summary>Who signed and when, or null for a draft.</summary>
    public static string? SignatureLine(BriefingDocument document, ValueText text) => document.Signature is not { } signed
        ? null
        : Of("SignedBy", text.Culture, signed.Name, text.Of(signed.Post), text.Instant(signed.At));
}

/// <summary>The two languages that documents are written in.</summary>
public static class BriefingCultures
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
}
