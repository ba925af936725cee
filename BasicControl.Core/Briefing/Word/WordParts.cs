using BasicControl.Core.Briefing.Document;
using DocumentFormat.OpenXml.Wordprocessing;

namespace BasicControl.Core.Briefing.Word;

/// <summary>What surrounds the text: the page, its header and footer, the numbers of headings, the settings.</summary>
internal static class WordParts
{
    /// <summary>Twips between the margins of an upright A4 page: 210 mm less 26 and 24.</summary>
    public const int TextWidth = 9_072;

    /// <summary>Number of the list that numbers the sections.</summary>
    public const int HeadingNumbers = 1;

    private const int PageWidth = 11_906;
    private const int PageHeight = 16_838;

    /// <summary>A4 with room for a binding; page one has no header, its title says it all.</summary>
    public static SectionProperties Page(string header, string footer, string firstFooter) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        new FooterReference { Type = HeaderFooterValues.First, Id = firstFooter },
        new PageSize { Width = PageWidth, Height = PageHeight },
        new PageMargin { Top = 1_077, Bottom = 1_020, Left = (PageWidth - TextWidth) / 2, Right = (PageWidth - TextWidth) / 2, Header = 567, Footer = 510, Gutter = 0 },
        new TitlePage());

    public static Header HeaderOf(string left, string right) => new(new Paragraph(
        new ParagraphProperties(
            new ParagraphStyleId { Val = WordStyles.Header },
            new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 2, Color = Paper.PaperPalette.Line }),
            new Tabs(new TabStop { Val = TabStopValues.Right, Position = TextWidth })),
        WordText.Run(left),
        new Run(new TabChar()),
        WordText.Run(right)));

    /// <summary>“第 1 页，共 6 页”: both numbers are fields.</summary>
    public static Footer FooterOf(ValueText text)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Footer }));
        const string Page = "\u0001";
        const string Pages = "\u0002";
        var words = DocumentWords.Of("PageOf", text.Culture, Page, Pages);
        var at = 0;
        foreach (var (mark, field) in new[] { (Page, " PAGE "), (Pages, " NUMPAGES ") }.OrderBy(part => words.IndexOf(part.Item1, StringComparison.Ordinal)))
        {
            var found = words.IndexOf(mark, StringComparison.Ordinal);
            paragraph.Append(WordText.Run(words[at..found]), new SimpleField(WordText.Run("1")) { Instruction = field });
            at = found + 1;
        }

        paragraph.Append(WordText.Run(words[at..]));
        return new Footer(paragraph);
    }

    /// <summary>一、二、三、 in Chinese, 1. 2. 3. in English, by the heading style itself.</summary>
    public static Numbering Numbers(ValueText text) => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = text.IsEnglish ? NumberFormatValues.Decimal : NumberFormatValues.ChineseCountingThousand },
                new ParagraphStyleIdInLevel { Val = WordStyles.Heading },
                new LevelSuffix { Val = text.IsEnglish ? LevelSuffixValues.Space : LevelSuffixValues.Nothing },
                new LevelText { Val = text.IsEnglish ? "%1." : "%1、" },
                new LevelJustification { Val = LevelJustificationValues.Left })
            { LevelIndex = 0 })
        { AbstractNumberId = 0 },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = HeadingNumbers });

    public static Settings SettingsOf(ValueText text) => new(
        new Zoom { Percent = "100" },
        new DefaultTabStop { Val = 420 },
        new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
        new Compatibility(
            new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = text.IsEnglish ? "en-US" : "zh-CN", EastAsia = "zh-CN" },
        new DecimalSymbol { Val = "." },
        new ListSeparator { Val = "," });
}
