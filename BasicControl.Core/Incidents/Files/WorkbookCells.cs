using System.Globalization;
using System.IO.Compression;
using System.Text;
using BasicControl.Core.Basics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BasicControl.Core.Incidents.Files;

/// <summary>What the cells of a workbook say: shared texts, dates by their number format, numbers as they are stored.</summary>
internal sealed class WorkbookCells
{
    // Built-in number formats that are dates or times (ECMA-376 part 1, 18.8.30), the East Asian ones among them.
    private static readonly HashSet<uint> DateFormats = [14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58];

    private readonly List<string> _texts;
    private readonly bool[] _isDate;
    private readonly bool _from1904;

    private WorkbookCells(List<string> texts, bool[] isDate, bool from1904) => (_texts, _isDate, _from1904) = (texts, isDate, from1904);

    public static Outcome<WorkbookCells> Of(WorkbookPart workbook, string file)
    {
        var texts = new List<string>();
        if (workbook.SharedStringTablePart is { } part && !ReadTexts(part, texts))
        {
            return new Refusal("file.workbook-too-large", "file", file);
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

    public string TextOf(Cell cell)
    {
        if (cell.CellFormula is { } formula)
        {
            return "=" + formula.Text;
        }

        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        return FormulaGuard.Unguard(
            type == CellValues.SharedString ? SharedText(value)
            : type == CellValues.InlineString ? cell.InlineString?.InnerText ?? ""
            : type is null or CellValues.Number ? NumberOrDate(value, cell.StyleIndex?.Value ?? 0)
            : value);
    }

    private static bool ReadTexts(SharedStringTablePart part, List<string> texts)
    {
        using var reader = OpenXmlReader.Create(part);
        var size = 0L;
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement && reader.LoadCurrentElement() is SharedStringItem item)
            {
                var text = TextOf(item);
                size += text.Length + 16;
                if (size > FileBounds.SharedTexts)
                {
                    return false;
                }

                texts.Add(text);
            }
        }

        return true;
    }

    /// <summary>The text without its phonetic guide.</summary>
    private static string TextOf(SharedStringItem item)
    {
        if (item.Text is { } plain)
        {
            return plain.Text;
        }

        var text = new StringBuilder();
        foreach (var run in item.Elements<Run>())
        {
            text.Append(run.Text?.Text);
        }

        return text.ToString();
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

    private string SharedText(string index) =>
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

internal static class WorkbookPackage
{
    /// <summary>Bytes of all parts after unpacking, as the package's own directory tells them.</summary>
    public static long UnpackedSize(string path)
    {
        using var package = ZipFile.OpenRead(path);
        return package.Entries.Sum(entry => entry.Length);
    }
}
