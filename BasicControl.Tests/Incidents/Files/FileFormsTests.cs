using System.IO.Compression;
using System.Text;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BasicControl.Tests.Incidents.Files;

/// <summary>Every form in which a city may hand its rows over reads the same.</summary>
public sealed class FileFormsTests : IDisposable
{
    private static readonly string[] Heading = ["编号", "时间", "地址", "内容"];
    private static readonly string[] Row = ["N1", "2026-11-01 08:00", "金湖路 3 号", "第一行\n第二行，“引号”"];

    private readonly TempFolder _folder = new();

    public static TheoryData<string, string, string, bool, bool> TextForms => new()
    {
        { "utf-8", ",", "\n", false, false },
        { "utf-8", ",", "\r\n", true, false },
        { "utf-8", ";", "\r\n", false, false },
        { "utf-8", "\t", "\n", true, true },
        { "gb18030", ",", "\r\n", false, false },
        { "gb18030", ";", "\n", false, true },
        { "utf-16", "\t", "\r\n", true, false },
    };

    [Theory]
    [MemberData(nameof(TextForms))]
    public async Task A_text_file_reads_the_same_in_every_encoding_separator_and_line_end(string encoding, string separator, string lineEnd, bool mark, bool packed)
    {
        var name = $"{encoding}.csv{(packed ? ".gz" : "")}";
        await Write(name, encoding, mark, packed, string.Concat(new[] { Heading, Row }.Select(line => string.Join(separator, line.Select(Quoted)) + lineEnd)));

        using var file = RowFile.Open(_folder.File(name)).Value;

        Assert.Equal(Heading, file.Columns);
        Assert.Equal(Row, Assert.Single(file.Rows()).Cells);
    }

    [Fact]
    public void A_workbook_reads_like_text_with_dates_shared_texts_and_gaps()
    {
        var path = Workbook(sheet => sheet.Append(
            Line(1, Text("A1", "编号"), Text("B1", "时间"), Text("C1", "地址"), Text("D1", "内容")),
            Line(2, Text("A2", "N1"), Date("B2", new DateTime(2026, 11, 1, 8, 30, 0, DateTimeKind.Unspecified)), Text("D2", "文")),
            Line(4, Number("A4", "42"), Shared("C4", 0))));

        using var file = RowFile.Open(path).Value;
        var rows = file.Rows().ToList();

        Assert.Equal(Heading, file.Columns);
        Assert.Equal([2L, 4L], rows.Select(row => row.Line));
        Assert.Equal(["N1", "2026-11-01T08:30:00.000", "", "文"], rows[0].Cells);
        Assert.Equal(["42", "", "shared text", ""], rows[1].Cells);
    }

    [Fact]
    public async Task A_formula_cell_of_a_workbook_is_refused_and_its_date_cells_are_times()
    {
        await using var test = await TestCentre.Open();
        var columns = ImportKit.Heading.Split(',');
        var path = Workbook(sheet => sheet.Append(
            Line(1, [.. columns.Select((column, i) => Text($"{(char)('A' + i)}1", column))]),
            Line(2, Text("A2", "x1"), Date("B2", new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Unspecified)), Text("K2", "open")),
            Line(3, Formula("A3", "CONCAT(B3)", "x2"), Date("B3", new DateTime(2026, 11, 1, 9, 0, 0, DateTimeKind.Unspecified)), Text("K3", "open"))));

        var report = await ImportKit.Import(test, ImportKit.MyCity, path);

        Assert.Equal(new ImportSummary(2, 1, 0, 0, 1), report.Summary);
        Assert.Equal(("text.formula", "no", 3L), (report.FirstErrors[0].Refusals[0].Code, report.FirstErrors[0].Refusals[0].Field, report.FirstErrors[0].Line));
        Assert.Equal(new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), test.Centre.Reader.ReadNow(db => db.WorkOrders.Single(row => row.ExternalNumber == "x1")).CreatedAt);
    }

    [Fact]
    public async Task What_is_no_table_is_refused_in_words()
    {
        await File.WriteAllBytesAsync(_folder.File("old.xls"), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.File("empty.csv"), "", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_folder.File("zip.xlsx"), [0x50, 0x4B, 0x03, 0x04, 1, 2, 3, 4], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_folder.File("bad.csv.gz"), [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3], TestContext.Current.CancellationToken);

        Assert.Equal(
            ["file.old-excel", "file.empty", "file.unreadable", "file.unreadable", "file.missing"],
            new[] { "old.xls", "empty.csv", "zip.xlsx", "bad.csv.gz", "absent.csv" }.Select(name => RowFile.Open(_folder.File(name)).Refusal.Code));
    }

    [Fact]
    public void The_profiles_word_on_the_encoding_goes_before_the_look_at_the_file()
    {
        File.WriteAllBytes(_folder.File("short.csv"), [.. "a,b\n"u8, 0xC4, 0xE3, .. ",1\n"u8]);

        using var file = RowFile.Open(_folder.File("short.csv"), "gb18030").Value;

        Assert.Equal("你", Assert.Single(file.Rows()).Cells[0]);
    }

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("+86 138 0000 0000", false)]
    [InlineData("-76.61", false)]
    [InlineData("- none -", false)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("-2+3+cmd|' /C calc'!A0", true)]
    public void Formulas_are_told_from_numbers_and_dashes(string cell, bool isFormula) => Assert.Equal(isFormula, FormulaGuard.IsFormula(cell));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-76.61", "-76.61")]
    [InlineData("@home", "'@home")]
    [InlineData("it's", "it's")]
    public void What_is_guarded_on_the_way_out_is_unguarded_on_the_way_in(string value, string guarded)
    {
        Assert.Equal(guarded, FormulaGuard.Guard(value));
        Assert.Equal(value, FormulaGuard.Unguard(guarded));
    }

    public void Dispose() => _folder.Dispose();

    private static string Quoted(string cell) => $"\"{cell}\"";

    private static Row Line(uint number, params Cell[] cells) => new(cells) { RowIndex = number };

    private static Cell Text(string at, string text) => new(new InlineString(new Text(text))) { CellReference = at, DataType = CellValues.InlineString };

    private static Cell Number(string at, string value) => new(new CellValue(value)) { CellReference = at };

    private static Cell Shared(string at, int index) => new(new CellValue(index)) { CellReference = at, DataType = CellValues.SharedString };

    private static Cell Date(string at, DateTime time) => new(new CellValue(time.ToOADate())) { CellReference = at, StyleIndex = 1 };

    private static Cell Formula(string at, string formula, string value) => new(new CellFormula(formula), new CellValue(value)) { CellReference = at, DataType = CellValues.String };

    private async Task Write(string name, string encoding, bool mark, bool packed, string text)
    {
        Encoding coding = encoding switch
        {
            "utf-16" => new UnicodeEncoding(false, mark),
            "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!,
            _ => new UTF8Encoding(mark),
        };
        await using var file = File.Create(_folder.File(name));
        await using Stream stream = packed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        await stream.WriteAsync(mark ? coding.GetPreamble() : []);
        await stream.WriteAsync(coding.GetBytes(text));
    }

    private string Workbook(Action<SheetData> fill)
    {
        var path = _folder.File("book.xlsx");
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var sheet = book.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        fill(data);
        sheet.Worksheet = new Worksheet(data);
        book.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(new SharedStringItem(new Run(new Text("shared ") { Space = SpaceProcessingModeValues.Preserve }), new Run(new Text("text"))));
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 22 }));
        book.Workbook = new Workbook(new Sheets(new Sheet { Name = "rows", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
        return path;
    }
}
