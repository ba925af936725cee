using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Paper;

/// <summary>What a document says about itself.</summary>
internal static class PaperImprint
{
    /// <summary>“Version 1 · Draft, unsigned”: stands on every page.</summary>
    public static string Mark(BriefingDocument document, ValueText text) =>
        $"{DocumentWords.Of("Version", text.Culture, document.Version)} · {DocumentWords.Of(document.State, text.Culture)}";

    /// <summary>City, period, instant, version and state in one line.</summary>
    public static string Of(BriefingDocument document, ValueText text) =>
        $"{Issuer(document, text)}　{DocumentWords.Of("Period", text.Culture)} {text.Period(document.Period)}　{DocumentWords.Of("AsOf", text.Culture)} {text.Instant(document.AsOf)}　{Mark(document, text)}";

    public static string Issuer(BriefingDocument document, ValueText text) =>
        document.Scope is { } scope ? $"{text.Of(document.City)} · {text.Of(scope)}" : text.Of(document.City);
}
