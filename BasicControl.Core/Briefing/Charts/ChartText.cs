using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Paper;
using BasicControl.Core.Figures.Export;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;

namespace BasicControl.Core.Briefing.Charts;

/// <summary>Texts in a chart, with fonts named for both scripts.</summary>
internal static class ChartText
{
    private const int UpwardsRight = -5_400_000;
    private const int Slant = -2_700_000;

    /// <param name="size">Hundredths of a point.</param>
    /// <param name="leans">Set on the slant.</param>
    public static TextProperties Plain(ValueText text, int size, bool leans = false) => new(
        leans ? new BodyProperties { Rotation = Slant, Vertical = TextVerticalValues.Horizontal } : new BodyProperties(),
        new ListStyle(),
        new Paragraph(
            new ParagraphProperties(Fonts(new DefaultRunProperties { FontSize = size, Bold = false }, text, PaperPalette.Quiet)),
            new EndParagraphRunProperties { Language = LanguageOf(text) }));

    public static Title Title(string words, ValueText text, int size, bool bold, bool turned = false)
    {
        var body = new BodyProperties();
        body.Rotation = turned ? UpwardsRight : 0;
        body.Vertical = TextVerticalValues.Horizontal;

        return new Title(
            new DocumentFormat.OpenXml.Drawing.Charts.ChartText(new RichText(
                body,
                new ListStyle(),
                new Paragraph(
                    new ParagraphProperties(Fonts(new DefaultRunProperties { FontSize = size, Bold = bold }, text, PaperPalette.Ink)),
                    new Run(
                        Fonts(new RunProperties { Language = LanguageOf(text), FontSize = size, Bold = bold }, text, PaperPalette.Ink),
                        new Text(CellText.Clean(words)))))),
            new Overlay { Val = false });
    }

    private static T Fonts<T>(T properties, ValueText text, string colour)
        where T : OpenXmlCompositeElement
    {
        properties.Append(
            ChartPaint.Solid(colour),
            new LatinFont { Typeface = text.IsEnglish ? "Arial" : "Times New Roman" },
            new EastAsianFont { Typeface = "宋体" });
        return properties;
    }

    private static string LanguageOf(ValueText text) => text.IsEnglish ? "en-US" : "zh-CN";
}
