using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Briefing.Html;

/// <summary>Tables and the list of directives.</summary>
internal static class HtmlTables
{
    /// <param name="isNamed">The heading right above says the same: the caption is heard only.</param>
    public static void Write(Markup markup, TableBlock table, ValueText text, OrderLinks links, bool isNamed)
    {
        Open(markup, table.Code, text.Of(table.Title), table.Columns.Count, isNamed ? " bf-named" : "");
        markup.Raw("<thead><tr>");
        foreach (var column in table.Columns)
        {
            markup.Element("th", $"scope=\"col\" class=\"{ClassOf(column.Kind)}\" data-key=\"{column.Key}\"", text.Of(column.Title));
        }

        markup.Raw("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            Row(markup, table, row, text, links);
        }

        if (table.Rows.Count == 0)
        {
            markup.Form($"<tr><td colspan=\"{table.Columns.Count}\" class=\"bf-none\">").Text(DocumentWords.Of("NoRows", text.Culture)).Raw("</td></tr>");
        }

        markup.Raw("</tbody>");
        if (table.Total is { } total)
        {
            markup.Raw("<tfoot>");
            Row(markup, table, total, text, links);
            markup.Raw("</tfoot>");
        }

        Close(markup, table.Note is { } note ? text.Of(note) : null);
    }

    public static void Write(Markup markup, DirectiveBlock block, ValueText text, OrderLinks links)
    {
        var culture = text.Culture;
        if (block.Directives.Count == 0)
        {
            markup.Element("p", "class=\"bf-none\"", DocumentWords.Of("NoDirectives", culture));
            return;
        }

        Open(markup, block.Code, DocumentWords.Of("Directives", culture), 6, " bf-named");
        markup.Raw("<thead><tr>");
        foreach (var key in new[] { "Number", "Level", "Measure", "ResponsibleUnit", "Due", "State" })
        {
            markup.Element("th", "scope=\"col\" class=\"bf-words\"", DocumentWords.Of(key, culture));
        }

        markup.Raw("</tr></thead><tbody>");
        foreach (var directive in block.Directives)
        {
            markup.Form($"<tr data-number=\"{directive.Number}\">").Raw("<th scope=\"row\" class=\"bf-words bf-number\">");
            links.Write(markup, directive.Number);
            markup.Raw("</th>");
            markup.Raw("<td class=\"bf-words\">").Raw(Level(directive.Level, text)).Raw("</td>");
            markup.Raw("<td class=\"bf-words bf-long\">").Element("span", "class=\"bf-type\"", text.Of(directive.Title)).Raw(" ").Text(text.Of(directive.Measure)).Raw("</td>");
            markup.Element("td", "class=\"bf-words\"", text.Of(directive.Unit));
            markup.Element("td", "class=\"bf-instant\"", directive.Due is { } due ? text.Instant(due) : ValueText.Nothing);
            markup.Element("td", "class=\"bf-words\"", text.Of(directive.State)).Raw("</tr>");
        }

        markup.Raw("</tbody>");
        Close(markup, block.Note is { } note ? text.Of(note) : null);
    }

    /// <summary>Opens a frame that scrolls sideways by itself, reachable by keyboard.</summary>
    public static void Open(Markup markup, string code, string title, int columns, string more = "")
    {
        markup.Form($"<div class=\"bf-scroll{(columns > 9 ? " bf-dense" : "")}{more}\" role=\"group\" tabindex=\"0\" aria-label=\"{title}\"><table data-table=\"{code}\">");
        markup.Element("caption", null, title);
    }

    public static void Close(Markup markup, string? note)
    {
        markup.Raw("</table></div>");
        if (note is not null)
        {
            markup.Element("p", "class=\"bf-note\"", note);
        }
    }

    /// <summary>Shape and word, never colour alone.</summary>
    private static string Level(Level level, ValueText text)
    {
        var (shape, name) = level switch { Clock.Level.Red => ("▲", "red"), Clock.Level.Yellow => ("◆", "yellow"), Clock.Level.Blue => ("●", "blue"), _ => ("○", "none") };
        return $"<span class=\"bf-level bf-level-{name}\"><span aria-hidden=\"true\">{shape}</span> {Markup.Encoded(DocumentWords.Of(level, text.Culture))}</span>";
    }

    private static void Row(Markup markup, TableBlock table, IReadOnlyList<BriefingValue?> row, ValueText text, OrderLinks links)
    {
        markup.Raw("<tr>");
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var (tag, scope) = column == 0 ? ("th", "scope=\"row\" ") : ("td", "");
            if (table.Columns[column].Key != "number")
            {
                markup.Element(tag, $"{scope}class=\"{ClassOf(table.Columns[column].Kind)}\"", text.Of(row[column]));
                continue;
            }

            markup.Form($"<{tag} ").Raw(scope).Raw("class=\"bf-words bf-number\">");
            links.Write(markup, text.Of(row[column]));
            markup.Form($"</{tag}>");
        }

        markup.Raw("</tr>");
    }

    private static string ClassOf(ValueKind kind) => kind switch { ValueKind.Text => "bf-words", ValueKind.Instant or ValueKind.Day => "bf-instant", _ => "bf-figures-cell" };
}
