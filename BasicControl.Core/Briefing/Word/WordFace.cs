using BasicControl.Core.Briefing.Document;
using DocumentFormat.OpenXml.Wordprocessing;

namespace BasicControl.Core.Briefing.Word;

/// <summary>
/// Fonts of a document, by the names that the offices' machines have. A name that is missing is replaced through the
/// font table, which names its Latin alias and its family, so that no Chinese text falls to a font without its glyphs.
/// </summary>
/// <param name="Body">East Asian font of running text.</param>
/// <param name="Heading">East Asian font of headings and table heads.</param>
/// <param name="Title">East Asian font of the title.</param>
/// <param name="Cell">East Asian font of tables.</param>
/// <param name="Latin">Letters and figures of running text.</param>
/// <param name="LatinHeading">Letters and figures of headings and tables.</param>
internal sealed record WordFace(string Body, string Heading, string Title, string Cell, string Latin, string LatinHeading)
{
    private static readonly WordFace Chinese = new("仿宋", "黑体", "宋体", "宋体", "Times New Roman", "Times New Roman");
    private static readonly WordFace English = new("宋体", "黑体", "黑体", "宋体", "Times New Roman", "Arial");

    public static WordFace Of(ValueText text) => text.IsEnglish ? English : Chinese;

    public RunFonts ForBody() => Fonts(Latin, Body);

    public RunFonts ForHeading() => Fonts(LatinHeading, Heading);

    public RunFonts ForTitle() => Fonts(LatinHeading, Title);

    public RunFonts ForCell() => Fonts(LatinHeading, Cell);

    /// <summary>The font table: what to take where a named font is not installed.</summary>
    public static Fonts Table() => new(
        Named("宋体", "SimSun", FontFamilyValues.Roman, chinese: true),
        Named("黑体", "SimHei", FontFamilyValues.Modern, chinese: true),
        Named("仿宋", "FangSong", FontFamilyValues.Modern, chinese: true),
        Named("Times New Roman", "Liberation Serif", FontFamilyValues.Roman, chinese: false),
        Named("Arial", "Liberation Sans", FontFamilyValues.Swiss, chinese: false));

    private static Font Named(string name, string alias, FontFamilyValues family, bool chinese) => new(
        new AltName { Val = alias },
        new FontCharSet { Val = chinese ? "86" : "00" },
        new FontFamily { Val = family },
        new Pitch { Val = FontPitchValues.Variable })
    { Name = name };

    private static RunFonts Fonts(string latin, string chinese) => new() { Ascii = latin, HighAnsi = latin, ComplexScript = latin, EastAsia = chinese };
}
