using System.Globalization;
using BasicControl.Core.Figures.Export;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Figures.Export;

public sealed class WorkbookExportTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private static ExportTable Table(params IReadOnlyList<object?>[] rows) => new(
        "工单", [new("编号"), new("新增", ExportType.Whole), new("办结率", ExportType.Share), new("用时", ExportType.Hours), new("创建", ExportType.Time), new("日", ExportType.Day)], rows);

    [Fact]
    public void Cells_are_typed_and_read_back_as_they_were()
    {
        var file = Written(Table(["D-1", 2_233L, 0.8764, 12.5, new DateTime(2018, 10, 21, 3, 4, 5), new DateOnly(2018, 10, 21)], ["D-2", 0L, null, null, null, null]));

        Assert.Empty(file.Faults);
        Assert.Equal(["编号", "新增", "办结率", "用时", "创建", "日"], file["工单"][0]);
        var row = file["工单"][1];
        Assert.Equal("D-1", row[0]);
        Assert.Equal(2_233, WorkbookFile.Number(row[1]));
        Assert.Equal(0.8764, WorkbookFile.Number(row[2]));
        Assert.Equal(new DateTime(2018, 10, 21, 3, 4, 5), DateTime.FromOADate(WorkbookFile.Number(row[4])), TimeSpan.FromMilliseconds(1));
        Assert.Equal(new DateTime(2018, 10, 21), DateTime.FromOADate(WorkbookFile.Number(row[5])));
        Assert.Equal(["A1:F3"], file.Tables);
    }

    [Fact]
    public void Text_that_looks_like_a_formula_stays_text()
    {
        var file = Written(Table(["=HYPERLINK(\"http://x\")", 1L, 0.0, 0.0, null, null], ["@cmd", 1L, 0.0, 0.0, null, null], ["-1+1", 1L, 0.0, 0.0, null, null]));

        Assert.Equal(0, file.Formulas);
        Assert.Empty(file.Faults);
        Assert.Equal(["=HYPERLINK(\"http://x\")", "@cmd", "-1+1"], file["工单"].Skip(1).Select(row => row[0]));
    }

    [Fact]
    public void What_XML_forbids_is_dropped_and_rare_characters_stay()
    {
        var file = Written(Table(["a\0b\u0001\uFFFE𠮷\uD800龘", 1L, 0.0, 0.0, null, null]));

        Assert.Equal("ab𠮷\uFFFD龘", file["工单"][1][0]);
        Assert.Empty(file.Faults);
    }

    [Fact]
    public void Headings_and_sheets_of_the_same_name_are_told_apart()
    {
        ExportColumn[] columns = [new("件数", ExportType.Whole), new("件数", ExportType.Whole), new("")];
        var file = Written(
            new ExportTable("a:b/c*[d]?\\ a name that is longer than a sheet may have", columns, [[1L, 2L, "x"]]),
            new ExportTable("a:b/c*[d]?\\ a name that is longer than a sheet may have", columns, []));

        Assert.Empty(file.Faults);
        Assert.Equal(3, file.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(file.Names, name => Assert.InRange(name.Length, 1, 31));
        Assert.Equal(["件数", "件数 (2)", "#"], file[file.Names[0]][0]);
        Assert.Equal(["A1:C2", "A1:C2"], file.Tables);
    }

    [Fact]
    public void A_table_that_is_too_long_is_cut_and_says_so()
    {
        var read = 0;
        IEnumerable<IReadOnlyList<object?>> rows = Enumerable.Range(0, 10_000_000).Select(number =>
        {
            read++;
            return new object?[] { (long)number };
        });
        var file = Written(new ExportTable("long", [new("n", ExportType.Whole)], rows) { Notes = ["all of them"] });

        Assert.Equal($"A1:A{ExportTable.MostRows + 1}", file.Tables.Single());
        Assert.Equal(ExportTable.MostRows + 1, read);
        Assert.Contains("100000", file["long"][^1][0], StringComparison.Ordinal);
        Assert.Contains(file["About"], row => row.Count > 0 && row[0].Contains("there are more", StringComparison.Ordinal));
        Assert.Contains(file["About"], row => row.Count > 0 && row[0] == "all of them");
    }

    [Fact]
    public void CSV_opens_as_UTF8_with_guarded_text_and_the_same_numbers_in_every_language()
    {
        using var stream = new MemoryStream();
        CsvExport.Write(stream, Table(["=1+1", 2_233L, 0.8764, 12.5, new DateTime(2018, 10, 21, 3, 4, 5), new DateOnly(2018, 10, 21)], ["a,\"b\"", null, null, null, null, null]), Chinese);
        var bytes = stream.ToArray();

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(
            "编号,新增,办结率,用时,创建,日\r\n'=1+1,2233,0.8764,12.5,2018-10-21 03:04:05,2018-10-21\r\n\"a,\"\"b\"\"\",,,,,\r\n",
            System.Text.Encoding.UTF8.GetString(bytes[3..]));
    }

    private static WorkbookFile Written(params ExportTable[] tables)
    {
        using var stream = new MemoryStream();
        WorkbookExport.Write(stream, tables, English);
        stream.Position = 0;
        return WorkbookFile.Read(stream);
    }
}
