using System.Globalization;
using System.Net;
using System.Text;
using BasicControl.Core.Basics;

namespace BasicControl.Web.Components.Shared;

/// <summary>One count of a heat table.</summary>
/// <param name="Count">What is counted; null leaves the place empty.</param>
/// <param name="Text">What stands in the cell.</param>
/// <param name="Told">What the cell says in full: for the pointer, the keyboard and those who do not see it.</param>
/// <param name="Address">The list behind it, made by <see cref="Links"/>.</param>
public readonly record struct HeatTableCell(int? Count, string Text, string Told, string? Address);

/// <param name="Address">The list behind the row.</param>
/// <param name="Total">Sum of the row, in words.</param>
public sealed record HeatTableRow(string Name, string? Address, IReadOnlyList<HeatTableCell> Cells, string? Total);

/// <param name="Corner">What the rows are.</param>
/// <param name="Total">Head of the column of sums; null: there is none.</param>
/// <param name="Class">Classes of the table.</param>
/// <param name="Foot">Sums of the columns with the grand total last, or null.</param>
public sealed record HeatTableView(
    string Caption, string Corner, IReadOnlyList<string> Columns, IReadOnlyList<HeatTableRow> Rows, HeatScale Scale, string? Total, string Class, HeatTableRow? Foot = null);

/// <summary>
/// Writes a grid of counts as a plain table: one piece of markup that reads and prints without any script. With
/// <c>js/office.js</c> one cell of a table is in the order of tabs and the arrow keys move between cells.
/// </summary>
public static class HeatTableMarkup
{
    public static string Write(HeatTableView view)
    {
        var text = new StringBuilder(1_024 + (view.Rows.Count * view.Columns.Count * 120));
        text.Append("<table class=\"heat-table ").Append(view.Class).Append("\" data-heat><caption class=sr-only>").Append(WebUtility.HtmlEncode(view.Caption)).Append("</caption><thead><tr><th scope=col class=heat-corner>")
            .Append(WebUtility.HtmlEncode(view.Corner)).Append("</th>");
        foreach (var column in view.Columns)
        {
            if (column.Length == 0)
            {
                text.Append("<td class=heat-none></td>");
                continue;
            }

            text.Append("<th scope=col><span>").Append(WebUtility.HtmlEncode(column)).Append("</span></th>");
        }

        if (view.Total is { } total)
        {
            text.Append("<th scope=col class=heat-sum>").Append(WebUtility.HtmlEncode(total)).Append("</th>");
        }

        text.Append("</tr></thead><tbody>");
        foreach (var row in view.Rows)
        {
            Row(text, row, view.Scale);
        }

        text.Append("</tbody>");
        if (view.Foot is { } foot)
        {
            text.Append("<tfoot>");
            Row(text, foot, new HeatScale([]));
            text.Append("</tfoot>");
        }

        return text.Append("</table>").ToString();
    }

    /// <summary>How a count differs from the period before, as it stands in a cell: <c>▲4</c>, <c>▼3</c>, <c>=</c>.</summary>
    public static string Difference(int count, int before) =>
        count == before ? count == 0 ? "" : "=" : string.Create(CultureInfo.InvariantCulture, $"{(count > before ? '▲' : '▼')}{Math.Abs(count - before)}");

    private static void Row(StringBuilder text, HeatTableRow row, HeatScale scale)
    {
        text.Append("<tr><th scope=row>");
        Linked(text, row.Name, row.Address, row.Name);
        text.Append("</th>");
        foreach (var cell in row.Cells)
        {
            Cell(text, cell, scale);
        }

        if (row.Total is { } total)
        {
            text.Append("<td class=heat-sum>");
            Linked(text, total, row.Address, null);
            text.Append("</td>");
        }

        text.Append("</tr>");
    }

    private static void Cell(StringBuilder text, in HeatTableCell cell, HeatScale scale)
    {
        if (cell.Count is not { } count)
        {
            text.Append("<td class=heat-none></td>");
            return;
        }

        text.Append("<td");
        if (scale.StepOf(count) is var step and > 0)
        {
            text.Append(" class=h").Append(step);
        }

        text.Append('>');
        Linked(text, cell.Text, cell.Address, cell.Told);
        text.Append("</td>");
    }

    private static void Linked(StringBuilder text, string words, string? address, string? title)
    {
        if (address is null)
        {
            text.Append("<span");
            Attribute(text, "title", title);
            text.Append('>').Append(WebUtility.HtmlEncode(words)).Append("</span>");
            return;
        }

        text.Append("<a href=\"").Append(WebUtility.HtmlEncode(address)).Append('"');
        Attribute(text, "title", title);
        text.Append('>').Append(WebUtility.HtmlEncode(words)).Append("</a>");
    }

    private static void Attribute(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        }
    }
}
