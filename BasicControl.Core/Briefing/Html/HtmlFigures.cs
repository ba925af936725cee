using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Html;

/// <summary>Headline figures: value with its base, then what it is compared with, each by arrow and words.</summary>
internal static class HtmlFigures
{
    public static void Write(Markup markup, FigureBlock block, ValueText text, int level)
    {
        markup.Raw("<div class=\"bf-figures\">");
        foreach (var figure in block.Figures)
        {
            markup.Form($"<div class=\"bf-figure\" data-figure=\"{figure.Code}\">");
            markup.Element($"h{level}", null, text.Of(figure.Name));
            markup.Raw("<p class=\"bf-value\">");
            if (figure.Value is ShareValue share)
            {
                markup.Element("b", null, text.Share(share)).Raw(" ").Element("span", "class=\"bf-base\"", $"{text.Count(share.Numerator)} / {text.Count(share.Denominator)}");
            }
            else
            {
                markup.Element("b", null, text.Of(figure.Value));
            }

            markup.Raw("</p>").Element("p", "class=\"bf-formula\"", text.Of(figure.Formula));
            if (figure.Comparisons.Count > 0)
            {
                markup.Raw("<ul>");
                foreach (var comparison in figure.Comparisons)
                {
                    markup.Form($"<li data-comparison=\"{comparison.Kind.ToString().ToLowerInvariant()}\" data-verdict=\"{comparison.Verdict.ToString().ToLowerInvariant()}\">");
                    markup.Raw("<span aria-hidden=\"true\">").Raw(Mark(comparison)).Raw("</span> ").Text(text.Of(comparison.Words)).Raw("</li>");
                }

                markup.Raw("</ul>");
            }

            if (figure.Note is { } note)
            {
                markup.Element("p", "class=\"bf-note\"", text.Of(note));
            }

            markup.Raw("</div>");
        }

        markup.Raw("</div>");
    }

    private static string Mark(BriefingComparison comparison) => comparison switch
    {
        { Kind: ComparisonKind.Target, Verdict: Verdict.Better } => "✓",
        { Kind: ComparisonKind.Target } => "✗",
        { Direction: > 0 } => "↑",
        { Direction: < 0 } => "↓",
        _ => "＝",
    };
}
