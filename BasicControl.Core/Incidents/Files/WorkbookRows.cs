using System.Globalization;
using System.Text;
using BasicControl.Core.Basics;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BasicControl.Core.Incidents.Files;

/// <summary>
/// Rows of the first sheet of an Excel workbook, read as a stream: the sheet is never held as a whole, only its shared
/// texts are. Dates come as ISO wall-clock times; a formula comes as its text, so that it is refused where it matters.
/// </summary>
internal sealed class WorkbookRows : IRowSource
{
    private readonly SpreadsheetDocument _document;
    private readonly WorkbookCells _cells;
    private readonly PartReader _reader;
    private long _rowsExpected;
    private long _line;

    private WorkbookRows(SpreadsheetDocument document, WorkbookCells cells, PartReader reader)
    {
        (_document, _cells, _reader) = (document, cells, reader);
        while (Columns.Count == 0 && NextRow() is { } heading)
        {
            Columns = heading.Fault is { } fault ? throw new FileBoundException(fault) : [.. heading.Cells.Select(cell => cell.Trim())];
        }
    }

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public double Done => Interlocked.Read(ref _rowsExpected) is var expected and > 0 ? Math.Min(1, (double)Interlocked.Read(ref _line) / expected) : 0;

    /// <exception cref="InvalidDataException">The package is damaged.</exception>
    public static Outcome<IRowSource> Open(string path)
    {
        var name = Path.GetFileName(path);
        var tooLarge = new Refusal("file.workbook-too-large", "file", name);
        if (WorkbookPackage.Of(path) is not { } package)
        {
            return tooLarge;
        }

        SpreadsheetDocument? document = null;
        PartReader? reader = null;
        try
        {
            document = SpreadsheetDocument.Open(path, isEditable: false);
            if (!package.MayLoad(document.WorkbookPart) || !package.MayLoad(document.WorkbookPart?.WorkbookStylesPart))
            {
                document.Dispose();
                return tooLarge;
            }

            if (FirstSheet(document) is not { } sheet)
            {
                document.Dispose();
                return new Refusal("file.no-sheet", "file", name);
            }

            if (!WorkbookCells.Of(document.WorkbookPart!, tooLarge).TryGet(out var cells))
            {
                document.Dispose();
                return tooLarge;
            }

            reader = new PartReader(sheet, tooLarge);
            return Outcome(new WorkbookRows(document, cells, reader));
        }
        catch (FileBoundException bound)
        {
            reader?.Dispose();
            document?.Dispose();
            return bound.Refusal;
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or System.Xml.XmlException or FileFormatException or InvalidDataException or FormatException)
        {
            reader?.Dispose();
            document?.Dispose();
            return new Refusal("file.unreadable", "file", name, fault.Message);
        }

        static Outcome<IRowSource> Outcome(IRowSource rows) => Outcome<IRowSource>.Accepted(rows);
    }

    public IEnumerable<FileRow> Rows()
    {
        while (Read() is { } row)
        {
            if (row.Fault is not null || row.Cells.Any(cell => cell.Length > 0))
            {
                yield return row;
            }

            if (row.Fault?.Code.StartsWith("file.", StringComparison.Ordinal) is true)
            {
                yield break;
            }
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _document.Dispose();
    }

    private static WorksheetPart? FirstSheet(SpreadsheetDocument document) =>
        document.WorkbookPart?.Workbook.Descendants<Sheet>().FirstOrDefault(sheet => sheet.State is null || sheet.State == SheetStateValues.Visible) is { Id.Value: { } id }
            ? document.WorkbookPart.GetPartById(id) as WorksheetPart
            : null;

    private FileRow? Read()
    {
        try
        {
            return NextRow();
        }
        catch (FileBoundException bound)
        {
            return new(_line, [], bound.Refusal);
        }
        catch (Exception fault) when (fault is System.Xml.XmlException or InvalidDataException or IOException or FormatException)
        {
            return new(_line, [], new("file.damaged", null, fault.Message));
        }
    }

    private FileRow? NextRow()
    {
        while (_reader.Read())
        {
            if (_reader.IsStartOf("row"))
            {
                Interlocked.Exchange(ref _line, long.TryParse(_reader["r"], CultureInfo.InvariantCulture, out var line) ? line : _line + 1);
                var (cells, isWhole) = RowCells();
                return new(_line, cells, isWhole ? null : new("row.too-long", null, FileBounds.Row.ToString(CultureInfo.InvariantCulture)));
            }

            if (_reader.IsStartOf("dimension"))
            {
                var last = _reader["ref"]?.Split(':')[^1].TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
                Interlocked.Exchange(ref _rowsExpected, long.TryParse(last, CultureInfo.InvariantCulture, out var rows) ? rows : 0);
            }
        }

        return null;
    }

    /// <summary>The cells of a row; of one that is too long those that came before, and the rest is passed over.</summary>
    private (string[] Cells, bool IsWhole) RowCells()
    {
        var (cells, size) = (new List<string>(Columns.Count), 0L);
        for (var (depth, isInside) = (_reader.Depth, !_reader.IsEmpty); isInside && _reader.ReadInside(depth);)
        {
            if (!_reader.IsStartOf("c"))
            {
                continue;
            }

            var column = WorkbookCells.ColumnOf(_reader["r"]) ?? cells.Count;
            var text = _cells.Read(_reader, FileBounds.Row);
            size += text is null ? FileBounds.Row + 1 : Encoding.UTF8.GetByteCount(text);
            if (column < FileBounds.Columns && size <= FileBounds.Row)
            {
                while (cells.Count <= column)
                {
                    cells.Add("");
                }

                cells[column] = text!;
            }
        }

        while (cells.Count < Columns.Count)
        {
            cells.Add("");
        }

        return ([.. cells], size <= FileBounds.Row);
    }
}
