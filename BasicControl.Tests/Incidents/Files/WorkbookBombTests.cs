using System.IO.Compression;
using System.Text;
using BasicControl.Core.Incidents.Files;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Incidents.Files;

/// <summary>Small workbooks that unpack to a great deal: refused or read row by row, in little memory.</summary>
public sealed class WorkbookBombTests : IDisposable
{
    private const int Blown = 200 * 1024 * 1024;
    private const long Little = 60L * 1024 * 1024;
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Head = $"<worksheet {Main}><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>a</t></is></c></row>";
    private const string Tail = "<row r=\"3\"><c t=\"inlineStr\"><is><t>good</t></is></c></row></sheetData></worksheet>";
    private const string Styles = $"<styleSheet {Main}/>";
    private const string Texts = $"<sst {Main}><si><t>shared</t></si></sst>";
    private const string Book = $"<workbook {Main} xmlns:r=\"{Relations}\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

    private readonly TempFolder _folder = new();

    public static TheoryData<string, string, string> LongRows => new()
    {
        { "inline", "<row r=\"2\"><c t=\"inlineStr\"><is><t>", "</t></is></c></row>" },
        { "runs", "<row r=\"2\"><c t=\"inlineStr\"><is><r><t>", "</t></r></is></c></row>" },
        { "value", "<row r=\"2\"><c t=\"str\"><v>", "</v></c></row>" },
        { "formula", "<row r=\"2\"><c><f>", "</f></c></row>" },
    };

    [Theory]
    [MemberData(nameof(LongRows))]
    public void A_cell_of_hundreds_of_megabytes_is_one_rejected_row_in_little_memory(string name, string before, string after)
    {
        var path = Make(name, Head + before, after + Tail);

        var (rows, memory) = Measure(path, file => file.Rows().ToList());

        Assert.Equal(["row.too-long", null], rows.Select(row => row.Fault?.Code));
        Assert.Equal("good", rows[1].Cells[0]);
        Assert.InRange(memory, 0, Little);
    }

    [Theory]
    [InlineData("attribute", "<row r=\"2\" spans=\"", "\"/>")]
    [InlineData("tag", "<row r=\"2\"/><", "/>")]
    public void A_tag_of_hundreds_of_megabytes_ends_the_reading_with_a_refusal(string name, string before, string after)
    {
        var path = Make(name, Head + before, after + Tail);

        var (rows, memory) = Measure(path, file => file.Rows().ToList());

        Assert.Equal("file.workbook-too-large", Assert.Single(rows).Fault!.Code);
        Assert.InRange(memory, 0, Little);
    }

    [Theory]
    [InlineData("[Content_Types].xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/styles.xml")]
    public void A_part_that_is_loaded_as_a_whole_is_bounded(string part)
    {
        var path = Make("whole.xlsx", Head, Tail, blown: part);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = RowFile.Open(path);

        Assert.Equal("file.workbook-too-large", refused.Refusal.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Little);
    }

    [Fact]
    public void A_shared_text_of_hundreds_of_megabytes_costs_the_row_that_names_it()
    {
        var path = Make("shared", Head + "<row r=\"2\"><c t=\"s\"><v>1</v></c></row><row r=\"3\"><c t=\"s\"><v>0</v></c></row>", "</sheetData></worksheet>", blown: "xl/sharedStrings.xml");

        var (rows, memory) = Measure(path, file => file.Rows().ToList());

        Assert.Equal(["row.too-long", null], rows.Select(row => row.Fault?.Code));
        Assert.Equal("shared", rows[1].Cells[0]);
        Assert.InRange(memory, 0, Little);
    }

    [Fact]
    public void A_depth_that_no_workbook_has_ends_the_reading()
    {
        var path = Make("deep", Head + string.Concat(Enumerable.Repeat("<a>", 5_000)), "", blown: "none");

        using var file = RowFile.Open(path).Value;

        Assert.Equal("file.workbook-too-large", Assert.Single(file.Rows()).Fault!.Code);
    }

    public void Dispose() => _folder.Dispose();

    private static (List<FileRow> Rows, long Memory) Measure(string path, Func<IRowSource, List<FileRow>> read)
    {
        Assert.InRange(new FileInfo(path).Length, 0, 4 * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var file = RowFile.Open(path).Value;
        var rows = read(file);
        return (rows, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>A workbook with a part that is blown up: the sheet between the two texts, or another one at its end.</summary>
    private string Make(string name, string sheet, string rest, string? blown = null)
    {
        var path = _folder.File(name + ".xlsx");
        using var package = ZipFile.Open(path, ZipArchiveMode.Create);
        Add("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""", "");
        Add("_rels/.rels", RelationsOf(("officeDocument", "xl/workbook.xml")), "");
        Add("xl/_rels/workbook.xml.rels", RelationsOf(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")), "");
        Add("xl/workbook.xml", Book, "");
        Add("xl/styles.xml", Styles, "");
        Add("xl/sharedStrings.xml", blown == "xl/sharedStrings.xml" ? Texts[..^6] + "<si><t>" : Texts, blown == "xl/sharedStrings.xml" ? "</t></si></sst>" : "");
        Add("xl/worksheets/sheet1.xml", sheet, rest, isBlown: blown is null);
        return path;

        void Add(string part, string before, string after, bool isBlown = false)
        {
            using var stream = package.CreateEntry(part, CompressionLevel.Fastest).Open();
            stream.Write(Encoding.UTF8.GetBytes(before));
            var filler = new byte[64 * 1024];
            // White space behind the end is good XML; within, it is letters that count.
            filler.AsSpan().Fill(isBlown || part == "xl/sharedStrings.xml" ? (byte)'x' : (byte)' ');
            for (var left = isBlown || part == blown ? Blown : 0; left > 0; left -= filler.Length) stream.Write(filler);
            stream.Write(Encoding.UTF8.GetBytes(after));
        }
    }

    private static string RelationsOf(params (string Type, string Target)[] parts) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(parts.Select((part, at) => $"<Relationship Id=\"rId{at + 1}\" Type=\"{Relations}/{part.Type}\" Target=\"{part.Target}\"/>")) + "</Relationships>";
}
