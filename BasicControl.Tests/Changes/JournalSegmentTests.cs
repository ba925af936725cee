using System.IO.Compression;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Changes;

public sealed class JournalSegmentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => _folder.File("journal.jsonl.gz");

    [Fact]
    public async Task A_month_is_one_file_that_holds_on_its_own_without_any_sealed_part()
    {
        await using var test = await TwoMonthsAsync();

        var head = Write(test).Value;

        var report = JournalSegment.Read(File, null, TestContext.Current.CancellationToken, out var read);
        Assert.True(report.IsValid, report.Code);
        Assert.Equal(head, read);
        Assert.True(test.Centre.Reader.ReadNow(db => JournalSegment.IsOf(db, head)));
        var month = new DateTime(test.Clock.Now.Year, test.Clock.Now.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(test.Centre.Reader.ReadNow(db => db.Changes.Count(row => row.RecordedAt < month)), head.To - head.From + 1);
        Assert.DoesNotContain("Secret", await TextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("salt", await TextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("changed", "journal.changed")]
    [InlineData("missing", "journal.missing")]
    [InlineData("cut", "journal.cut")]
    [InlineData("text", "archive.unreadable")]
    public async Task A_segment_that_was_touched_does_not_hold(string harm, string code)
    {
        await using var test = await TwoMonthsAsync();
        Write(test);
        var lines = (await TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        switch (harm)
        {
            case "changed": lines[3] = lines[3].Replace("\"subject\":", "\"subject\":1", StringComparison.Ordinal); break;
            case "missing": lines.RemoveAt(3); break;
            case "cut": lines.RemoveAt(lines.Count - 1); break;
            default: lines[3] = "not a row"; break;
        }

        await using (var file = System.IO.File.Create(File))
        await using (var text = new StreamWriter(new GZipStream(file, CompressionLevel.Fastest)))
        {
            await text.WriteAsync(string.Join('\n', lines));
        }

        Assert.Equal(code, JournalSegment.Read(File, null, TestContext.Current.CancellationToken, out _).Code);
    }

    [Fact]
    public async Task A_month_that_runs_or_holds_nothing_is_not_archived_and_nothing_is_overwritten()
    {
        await using var test = await TwoMonthsAsync();

        Assert.Equal("archive.running", Write(test, 0).Refusal.Code);
        Assert.Equal("archive.empty", Write(test, -7).Refusal.Code);
        await System.IO.File.WriteAllTextAsync(File, "mine");
        Assert.Equal("archive.exists", Write(test).Refusal.Code);
        Assert.Equal("mine", await System.IO.File.ReadAllTextAsync(File));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<TestCentre> TwoMonthsAsync()
    {
        var test = await TestCentre.Open();
        await test.Fill(20);
        test.Clock.Advance(TimeSpan.FromDays(31));
        await test.Fill(20, 1);
        return test;
    }

    private Core.Basics.Outcome<SegmentHead> Write(TestCentre test, int months = -1) => test.Centre.Reader.ReadNow(
        db => JournalSegment.Write(db, DateOnly.FromDateTime(test.Clock.Now).AddMonths(months), File, test.Clock.Now));

    private async Task<string> TextAsync()
    {
        using var text = new StreamReader(new GZipStream(System.IO.File.OpenRead(File), CompressionMode.Decompress));
        return await text.ReadToEndAsync();
    }
}
