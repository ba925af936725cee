using System.Globalization;
using System.IO.Compression;
using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using BasicControl.Core.Incidents.Files;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Incidents.Files;

/// <summary>What an import takes at most, and what it says where it ends.</summary>
public sealed class ImportBoundTests : IDisposable
{
    private const int Rows = 20_000;

    private readonly TempFolder _folder = new();

    [Fact]
    public void A_packed_file_is_read_up_to_its_bound_and_then_says_so()
    {
        var text = Content();
        var path = _folder.File("rows.csv.gz");
        using (var packed = new GZipStream(File.Create(path), CompressionLevel.Optimal)) packed.Write(Encoding.UTF8.GetBytes(text));
        var bound = text.Length / 2;

        using var file = CsvRows.Open(path, null, bound).Value;
        var rows = file.Rows().ToList();

        Assert.InRange(rows.Count, Rows / 4, Rows / 2 + 1);
        Assert.All(rows.SkipLast(1), row => Assert.Null(row.Fault));
        Assert.Equal(new Refusal("file.unpacked-too-large", "file", "rows.csv.gz", (bound / 1024 / 1024).ToString(CultureInfo.InvariantCulture)), rows[^1].Fault);
        using var whole = CsvRows.Open(path, null, text.Length).Value;
        Assert.Equal(Rows, whole.Rows().Count());
    }

    [Fact]
    public void A_line_without_an_end_in_a_packed_file_ends_at_its_bound_as_well()
    {
        var path = _folder.File("line.csv.gz");
        using (var packed = new GZipStream(File.Create(path), CompressionLevel.Optimal)) packed.Write(Encoding.UTF8.GetBytes("a,b\n" + new string('x', 4 * 1024 * 1024)));

        using var file = CsvRows.Open(path, null, 2 * 1024 * 1024).Value;

        Assert.Equal("file.unpacked-too-large", Assert.Single(file.Rows()).Fault!.Code);
    }

    [Fact]
    public async Task A_run_keeps_so_many_rejected_rows_and_counts_them_all()
    {
        await using var test = await TestCentre.Open();
        var path = ImportKit.Write(_folder, "bad.csv", Enumerable.Range(0, 1_200).Select(i => $"b{i},never,,,noise,east,,,,,open,,").Append("g1,2026-10-01 08:00,,,noise,east,,,,,open,,"));
        var centre = test.Centre;
        var target = new StoreTarget(centre.Commit, centre.Book, centre.Organisation, centre.Inbox, centre.Feeds, Actor.Import) { MostRejects = 700 };

        var report = (await new ImportRunner(target, test.Clock).Run(new(ImportKit.MyCity, [path]), null, TestContext.Current.CancellationToken)).Value;

        Assert.Equal((1_201L, 1L, 1_200L), (report.Summary.Read, report.Summary.Created, report.Summary.Rejected));
        Assert.Equal(700, centre.Reader.ReadNow(db => db.Rejects.Count()));
    }

    public void Dispose() => _folder.Dispose();

    private static string Content() => "no,text\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"n{i:00000},{i * 7919 % 10007} some text that stands in every row\n"));
}
