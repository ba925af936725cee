using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BasicControl.Core.Briefing.Html;

/// <summary>Writes HTML: text is always encoded, tags are the program's own.</summary>
internal sealed class Markup
{
    // Chinese goes out as text, not as entities of eight bytes a character.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly System.Buffers.SearchValues<char> NeedsEncoding = System.Buffers.SearchValues.Create("&<>\"'`");

    private readonly StringBuilder _text = new();

    /// <summary>Markup of the program's own, as it is.</summary>
    public Markup Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Markup of the program's own with numbers and encoded texts in it.</summary>
    public Markup Form(FormattableString markup)
    {
        _text.AppendFormat(CultureInfo.InvariantCulture, markup.Format, [.. markup.GetArguments().Select(value => value is string text ? Encoded(text) : value)]);
        return this;
    }

    /// <summary>Text from outside.</summary>
    public Markup Text(string text)
    {
        _text.Append(Encoded(text));
        return this;
    }

    /// <summary>An element with text in it.</summary>
    public Markup Element(string tag, string? attributes, string text) =>
        Raw("<").Raw(tag).Raw(attributes is null ? "" : " ").Raw(attributes ?? "").Raw(">").Text(text).Raw("</").Raw(tag).Raw(">");

    public override string ToString() => _text.ToString();

    /// <summary>Encoded for text and for quoted attributes; characters beyond the plane stay themselves.</summary>
    public static string Encoded(string text) => text.AsSpan().ContainsAny(NeedsEncoding) ? Escaped(text) : text;

    private static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.IsBmp ? safe.Append(Encoder.Encode(rune.ToString())) : safe.Append(rune.ToString());
        }

        return safe.ToString();
    }
}
