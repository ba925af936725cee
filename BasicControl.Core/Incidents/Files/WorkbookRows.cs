using System.Globalization;
using BasicControl.Core.Basics;
using DocumentFormat.OpenXml;
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
    private readonly OpenXmlReader _reader;
    private readonly long _rowsExpected;
    private long _line;

    private WorkbookRows(SpreadsheetDocument document, WorkbookCells cells, WorksheetPart sheet)
    {
        (_document, _cells) = (document, cells);
        _rowsExpected = ExpectedRows(sheet);
        _reader = OpenXmlReader.Create(sheet);
        while (Columns.Count == 0 && NextRow() is { } heading)
        {
            Columns = [.. heading.Cells.Select(cell => cell.Trim())];
        }
    }

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public double Done => _rowsExpected == 0 ? 0 : Math.Min(1, (double)Interlocked.Read(ref _line) / _rowsExpected);

    /// <exception cref="InvalidDataException">The package is damaged.</exception>
    public static Outcome<IRowSource> Open(string path)
    {
        var name = Path.GetFileName(path);
        if (WorkbookPackage.UnpackedSize(path) > FileBounds.Workbook)
        {
            return new Refusal("file.workbook-too-large", "file", name);
        }

        SpreadsheetDocument? document = null;
        try
        {
            document = SpreadsheetDocument.Open(path, isEditable: false);
            if (FirstSheet(document) is not { } sheet)
            {
                document.Dispose();
                return new Refusal("file.no-sheet", "file", name);
            }

            if (!WorkbookCells.Of(document.WorkbookPart!, name).TryGet(out var cells))
            {
                document.Dispose();
                return new Refusal("file.workbook-too-large", "file", name);
            }

            return Outcome(new WorkbookRows(document, cells, sheet));
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or System.Xml.XmlException or FileFormatException or InvalidDataException or FormatException)
        {
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

            if (row.Fault?.Code == "file.damaged")
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

    private static long ExpectedRows(WorksheetPart sheet)
    {
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read() && reader.ElementType != typeof(SheetData))
        {
            if (reader.ElementType == typeof(SheetDimension))
            {
                var last = reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "ref").Value?.Split(':')[^1];
                return long.TryParse(last?.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]), CultureInfo.InvariantCulture, out var rows) ? rows : 0;
            }
        }

        return 0;
    }

    private FileRow? Read()
    {
        try
        {
            return NextRow();
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
            if (_reader.ElementType == typeof(Row) && _reader.IsStartElement)
            {
                var told = _reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "r").Value;
                Interlocked.Exchange(ref _line, long.TryParse(told, CultureInfo.InvariantCulture, out var line) ? line : _line + 1);
                return new(_line, RowCells());
            }
        }

        return null;
    }

    private string[] RowCells()
    {
        var cells = new List<string>(Columns.Count);
        if (_reader.ReadFirstChild())
        {
            do
            {
                if (_reader.ElementType == typeof(Cell) && _reader.LoadCurrentElement() is Cell cell)
                {
                    var column = WorkbookCells.ColumnOf(cell.CellReference?.Value) ?? cells.Count;
                    if (column < FileBounds.Columns)
                    {
                        while (cells.Count <= column)
                        {
                            cells.Add("");
                        }

                        cells[column] = _cells.TextOf(cell);
                    }
                }
            }
            while (_reader.ReadNextSibling());
        }

        while (cells.Count < Columns.Count)
        {
            cells.Add("");
        }

        return [.. cells];
    }
}
