using System.Globalization;
using System.Text;
using System.Text.Unicode;
using BasicControl.Core.Basics;
using CsvHelper;

namespace BasicControl.Core.Incidents.Files;

/// <summary>
/// Rows of a CSV file: comma, semicolon, tab or bar, quoted line breaks, any line ends. A quote that is never closed
/// costs the line it stands in and not the rest of the file: reading goes on with the line after it.
/// </summary>
internal sealed class CsvRows : IRowSource
{
    private const int ShownOfLongLine = 1_000;
    private const int MostSkipped = 200;

    private readonly TextFile _file;
    private readonly char _separator;
    private CsvReader _reader;
    private CsvMalformedReason? _fault;
    private long _lineBase;
    private long _offsetBase;

    private CsvRows(TextFile file)
    {
        _file = file;
        _reader = Reader(file.Open(), null);
        if (_reader.Read())
        {
            _separator = _reader.Separator;
            Columns = [.. Cells(_reader).Select(cell => cell.Trim().Trim('\uFEFF'))];
        }
    }

    public IReadOnlyList<string> Columns { get; } = [];

    public double Done => _file.Done;

    /// <param name="unpacked">Bytes that a packed file may unpack to.</param>
    /// <exception cref="InvalidDataException">The file cannot be unpacked.</exception>
    public static Outcome<IRowSource> Open(string path, string? encoding, long unpacked = FileBounds.Unpacked) =>
        Outcome<IRowSource>.Accepted(new CsvRows(new TextFile(path, encoding, unpacked)));

    public IEnumerable<FileRow> Rows()
    {
        for (var skipped = 0; ;)
        {
            _fault = null;
            var (more, tooLong, damage) = Advance();
            if (tooLong is not null && skipped++ < MostSkipped)
            {
                var (passed, broken) = Guarded(() => SkipLine(tooLong));
                yield return passed ?? new(_lineBase + tooLong.LineNumber, [], broken);
                if (passed is null)
                {
                    yield break;
                }

                continue;
            }

            if (damage is not null || tooLong is not null)
            {
                yield return new(_lineBase + _reader.LineNumber, [], damage ?? Damage(tooLong!));
                yield break;
            }

            if (!more)
            {
                yield break;
            }

            foreach (var row in Current())
            {
                yield return row;
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    private CsvReader Reader(Stream text, char? separator) => CsvReader.Create(text, Options(separator, true));

    private CsvReaderOptions Options(char? separator, bool lineBreaks) => new()
    {
        HasHeader = false,
        Separator = separator,
        TrackLineNumbers = true,
        PoolStrings = true,
        MaxRecordSize = FileBounds.Row,
        AllowLineBreaksInQuotes = lineBreaks,
        OnMalformedRecord = found => _fault = found.Reason,
    };

    private (bool More, CsvFormatException? TooLong, Refusal? Damage) Advance()
    {
        try
        {
            var (more, damage) = Guarded(() => _reader.Read());
            return (more, null, damage);
        }
        catch (CsvFormatException tooLong)
        {
            return (false, tooLong, null);
        }
    }

    private static (T? Done, Refusal? Damage) Guarded<T>(Func<T> step)
    {
        try
        {
            return (step(), null);
        }
        catch (FileBoundException bound)
        {
            return (default, bound.Refusal);
        }
        catch (Exception damage) when (damage is IOException or InvalidDataException)
        {
            return (default, Damage(damage));
        }
    }

    private static Refusal Damage(Exception fault) => new("file.damaged", null, fault.Message);

    /// <summary>
    /// The current record, or, where a stray quote has swallowed lines that are good rows by themselves, those lines.
    /// </summary>
    private List<FileRow> Current()
    {
        var line = _lineBase + _reader.LineNumber;
        var row = Row(_reader, line, _fault);
        if (row.Fault is null || !_reader.RawRecord.Contains((byte)'\n') || !Utf8.IsValid(_reader.RawRecord))
        {
            return [row];
        }

        var lines = Lines(_reader.RawRecord.ToArray(), line);
        return lines.Skip(1).Any(one => one.Fault is null) ? lines : [row];
    }

    private List<FileRow> Lines(byte[] text, long line)
    {
        var rows = new List<FileRow>();
        using var reader = CsvReader.Create(text, Options(_separator, false));
        for (_fault = null; reader.Read(); _fault = null)
        {
            rows.Add(Row(reader, line + reader.LineNumber - 1, _fault));
        }

        return rows;
    }

    private FileRow Row(CsvReader reader, long line, CsvMalformedReason? fault)
    {
        var cells = Cells(reader);
        if (fault is not null and not CsvMalformedReason.StrayQuote)
        {
            return new(line, cells, new("row.quotes", null));
        }

        if (!Utf8.IsValid(reader.RawRecord) || (!_file.IsUtf8 && reader.RawRecord.IndexOf("\uFFFF"u8) >= 0))
        {
            return new(line, cells, new("text.broken", BrokenColumn(reader), "1"));
        }

        return HasColumns(cells) ? new(line, cells) : new(line, cells, new("row.columns", null, Count(cells.Length), Count(Columns.Count)));
    }

    /// <summary>As many cells as the heading has; empty ones beyond it are harmless.</summary>
    private bool HasColumns(string[] cells) => cells.Length >= Columns.Count && !cells.Skip(Columns.Count).Any(cell => cell.Length > 0);

    private string BrokenColumn(CsvReader reader)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var cell = reader.GetSpan(i);
            if (!Utf8.IsValid(cell) || cell.IndexOf("\uFFFF"u8) >= 0)
            {
                return i < Columns.Count ? Columns[i] : $"#{Count(i + 1)}";
            }
        }

        return "";
    }

    /// <summary>Gives up the line where the record that is too long starts, and reads on after it.</summary>
    private FileRow SkipLine(CsvFormatException found)
    {
        var (line, offset) = (_lineBase + found.LineNumber, _offsetBase + found.ByteOffset);
        _reader.Dispose();
        var text = new BufferedStream(_file.Open(offset), 64 * 1024);
        var start = new byte[ShownOfLongLine];
        var length = 0;
        int next;
        while ((next = text.ReadByte()) is not (-1 or '\n'))
        {
            offset++;
            if (length < start.Length)
            {
                start[length++] = (byte)next;
            }
        }

        (_lineBase, _offsetBase) = (line, offset + 1);
        _reader = Reader(text, _separator);
        return new(line, [Encoding.UTF8.GetString(start, 0, length)], new("row.too-long", null, Count(FileBounds.Row)));
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[Math.Min(reader.FieldCount, FileBounds.Columns)];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = FormulaGuard.Unguard(reader.GetString(i));
        }

        return cells;
    }

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);
}
