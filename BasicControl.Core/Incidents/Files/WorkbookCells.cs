using System.Globalization;
using BasicControl.Core.Basics;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BasicControl.Core.Incidents.Files;

/// <summary>What the cells of a workbook say: shared texts, dates by their number format, numbers as they are stored.</summary>
internal sealed class WorkbookCells
{
    // Built-in number formats that are dates or times (ECMA-376 part 1, 18.8.30), the East Asian ones among them.
    private static readonly HashSet<uint> DateFormats = [14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58];

    private readonly List<string?> _texts;
    private readonly bool[] _isDate;
    private readonly bool _from1904;

    private WorkbookCells(List<string?> texts, bool[] isDate, bool from1904) => (_texts, _isDate, _from1904) = (texts, isDate, from1904);

    /// <param name="tooLarge">The refusal of a workbook with more texts than are held.</param>
    public static Outcome<WorkbookCells> Of(WorkbookPart workbook, Refusal tooLarge)
    {
        var texts = new List<string?>();
        if (workbook.SharedStringTablePart is { } part && !ReadTexts(part, texts, tooLarge))
        {
            return tooLarge;
        }

        return new WorkbookCells(texts, DateStyles(workbook), workbook.Workbook.WorkbookProperties?.Date1904?.Value == true);
    }

    /// <summary>0 for A; null when the reference is absent or odd.</summary>
    public static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (letter is < 'A' or > 'Z')
            {
                break;
            }

            column = (column * 26) + letter - 'A' + 1;
            if (column > 100_000)
            {
                return null;
            }
        }

        return column == 0 ? null : column - 1;
    }

    /// <summary>The text of the cell that begins here; the reader goes to its end.</summary>
    /// <param name="most">Characters.</param>
    /// <returns>Null: longer.</returns>
    public string? Read(PartReader reader, int most)
    {
        var (type, style) = (reader["t"], reader["s"]);
        string? formula = null, value = "", inline = "";
        var isFormula = false;
        for (var (depth, isInside) = (reader.Depth, !reader.IsEmpty); isInside && reader.ReadInside(depth);)
        {
            if (reader.IsStartOf("f"))
            {
                (isFormula, formula) = (true, reader.Text(most));
            }
            else if (reader.IsStartOf("v"))
            {
                value = reader.Text(most);
            }
            else if (reader.IsStartOf("is"))
            {
                inline = reader.RichText(most);
            }
        }

        if (isFormula || value is null || inline is null)
        {
            return formula is null ? null : "=" + formula;
        }

        var text = type switch
        {
            "s" => SharedText(value),
            "inlineStr" => inline,
            null or "n" => NumberOrDate(value, uint.TryParse(style, CultureInfo.InvariantCulture, out var format) ? format : 0),
            _ => value,
        };
        return text is null ? null : FormulaGuard.Unguard(text);
    }

    private static bool ReadTexts(SharedStringTablePart part, List<string?> texts, Refusal tooLarge)
    {
        using var reader = new PartReader(part, tooLarge);
        var size = 0L;
        while (reader.Read())
        {
            if (reader.IsStartOf("si"))
            {
                var text = reader.RichText(FileBounds.Row);
                size += (text?.Length ?? 0) + 16;
                if (size > FileBounds.SharedTexts)
                {
                    return false;
                }

                texts.Add(text);
            }
        }

        return true;
    }

    private static bool[] DateStyles(WorkbookPart workbook)
    {
        var sheet = workbook.WorkbookStylesPart?.Stylesheet;
        var own = sheet?.NumberingFormats?.Elements<NumberingFormat>()
            .Where(format => format.NumberFormatId?.Value is not null && IsDate(format.FormatCode?.Value))
            .Select(format => format.NumberFormatId!.Value).ToHashSet() ?? [];
        return [.. sheet?.CellFormats?.Elements<CellFormat>()
            .Select(format => format.NumberFormatId?.Value is { } id && (DateFormats.Contains(id) || own.Contains(id))) ?? []];
    }

    /// <summary>A number format is a date when a date letter stands outside quotes, brackets and escapes.</summary>
    private static bool IsDate(string? code)
    {
        var (quoted, bracket) = (false, false);
        for (var i = 0; i < code?.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\\':
                    i++;
                    break;
                case '[' when !quoted:
                    bracket = true;
                    break;
                case ']' when !quoted:
                    bracket = false;
                    break;
                case 'y' or 'Y' or 'd' or 'D' or 'h' or 'H' or 's' or 'S' or 'm' or 'M' when !quoted && !bracket:
                    return true;
                default:
                    break;
            }
        }

        return false;
    }

    // Null: too long to be held.
    private string? SharedText(string index) =>
        int.TryParse(index, CultureInfo.InvariantCulture, out var place) && place >= 0 && place < _texts.Count ? _texts[place] : "";

    private string NumberOrDate(string value, uint style)
    {
        if (style >= _isDate.Length || !_isDate[style] || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var days))
        {
            return value;
        }

        days += _from1904 ? 1462 : 0;
        return days is >= 0 and < 2_958_466
            ? RoundedToMilliseconds(DateTime.FromOADate(days)).ToString(TimeReader.IsoLocal, CultureInfo.InvariantCulture)
            : value;
    }

    // A day's fraction in a double is exact to about a microsecond: 08:30 must not read 08:29:59.999.
    private static DateTime RoundedToMilliseconds(DateTime time) =>
        new((time.Ticks + (TimeSpan.TicksPerMillisecond / 2)) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Unspecified);
}
