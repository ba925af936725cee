using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Issues;

/// <summary>The places of a document that a person may edit, with what stands there.</summary>
public static class BriefingPlaces
{
    /// <summary>Sentences of the commentary: <c>comment:0</c>.</summary>
    public static IEnumerable<(string Place, LocalName Text)> Sentences(BriefingDocument document) => Blocks(document).OfType<TextBlock>()
        .Where(block => block.Role == TextRole.Commentary).SelectMany(block => block.Paragraphs.Select((text, index) => (Of(block, index), text)));

    /// <summary>Measures, by the directive's number.</summary>
    public static IEnumerable<(string Place, LocalName Text)> Measures(BriefingDocument document) =>
        Blocks(document).OfType<DirectiveBlock>().SelectMany(block => block.Directives).Select(one => (one.Number, one.Measure));

    internal static string Of(TextBlock block, int index) => string.Create(CultureInfo.InvariantCulture, $"{block.Code}:{index}");

    private static IEnumerable<BriefingBlock> Blocks(BriefingDocument document) => document.Sections.SelectMany(section => section.Blocks);
}
