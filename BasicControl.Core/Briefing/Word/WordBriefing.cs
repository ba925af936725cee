using System.Globalization;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Paper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace BasicControl.Core.Briefing.Word;

/// <summary>
/// The briefing as Chinese officials write: an A4 document of Word with title, imprint, numbered sections that the
/// navigation shows, tables whose heads are repeated, shaded heat grids and charts that stay charts. The same document
/// gives the same bytes.
/// </summary>
public sealed class WordBriefing : IBriefingWriter
{
    public string Format => "docx";

    public string Extension => "docx";

    public string ContentType => "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async Task Write(BriefingDocument document, CultureInfo culture, Stream stream, CancellationToken stop = default)
    {
        using var package = new MemoryStream();
        using (var word = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            Fill(word, document, new ValueText(culture, document));
        }

        using var same = new MemoryStream();
        PackageBytes.CopyWithoutInstants(package, same);
        same.Position = 0;
        await same.CopyToAsync(stream, stop);
    }

    private static void Fill(WordprocessingDocument word, BriefingDocument document, ValueText text)
    {
        var main = word.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "document");
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Of(text);
        main.AddNewPart<NumberingDefinitionsPart>("numbers").Numbering = WordParts.Numbers(text);
        main.AddNewPart<FontTablePart>("fonts").Fonts = WordFace.Table();
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = WordParts.SettingsOf(text);
        main.AddNewPart<HeaderPart>("header").Header = WordParts.HeaderOf($"{text.Of(document.City)}　{text.Of(document.Title)}　{text.Period(document.Period)}", PaperImprint.Mark(document, text));
        main.AddNewPart<FooterPart>("footer").Footer = WordParts.FooterOf(text);
        main.AddNewPart<FooterPart>("first-footer").Footer = WordParts.FooterOf(text);
        main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(Body(document, text, new WordBlocks(text, document.Period, new WordCharts(main, text))));
        PackageNames.Add(word.AddNewPart<CoreFilePropertiesPart>("core"), document, text);
    }

    private static Body Body(BriefingDocument document, ValueText text, WordBlocks blocks)
    {
        var body = new Body();
        body.Append(Opening(document, text));
        foreach (var section in document.PageOne) Append(body, section, text, blocks);
        var isFirst = true;
        foreach (var section in document.Annex)
        {
            if (isFirst) body.Append(AnnexHead(text));
            isFirst = false;
            Append(body, section, text, blocks);
        }

        body.Append(WordParts.Page("header", "footer", "first-footer"));
        return body;
    }

    private static IEnumerable<Paragraph> Opening(BriefingDocument document, ValueText text)
    {
        yield return WordText.Paragraph(WordStyles.Title, text.Of(document.Title));
        yield return ImprintLine(
            WordText.Run(PaperImprint.Issuer(document, text), bold: true, colour: PaperPalette.Ink),
            WordText.Run($"{DocumentWords.Of("Period", text.Culture)} {text.Period(document.Period)}"),
            WordText.Run(PaperImprint.Mark(document, text), bold: document.State is not BriefingState.Signed, colour: PaperPalette.Ink));
        yield return ImprintLine(
            WordText.Run($"{DocumentWords.Of("AsOf", text.Culture)} {text.Instant(document.AsOf)}"),
            WordText.Run(""),
            WordText.Run(DocumentWords.SignatureLine(document, text) ?? PaperWords.Of("SignHere", text.Culture), colour: PaperPalette.Ink));
    }

    private static Paragraph ImprintLine(Run left, Run centre, Run right) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Imprint }), left, new Run(new TabChar()), centre, new Run(new TabChar()), right);

    private static void Append(Body body, BriefingSection section, ValueText text, WordBlocks blocks)
    {
        body.Append(WordText.Paragraph(WordStyles.Heading, text.Of(section.Title)));
        foreach (var block in section.Blocks) body.Append(blocks.Of(block));
    }

    private static Paragraph AnnexHead(ValueText text) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Part }, new PageBreakBefore()),
        WordText.Run(DocumentWords.Of("Annex", text.Culture)));
}
