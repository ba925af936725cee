using System.Globalization;
using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Html;

/// <summary>A briefing as an HTML article: for the page made for printing and for the office's own page, which share <c>briefing.css</c>.</summary>
public static class HtmlBody
{
    /// <summary>The article without a frame around it.</summary>
    /// <param name="heading">Level of its title; sections are one below.</param>
    /// <param name="order">Address of an order's page by its id; null: numbers lead nowhere.</param>
    public static string Of(BriefingDocument document, CultureInfo culture, int heading = 1, Func<long, string>? order = null)
    {
        var links = new OrderLinks(document, order);
        var text = new ValueText(culture, document);
        var markup = new Markup();
        markup.Form($"<article class=\"briefing\" lang=\"{(text.IsEnglish ? "en" : "zh-CN")}\" data-state=\"{document.State.ToString()}\">");
        Head(markup, document, text, heading);
        var level = heading + 1;
        foreach (var (part, key) in new[] { (document.PageOne, "PageOne"), (document.Annex, "Annex") })
        {
            var sections = part.ToList();
            if (sections.Count == 0)
            {
                continue;
            }

            markup.Form($"<div class=\"bf-part bf-{key.ToLowerInvariant()}\">");
            if (key == "Annex")
            {
                markup.Element($"h{level}", "class=\"bf-part-title\"", DocumentWords.Of(key, culture));
            }

            foreach (var section in sections)
            {
                Section(markup, section, text, links, key == "Annex" ? level + 1 : level);
            }

            markup.Raw("</div>");
        }

        return markup.Raw("</article>").ToString();
    }

    private static void Head(Markup markup, BriefingDocument document, ValueText text, int heading)
    {
        var culture = text.Culture;
        markup.Raw("<header class=\"bf-head\">").Element("p", "class=\"bf-city\"", text.Of(document.City));
        markup.Element($"h{heading}", "class=\"bf-title\"", text.Of(document.Title));
        markup.Element("p", "class=\"bf-period\"", document.Scope is { } scope ? $"{text.Period(document.Period)} · {text.Of(scope)}" : text.Period(document.Period));
        markup.Raw("<p class=\"bf-meta\">");
        markup.Element("strong", $"class=\"bf-state bf-state-{document.State.ToString().ToLowerInvariant()}\"", DocumentWords.Of(document.State, culture));
        foreach (var part in new[]
        {
            DocumentWords.Of("Version", culture, document.Version),
            $"{DocumentWords.Of("AsOf", culture)} {text.Instant(document.AsOf)}",
            $"{DocumentWords.Of("Position", culture)} {text.Count(document.Position)}",
            DocumentWords.SignatureLine(document, text),
        })
        {
            if (part is not null)
            {
                markup.Element("span", null, part);
            }
        }

        markup.Raw("</p></header>");
    }

    private static void Section(Markup markup, BriefingSection section, ValueText text, OrderLinks links, int level)
    {
        markup.Form($"<section class=\"bf-section\" id=\"s-{section.Code}\" aria-labelledby=\"t-{section.Code}\">");
        markup.Element($"h{level}", $"id=\"t-{section.Code}\"", text.Of(section.Title));
        foreach (var block in section.Blocks)
        {
            switch (block)
            {
                case FigureBlock figures: HtmlFigures.Write(markup, figures, text, level + 1); break;
                case TextBlock paragraphs: Paragraphs(markup, paragraphs, text, links); break;
                case TableBlock table: HtmlTables.Write(markup, table, text, links, text.Of(table.Title) == text.Of(section.Title)); break;
                case DirectiveBlock directives: HtmlTables.Write(markup, directives, text, links); break;
                case HeatBlock heat: HtmlHeat.Write(markup, heat, text); break;
                case ChartBlock chart: SvgChart.Write(markup, chart, text); break;
                default: throw new ArgumentOutOfRangeException(nameof(section), block, "Not a kind of block.");
            }
        }

        markup.Raw("</section>");
    }

    private static void Paragraphs(Markup markup, TextBlock block, ValueText text, OrderLinks links)
    {
        markup.Form($"<div class=\"bf-text bf-text-{block.Role.ToString().ToLowerInvariant()}\" data-code=\"{block.Code}\">");
        foreach (var paragraph in block.Paragraphs)
        {
            markup.Raw("<p>");
            links.Write(markup, text.Of(paragraph));
            markup.Raw("</p>");
        }

        markup.Raw("</div>");
    }
}
