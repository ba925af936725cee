using System.Text;

namespace BasicControl.Core.Figures;

/// <summary>A table as CSV; lines end in LF.</summary>
public static class FigureCsv
{
    public static string Of(FigureTable table)
    {
        var text = new StringBuilder();
        text.Append(CsvCell.Line(table.Columns)).Append('\n');
        foreach (var row in table.Rows)
        {
            text.Append(CsvCell.Line(row)).Append('\n');
        }

        return text.ToString();
    }
}
