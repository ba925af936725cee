using System.Globalization;
using System.Net;
using System.Text;
using BasicControl.Core.Basics;

namespace BasicControl.Web.Components.Shared;

/// <summary>One row of a heat grid.</summary>
/// <param name="Address">The list behind the row, made by <see cref="Links"/>.</param>
public sealed record HeatRow(string Name, string? Address, IReadOnlyList<int> Cells);

/// <summary>Writes the rows of a <see cref="HeatGrid"/>. Pure; names are encoded here.</summary>
public static class HeatGridMarkup
{
    /// <summary>Blocks of rows that a very wide screen sets side by side, each under a head of its own.</summary>
    public const int Blocks = 3;

    /// <param name="corner">Words in the corner: what the rows are.</param>
    /// <param name="columns">Heads of the columns of counts.</param>
    /// <param name="total">Head of the column of row sums.</param>
    public static string Write(string corner, IReadOnlyList<string> columns, IReadOnlyList<HeatRow> rows, HeatScale scale, string total)
    {
        var text = new StringBuilder(256 + (rows.Count * ((columns.Count * 28) + 160)) + (columns.Count * 60 * Blocks));
        text.Append("<div class=heat-heads data-fit-heads>");
        for (var block = 0; block < Blocks; block++)
        {
            Head(text, corner, columns, total, block > 0);
        }

        text.Append("</div><div class=heat-rows role=rowgroup data-fit>");
        foreach (var row in rows)
        {
            Row(text, row, scale);
        }

        return text.Append("</div>").ToString();
    }

    private static void Head(StringBuilder text, string corner, IReadOnlyList<string> columns, string total, bool repeated)
    {
        text.Append(repeated ? "<div class=heat-head aria-hidden=true hidden>" : "<div class=heat-head role=row>");
        var role = repeated ? "" : " role=columnheader";
        text.Append("<span class=heat-name").Append(role).Append('>').Append(WebUtility.HtmlEncode(corner)).Append("</span>");
        foreach (var column in columns)
        {
            text.Append("<span").Append(role).Append('>').Append(WebUtility.HtmlEncode(column)).Append("</span>");
        }

        text.Append("<b").Append(role).Append('>').Append(WebUtility.HtmlEncode(total)).Append("</b></div>");
    }

    private static void Row(StringBuilder text, HeatRow row, HeatScale scale)
    {
        var name = WebUtility.HtmlEncode(row.Name);
        text.Append("<div class=heat-row role=row><span class=heat-name role=rowheader>");
        if (row.Address is null)
        {
            text.Append(name);
        }
        else
        {
            text.Append("<a class=row-link href=\"").Append(WebUtility.HtmlEncode(row.Address)).Append("\" title=\"").Append(name).Append("\">").Append(name).Append("</a>");
        }

        text.Append("</span>");
        foreach (var count in row.Cells)
        {
            text.Append("<i role=cell");
            if (count > 0)
            {
                text.Append(" class=h").Append(scale.StepOf(count)).Append('>').Append(count).Append("</i>");
            }
            else
            {
                text.Append("></i>");
            }
        }

        text.Append("<b role=cell>").Append(row.Cells.Sum(count => (long)count).ToString("N0", CultureInfo.CurrentCulture)).Append("</b></div>");
    }
}
