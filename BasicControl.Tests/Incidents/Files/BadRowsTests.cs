using System.Text;
using BasicControl.Core.Incidents;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Incidents.Files;

/// <summary>One bad row among good ones: it is refused with code and column, and nothing else is lost.</summary>
public sealed class BadRowsTests : IDisposable
{
    private const string Good = "g1,2026-11-01 08:00,,2026-11-02 08:00,noise,east,1 Main St,text,30.1,115.2,open,一级,";
    private const string AlsoGood = "g2,2026-11-01 09:00,2026-11-01 10:00,,noise,west,,,,,done,,";

    private readonly TempFolder _folder = new();

    public static TheoryData<string, string?, string> Bad => new()
    {
        { "number.missing", "no", ",2026-11-01 08:00,,,noise,east,,,,,open,," },
        { "text.missing", "at", "b,,,,noise,east,,,,,open,," },
        { "text.too-long", "no", new string('9', 201) + ",2026-11-01 08:00,,,noise,east,,,,,open,," },
        { "text.too-long", "address", $"b,2026-11-01 08:00,,,noise,east,{new string('x', 501)},,,,open,," },
        { "text.too-long", "text", $"b,2026-11-01 08:00,,,noise,east,,{new string('x', 4001)},,,open,," },
        { "time.unreadable", "at", "b,yesterday,,,noise,east,,,,,open,," },
        { "time.unreadable", "closed", "b,2026-11-01 08:00,2026-02-30 08:00,,noise,east,,,,,open,," },
        { "time.unreadable", "due", "b,2026-11-01 08:00,,25:00,noise,east,,,,,open,," },
        { "time.unreadable", "updated", "b,2026-11-01 08:00,,,noise,east,,,,,open,,soon" },
        { "time.out-of-range", "at", "b,1066-10-14 09:00,,,noise,east,,,,,open,," },
        { "time.out-of-range", "at", "b,0001-01-01 00:00,,,noise,east,,,,,open,," },
        { "time.out-of-range", "at", "b,9999-12-31 23:59,,,noise,east,,,,,open,," },
        { "time.out-of-range", "closed", "b,2026-11-01 08:00,2036-11-01 08:00,,noise,east,,,,,open,," },
        { "coordinate.out-of-range", "lat", "b,2026-11-01 08:00,,,noise,east,,,91,115,open,," },
        { "coordinate.out-of-range", "lon", "b,2026-11-01 08:00,,,noise,east,,,30,1150,open,," },
        { "coordinate.out-of-range", "lat", "b,2026-11-01 08:00,,,noise,east,,,NaN,115,open,," },
        { "coordinate.unreadable", "lat", "b,2026-11-01 08:00,,,noise,east,,,north,115,open,," },
        { "coordinate.half", "lon", "b,2026-11-01 08:00,,,noise,east,,,30,,open,," },
        { "status.unmapped", "status", "b,2026-11-01 08:00,,,noise,east,,,,,strange,," },
        { "level.unknown", "level", "b,2026-11-01 08:00,,,noise,east,,,,,open,purple," },
        { "text.formula", "text", "b,2026-11-01 08:00,,,noise,east,,=HYPERLINK(\"\"x\"\"),,,open,,".Replace("=HYPERLINK(\"\"x\"\")", "\"=HYPERLINK(\"\"x\"\")\"", StringComparison.Ordinal) },
        { "text.formula", "no", "=1+1,2026-11-01 08:00,,,noise,east,,,,,open,," },
        { "text.formula", "address", "b,2026-11-01 08:00,,,noise,east,+cmd|' /C calc'!A0,,,,open,," },
        { "text.formula", "type", "b,2026-11-01 08:00,,,@SUM(1),east,,,,,open,," },
        { "text.control-character", "type", "b,2026-11-01 08:00,,,noi\u0007se,east,,,,,open,," },
        { "text.control-character", "unit", "b,2026-11-01 08:00,,,noise,\"ea\nst\",,,,,open,," },
        { "row.columns", null, "b,2026-11-01 08:00,,,noise" },
        { "row.columns", null, "b,2026-11-01 08:00,,,noise,east,1 Main St, Springfield,text,,,open,,,x" },
        { "row.quotes", null, "b,2026-11-01 08:00,,,noise,\"east\"x,,,,,open,," },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_row_is_named_by_column_and_the_rest_comes_in(string code, string? column, string row)
    {
        await using var test = await TestCentre.Open();

        var report = await ImportKit.Import(test, ImportKit.MyCity, ImportKit.Write(_folder, "rows.csv", [Good, row, AlsoGood]));

        Assert.Equal(new ImportSummary(3, 2, 0, 0, 1), report.Summary);
        var error = Assert.Single(report.FirstErrors);
        Assert.Equal((code, column, 3), (error.Refusals[0].Code, error.Refusals[0].Field, (int)error.Line));
        Assert.Equal(2, test.Centre.Reader.ReadNow(db => db.WorkOrders.Count(order => order.Origin == Origin.External)));
        Assert.Equal(code, Assert.Single(test.Centre.Reader.ReadNow(db => db.Rejects.ToList())).Code);
    }

    [Fact]
    public async Task Broken_utf8_is_named_by_column_and_the_file_stays_utf8()
    {
        await using var test = await TestCentre.Open();
        var path = _folder.File("broken.csv");
        await File.WriteAllBytesAsync(
            path,
            [
                .. Encoding.UTF8.GetBytes($"{ImportKit.Heading}\n{Good}\nb,2026-11-01 08:00,,,noise,east,金湖路 "), 0xC3, 0x28,
                .. Encoding.UTF8.GetBytes($" 号,,,,open,,\n{AlsoGood.Replace("noise", "噪音扰民", StringComparison.Ordinal)}\n"),
            ],
            TestContext.Current.CancellationToken);

        var report = await ImportKit.Import(test, ImportKit.MyCity, path);

        Assert.Equal(new ImportSummary(3, 2, 0, 0, 1), report.Summary);
        Assert.Equal(("text.broken", "address"), (report.FirstErrors[0].Refusals[0].Code, report.FirstErrors[0].Refusals[0].Field));
        Assert.NotNull(test.Centre.Book.Term(Core.Organisation.TermKind.Type, "噪音扰民"));
    }

    [Fact]
    public async Task An_unknown_unit_is_refused_where_the_profile_says_so_and_created_where_it_does_not()
    {
        await using var test = await TestCentre.Open();
        var strict = ProfileReader.Read(ImportKit.Profile.Replace("\"create\"", "\"reject\"", StringComparison.Ordinal).Replace("my-city", "strict", StringComparison.Ordinal), "strict.json").Value;
        var path = ImportKit.Write(_folder, "rows.csv", [Good, AlsoGood.Replace("west", "", StringComparison.Ordinal)]);

        var refused = await ImportKit.Import(test, strict, path);
        var created = await ImportKit.Import(test, ImportKit.MyCity, path);

        Assert.Equal(new ImportSummary(2, 1, 0, 0, 1), refused.Summary);
        Assert.Equal(("unit.unknown", "unit"), (refused.FirstErrors[0].Refusals[0].Code, refused.FirstErrors[0].Refusals[0].Field));
        Assert.Equal(new ImportSummary(2, 2, 0, 0, 0), created.Summary);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_costs_its_own_line_only()
    {
        await using var test = await TestCentre.Open();
        var path = ImportKit.Write(_folder, "rows.csv", [Good, "b,2026-11-01 08:00,,,noise,east,\"1 Main,,,,open,,", AlsoGood, AlsoGood.Replace("g2", "g3", StringComparison.Ordinal)]);

        var report = await ImportKit.Import(test, ImportKit.MyCity, path);

        Assert.Equal(new ImportSummary(4, 3, 0, 0, 1), report.Summary);
        Assert.Equal(("row.quotes", 3L), (report.FirstErrors[0].Refusals[0].Code, report.FirstErrors[0].Line));
    }

    [Fact]
    public async Task An_open_quote_before_a_megabyte_of_rows_costs_its_own_line_only()
    {
        await using var test = await TestCentre.Open();
        var many = Enumerable.Range(0, 12_000).Select(i => $"m{i},2026-11-01 08:00,,,noise,east,1 Main St,some text that fills,,,open,,");
        var path = ImportKit.Write(_folder, "rows.csv", [Good, "b,2026-11-01 08:00,,,noise,east,\"1 Main,,,,open,,", .. many]);

        var report = await ImportKit.Import(test, ImportKit.MyCity, path);

        Assert.Equal(new ImportSummary(12_002, 12_001, 0, 0, 1), report.Summary);
        Assert.Equal(("row.too-long", 3L), (report.FirstErrors[0].Refusals[0].Code, report.FirstErrors[0].Line));
    }

    [Fact]
    public async Task A_row_of_a_megabyte_is_refused_and_not_kept_in_memory()
    {
        await using var test = await TestCentre.Open();
        var path = ImportKit.Write(_folder, "rows.csv", [Good, $"b,2026-11-01 08:00,,,noise,east,{new string('x', 1_000_000)},,,,open,,", AlsoGood]);

        var report = await ImportKit.Import(test, ImportKit.MyCity, path);

        Assert.Equal(new ImportSummary(3, 2, 0, 0, 1), report.Summary);
        Assert.Contains(report.FirstErrors[0].Refusals[0].Code, new[] { "row.too-long", "text.too-long" });
    }

    [Fact]
    public async Task A_packed_file_that_is_cut_off_keeps_the_rows_before_the_cut()
    {
        await using var test = await TestCentre.Open();
        var whole = _folder.File("rows.csv.gz");
        await using (var packed = new System.IO.Compression.GZipStream(File.Create(whole), System.IO.Compression.CompressionLevel.Fastest))
        {
            var random = new Random(5);
            await packed.WriteAsync(Encoding.UTF8.GetBytes(ImportKit.Heading + "\n"), TestContext.Current.CancellationToken);
            foreach (var i in Enumerable.Range(0, 20_000))
            {
                await packed.WriteAsync(Encoding.UTF8.GetBytes($"m{i},2026-11-01 08:00,,,noise,east,{random.NextInt64():x},text,,,open,,\n"), TestContext.Current.CancellationToken);
            }
        }

        var cut = _folder.File("cut.csv.gz");
        var bytes = await File.ReadAllBytesAsync(whole, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(cut, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);

        var report = await ImportKit.Import(test, ImportKit.MyCity, cut);

        Assert.InRange(report.Summary.Created, 5_000, 15_000);
        Assert.Equal("file.damaged", report.FirstErrors[^1].Refusals[0].Code);
    }

    public void Dispose() => _folder.Dispose();
}
