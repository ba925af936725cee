using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Html;

/// <summary>A heat grid as a plain table: each count stands in its cell, the shade is beside it, and a legend has the real numbers.</summary>
internal static class HtmlHeat
{
    /// <summary>Columns that a page has room for upright; a wider grid is printed across.</summary>
    private const int UprightColumns = 24;

    /// <summary>A grid of no more columns is not drawn out over the page.</summary>
    private const int FewColumns = 6;

    public static void Write(Markup markup, HeatBlock heat, ValueText text)
    {
        var scale = HeatScale.Of(heat.Cells);
        var isLong = heat.Columns.Any(column => text.Of(column).Length > 3);
        HtmlTables.Open(markup, heat.Code, text.Of(heat.Title), 0, $" bf-heat{(isLong ? " bf-heat-tall" : "")}{(heat.Columns.Count > UprightColumns ? " bf-wide" : heat.Columns.Count <= FewColumns ? " bf-few" : "")}");
        markup.Raw("<thead><tr>").Element("th", "scope=\"col\" class=\"bf-words\"", text.Of(heat.Corner));
        foreach (var column in heat.Columns)
        {
            markup.Raw("<th scope=\"col\"><span>").Text(text.Of(column)).Raw("</span></th>");
        }

        markup.Element("th", "scope=\"col\" class=\"bf-sum\"", DocumentWords.Of("Total", text.Culture)).Raw("</tr></thead><tbody>");
        for (var row = 0; row < heat.Rows.Count; row++)
        {
            markup.Raw("<tr>").Element("th", "scope=\"row\" class=\"bf-words\"", text.Of(heat.Rows[row]));
            var sum = 0L;
            for (var column = 0; column < heat.Columns.Count; column++)
            {
                var count = heat.Cells[(row * heat.Columns.Count) + column];
                sum += count;
                if (count == 0)
                {
                    markup.Raw("<td></td>");
                }
                else
                {
                    markup.Raw("<td class=\"h").Raw(scale.StepOf(count).ToString(CultureInfo.InvariantCulture)).Raw("\">").Raw(count.ToString(CultureInfo.InvariantCulture)).Raw("</td>");
                }
            }

            markup.Element("td", "class=\"bf-sum\"", text.Count(sum)).Raw("</tr>");
        }

        markup.Raw("</tbody></table></div>");
        Legend(markup, heat, scale, text);
    }

    private static void Legend(Markup markup, HeatBlock heat, HeatScale scale, ValueText text)
    {
        markup.Raw("<p class=\"bf-legend\">");
        for (var step = 1; step <= scale.From.Count; step++)
        {
            var from = scale.From[step - 1];
            var upTo = step < scale.From.Count ? scale.From[step] - 1 : heat.Most();
            markup.Form($"<span class=\"h{scale.ShadeOf(step)}\">").Text(from == upTo ? text.Count(from) : $"{text.Count(from)}–{text.Count(upTo)}").Raw("</span>");
        }

        if (heat.Note is { } note)
        {
            markup.Element("span", "class=\"bf-note\"", text.Of(note));
        }

        markup.Raw("</p>");
    }
}
