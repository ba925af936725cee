using System.Globalization;
using System.Text;
using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Html;

/// <summary>One HTML file with everything in it, made for reading and for A4: no script, no picture, nothing fetched.</summary>
public sealed class HtmlWriter : IBriefingWriter
{
    private static readonly Lazy<string> Style = new(() => Resource("briefing.css"));

    public string Format => "html";

    public string Extension => "html";

    public string ContentType => "text/html; charset=utf-8";

    public async Task Write(BriefingDocument document, CultureInfo culture, Stream stream, CancellationToken stop = default)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(Page(document, culture).AsMemory(), stop);
    }

    /// <summary>The whole page as text.</summary>
    /// <param name="order">Address of an order's page by its id; null: numbers lead nowhere.</param>
    public static string Page(BriefingDocument document, CultureInfo culture, Func<long, string>? order = null)
    {
        var text = new ValueText(culture, document);
        var foot = $"{text.Of(document.City)} · {text.Of(document.Title)} · {text.Period(document.Period)} · {DocumentWords.Of("Version", culture, document.Version)} · {DocumentWords.Of(document.State, culture)}";
        return new Markup()
            .Form($"<!doctype html>\n<html lang=\"{(text.IsEnglish ? "en" : "zh-CN")}\" data-theme=\"light\">\n<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Element("title", null, $"{text.Of(document.Title)} {text.Period(document.Period)} · {text.Of(document.City)}")
            .Raw("<style>").Raw(Style.Value).Raw("@page { @bottom-left { content: \"").Raw(CssText(foot)).Raw("\"; } @bottom-right { content: counter(page) \" / \" counter(pages); } }")
            .Raw("</style></head>\n<body class=\"bf-page\">").Raw(HtmlBody.Of(document, culture, order: order)).Raw("</body>\n</html>\n").ToString();
    }

    /// <summary>Text inside a CSS string: what could end it or the style element is escaped.</summary>
    private static string CssText(string text) => string.Concat(text.Select(letter => letter is '"' or '\\' or '<' or '>' or '\n' or '\r' ? $"\\{(int)letter:x} " : letter.ToString()));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlWriter).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"No resource {name}."));
        return reader.ReadToEnd();
    }
}
