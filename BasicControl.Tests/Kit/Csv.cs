using System.Text;

namespace BasicControl.Tests.Kit;

/// <summary>Reads a shared CSV file into rows of column → text, apart from the product's own reader.</summary>
internal static class Csv
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string relative) => Read(SharedData.ReadText(relative));

    /// <summary>The rows of a text, under the names of its first line.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string text)
    {
        var rows = Parse(text.TrimStart('\uFEFF')).ToList();
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    public static IEnumerable<List<string>> Parse(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[++i]);
            }
            else if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || letter is not (',' or '\r' or '\n'))
            {
                cell.Append(letter);
            }
            else if (letter != '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
        }

        if (row.Count > 0 || cell.Length > 0)
        {
            row.Add(cell.ToString());
            yield return row;
        }
    }
}
