using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Paper;
using DocumentFormat.OpenXml.Wordprocessing;

namespace BasicControl.Core.Briefing.Word;

/// <summary>The styles that a briefing is set in: everything that a reader may want to change is changed in one of them.</summary>
internal static class WordStyles
{
    public const string Normal = "Normal";
    public const string Title = "Title";
    public const string Imprint = "Imprint";
    public const string Heading = "Heading1";
    public const string Part = "Part";
    public const string Caption = "Caption";
    public const string Note = "Note";
    public const string Warning = "Warning";
    public const string Cell = "TableText";
    public const string Head = "TableHead";
    public const string Header = "Header";
    public const string Footer = "Footer";
    public const string Table = "BriefingTable";

    /// <summary>Half points of the text in tables where nothing forces it smaller.</summary>
    public const int CellSize = 18;

    /// <summary>Twips from line to line in a table: told exactly, so that a replaced font leaves the pages as they are.</summary>
    public const int CellLine = 240;

    public static Styles Of(ValueText text)
    {
        var face = WordFace.Of(text);
        var (body, line) = text.IsEnglish ? (21, 280) : (23, 360);
        return new(
            Defaults(text, face, body),
            Styled(Normal, "Normal", null, Paragraphs(after: 40, line: line), Runs(face.ForBody(), body), isDefault: true),
            Styled(Title, "Title", Normal, Paragraphs(after: 20, line: 620, align: JustificationValues.Center, next: true), Runs(face.ForTitle(), 42, bold: true), Normal),
            Styled(Imprint, "Imprint", Normal, ImprintParagraph(), Runs(face.ForCell(), 19, colour: PaperPalette.Quiet), Normal),
            Styled(Part, "Part", Normal, Outlined(Paragraphs(after: 120, line: 440, align: JustificationValues.Left, next: true), 0), Runs(face.ForHeading(), 32), Normal),
            Styled(Heading, "heading 1", Normal, HeadingParagraph(), Runs(face.ForHeading(), text.IsEnglish ? 26 : 28, bold: text.IsEnglish), Normal),
            Styled(Caption, "caption", Normal, Outlined(Paragraphs(before: 100, after: 60, line: 290, align: JustificationValues.Left, next: true), 1), Runs(face.ForHeading(), 20, bold: text.IsEnglish), Normal),
            Styled(Note, "Note", Normal, Paragraphs(before: 0, after: 80, line: 240, align: JustificationValues.Left), Runs(face.ForCell(), 17, colour: PaperPalette.Quiet), Note),
            Styled(Warning, "Warning", Normal, WarningParagraph(), Runs(face.ForHeading(), 22), Normal),
            Styled(Cell, "Table Text", Normal, Paragraphs(line: CellLine, align: JustificationValues.Left), Runs(face.ForCell(), CellSize), Cell),
            Styled(Head, "Table Head", Cell, Paragraphs(line: CellLine, align: JustificationValues.Center, next: true), Runs(face.ForHeading(), CellSize, bold: text.IsEnglish), Head),
            Styled(Header, "header", Normal, Paragraphs(line: 260, align: JustificationValues.Left), Runs(face.ForCell(), 17, colour: PaperPalette.Quiet), Header),
            Styled(Footer, "footer", Normal, Paragraphs(line: 260, align: JustificationValues.Center), Runs(face.ForCell(), 18, colour: PaperPalette.Quiet), Footer),
            TableStyle());
    }

    private static DocDefaults Defaults(ValueText text, WordFace face, int body) => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            face.ForBody(),
            new Color { Val = PaperPalette.Ink },
            new FontSize { Val = Half(body) },
            new FontSizeComplexScript { Val = Half(body) },
            new Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new WidowControl())));

    private static Style Styled(string id, string name, string? basedOn, StyleParagraphProperties paragraph, StyleRunProperties run, string? next = null, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null, CustomStyle = id is Imprint or Part or Note or Warning or Cell or Head ? true : null };
        style.Append(new StyleName { Val = name });
        if (basedOn is not null) style.Append(new BasedOn { Val = basedOn });
        if (next is not null) style.Append(new NextParagraphStyle { Val = next });
        style.Append(new PrimaryStyle());
        style.Append(paragraph);
        style.Append(run);
        return style;
    }

    private static StyleParagraphProperties Paragraphs(int before = 0, int after = 0, int line = CellLine, JustificationValues align = JustificationValues.Left, bool next = false)
    {
        var properties = new StyleParagraphProperties();
        if (next) properties.Append(new KeepNext());
        properties.Append(new SpacingBetweenLines { Before = Half(before), After = Half(after), Line = Half(line), LineRule = LineSpacingRuleValues.Exact });
        properties.Append(new Justification { Val = align });
        return properties;
    }

    private static StyleParagraphProperties Outlined(StyleParagraphProperties properties, int level)
    {
        properties.Append(new OutlineLevel { Val = level });
        return properties;
    }

    private static StyleParagraphProperties HeadingParagraph() => new(
        new KeepNext(),
        new KeepLines(),
        new NumberingProperties(new NumberingId { Val = WordParts.HeadingNumbers }),
        new SpacingBetweenLines { Before = "140", After = "70", Line = "380", LineRule = LineSpacingRuleValues.Exact },
        new Justification { Val = JustificationValues.Left },
        new OutlineLevel { Val = 0 });

    private static StyleParagraphProperties ImprintParagraph() => new(
        new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 12, Space = 4, Color = PaperPalette.Ink }),
        new Tabs(
            new TabStop { Val = TabStopValues.Center, Position = WordParts.TextWidth / 2 },
            new TabStop { Val = TabStopValues.Right, Position = WordParts.TextWidth }),
        new SpacingBetweenLines { Before = "0", After = "20", Line = "280", LineRule = LineSpacingRuleValues.Exact });

    private static StyleParagraphProperties WarningParagraph() => new(
        new KeepLines(),
        new ParagraphBorders(
            new TopBorder { Val = BorderValues.Single, Size = 8, Space = 4, Color = PaperPalette.Ink },
            new LeftBorder { Val = BorderValues.Single, Size = 8, Space = 6, Color = PaperPalette.Ink },
            new BottomBorder { Val = BorderValues.Single, Size = 8, Space = 4, Color = PaperPalette.Ink },
            new RightBorder { Val = BorderValues.Single, Size = 8, Space = 6, Color = PaperPalette.Ink }),
        new SpacingBetweenLines { Before = "120", After = "160", Line = "330", LineRule = LineSpacingRuleValues.Exact },
        new Indentation { Left = "140", Right = "140" });

    private static StyleRunProperties Runs(RunFonts fonts, int size, bool bold = false, string? colour = null)
    {
        var properties = new StyleRunProperties(fonts);
        if (bold) properties.Append(new Bold());
        if (colour is not null) properties.Append(new Color { Val = colour });
        properties.Append(new FontSize { Val = Half(size) }, new FontSizeComplexScript { Val = Half(size) });
        return properties;
    }

    private static Style TableStyle() => new(
        new StyleName { Val = "Briefing Table" },
        new PrimaryStyle(),
        new StyleTableProperties(
            new TableBorders(
                Border<TopBorder>(8, PaperPalette.Ink),
                Border<LeftBorder>(4, PaperPalette.Line),
                Border<BottomBorder>(8, PaperPalette.Ink),
                Border<RightBorder>(4, PaperPalette.Line),
                Border<InsideHorizontalBorder>(4, PaperPalette.Line),
                Border<InsideVerticalBorder>(4, PaperPalette.Line)),
            new TableCellMarginDefault(
                new TopMargin { Width = "22", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "22", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa })))
    { Type = StyleValues.Table, StyleId = Table, CustomStyle = true };

    private static TBorder Border<TBorder>(uint size, string colour)
        where TBorder : BorderType, new() => new() { Val = BorderValues.Single, Size = size, Space = 0, Color = colour };

    private static string Half(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
