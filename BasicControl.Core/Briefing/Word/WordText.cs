using BasicControl.Core.Figures.Export;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace BasicControl.Core.Briefing.Word;

/// <summary>Paragraphs and runs.</summary>
internal static class WordText
{
    public static Paragraph Paragraph(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    /// <summary>Running text; Chinese paragraphs are indented by two characters, as officials write.</summary>
    public static Paragraph Running(string text, bool isEnglish)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Normal });
        if (!isEnglish) properties.Append(new Indentation { FirstLineChars = 200, FirstLine = "480" });
        return new Paragraph(properties, Run(text));
    }

    /// <summary>A run without formats of its own; a line break in the text stays one.</summary>
    public static Run Run(string text)
    {
        var run = new Run();
        var lines = CellText.Clean(text).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>A run in another weight, colour or size.</summary>
    /// <param name="halfPoints">0 leaves the style's size.</param>
    public static Run Run(string text, bool bold = false, string? colour = null, int halfPoints = 0)
    {
        var properties = new RunProperties();
        if (bold) properties.Append(new Bold());
        if (colour is not null) properties.Append(new Color { Val = colour });
        if (halfPoints > 0)
        {
            var size = halfPoints.ToString(System.Globalization.CultureInfo.InvariantCulture);
            properties.Append(new FontSize { Val = size }, new FontSizeComplexScript { Val = size });
        }

        var run = Run(text);
        if (properties.HasChildren) run.PrependChild(properties);
        return run;
    }
}
