using System.Globalization;
using System.IO.Compression;
using System.Text;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Figures;

namespace BasicControl.Core.Briefing.Plain;

/// <summary>
/// A ZIP with one CSV a table, heat grid and list: headings are the columns' stable keys, names stand in the language asked
/// for, a share takes three columns (the share, what it counts, its base). Text that would run as a formula is guarded.
/// </summary>
public sealed class CsvWriter : IBriefingWriter
{
    private static readonly DateTimeOffset ArchiveTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Format => "csv";

    public string Extension => "zip";

    public string ContentType => "application/zip";

    public async Task Write(BriefingDocument document, CultureInfo culture, Stream stream, CancellationToken stop = default)
    {
        var text = new ValueText(culture, document);
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var block in document.Sections.SelectMany(section => section.Blocks))
        {
            var (name, lines) = Table(block, text);
            if (name is null)
            {
                continue;
            }

            // The same document gives the same bytes: no time of writing in it.
            var entry = zip.CreateEntry($"{name}.csv");
            entry.LastWriteTime = ArchiveTime;
            await using var file = await entry.OpenAsync(stop);
            await using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
            foreach (var line in lines)
            {
                await writer.WriteLineAsync(CsvCell.Line(line).AsMemory(), stop);
            }
        }
    }

    private static (string? Name, IEnumerable<IEnumerable<object?>> Lines) Table(BriefingBlock block, ValueText text) => block switch
    {
        FigureBlock figures => ("figures", Figures(figures, text)),
        TextBlock { Role: TextRole.Commentary } paragraphs => (paragraphs.Code, [["sentence"], .. paragraphs.Paragraphs.Select(one => (IEnumerable<object?>)[text.Of(one)])]),
        DirectiveBlock directives => (directives.Code, Directives(directives, text)),
        TableBlock table => (table.Code, Rows(table, text)),
        HeatBlock heat => (heat.Code, Grid(heat, text)),
        _ => (null, []),
    };

    private static IEnumerable<IEnumerable<object?>> Figures(FigureBlock block, ValueText text)
    {
        yield return ["code", "name", "value", "counted", "base", "before", "last_week", "band_low", "band_high", "target", "comparisons"];
        foreach (var figure in block.Figures)
        {
            var share = figure.Value as ShareValue;
            yield return
            [
                figure.Code, text.Of(figure.Name), Plain(figure.Value, text), share?.Numerator, share?.Denominator, Compared(figure, ComparisonKind.Before), Compared(figure, ComparisonKind.LastWeek),
                Compared(figure, ComparisonKind.Band), Plain(Of(figure, ComparisonKind.Band)?.High, text), Compared(figure, ComparisonKind.Target),
                string.Join("; ", figure.Comparisons.Select(one => text.Of(one.Words))),
            ];
        }

        BriefingComparison? Of(BriefingFigure figure, ComparisonKind kind) => figure.Comparisons.FirstOrDefault(one => one.Kind == kind);
        object? Compared(BriefingFigure figure, ComparisonKind kind) => Plain(Of(figure, kind)?.Value, text);
    }

    private static IEnumerable<IEnumerable<object?>> Directives(DirectiveBlock block, ValueText text)
    {
        yield return ["number", "level", "type", "measure", "unit", "due", "state"];
        foreach (var one in block.Directives)
        {
            yield return
            [
                one.Number, DocumentWords.Of(one.Level, text.Culture), text.Of(one.Title), text.Of(one.Measure), text.Of(one.Unit), one.Due is { } due ? text.Instant(due) : null, text.Of(one.State),
            ];
        }
    }

    private static IEnumerable<IEnumerable<object?>> Rows(TableBlock table, ValueText text)
    {
        yield return table.Columns.SelectMany(column => column.Kind == ValueKind.Share ? new object?[] { column.Key, $"{column.Key}_of", $"{column.Key}_base" } : [column.Key]);
        foreach (var row in table.Rows)
        {
            yield return table.Columns.Zip(row).SelectMany(cell => cell.First.Kind != ValueKind.Share
                ? new[] { Plain(cell.Second, text) }
                : [Plain(cell.Second, text), (cell.Second as ShareValue)?.Numerator, (cell.Second as ShareValue)?.Denominator]);
        }
    }

    private static IEnumerable<IEnumerable<object?>> Grid(HeatBlock heat, ValueText text)
    {
        yield return heat.Columns.Select(column => (object?)text.Of(column)).Prepend("");
        for (var row = 0; row < heat.Rows.Count; row++)
        {
            yield return heat.Cells.Skip(row * heat.Columns.Count).Take(heat.Columns.Count).Select(count => (object?)count).Prepend(text.Of(heat.Rows[row]));
        }
    }

    private static object? Plain(BriefingValue? value, ValueText text) => value switch
    {
        null => null,
        CountValue count => count.Count,
        ShareValue share => share.Share,
        NumberValue number => number.Number,
        _ => text.Of(value),
    };
}
