using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;

namespace BasicControl.Tests.Commands;

public sealed class JournalCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_whole_journal_is_verified_beside_the_process_that_owns_the_store()
    {
        await using var centre = await OpenWithACityAsync();

        var said = await VerifyAsync();

        Assert.Equal(ExitCodes.Done, said.ExitCode);
        var report = JsonDocument.Parse(said.Output).RootElement;
        Assert.True(report.GetProperty("valid").GetBoolean());
        Assert.Equal(centre.Commit.Position, report.GetProperty("rows").GetInt64());
    }

    [Theory]
    [InlineData("UPDATE changes SET open = open || ' ' WHERE position = 1", 1, "journal.changed")]
    [InlineData("DELETE FROM changes WHERE position = 1", 1, "journal.missing")]
    [InlineData("UPDATE changes SET recorded_at = recorded_at + 1 WHERE position = 2", 2, "journal.changed")]
    public async Task A_changed_row_is_found(string harm, long at, string code)
    {
        await (await OpenWithACityAsync()).DisposeAsync();
        Harm(harm);

        var said = await VerifyAsync();

        Assert.Equal(ExitCodes.StoreDamaged, said.ExitCode);
        var report = JsonDocument.Parse(said.Output).RootElement;
        Assert.Equal((at, code), (report.GetProperty("brokenAt").GetInt64(), report.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("en_US.UTF-8", "rows are gone from the end")]
    [InlineData("zh_CN.UTF-8", "末尾的行被截去")]
    public async Task A_tail_that_an_anchor_knows_of_and_is_gone_is_told_in_words(string language, string words)
    {
        await (await OpenWithACityAsync()).DisposeAsync();
        Harm("DELETE FROM changes WHERE position = (SELECT max(position) FROM changes)");

        var said = await ProgramUnderTest.RunProcessAsync(language, "journal", "verify", "--db", _folder.Database);

        Assert.Equal(ExitCodes.StoreDamaged, said.ExitCode);
        Assert.Contains(words, said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anchors_are_listed_a_line_each_and_verify_says_how_many_agree()
    {
        await using (var centre = await OpenWithACityAsync())
        {
            centre.Anchors.Write();
        }

        var listed = await ProgramUnderTest.RunAsync("journal", "anchors", "--db", _folder.Database);
        var elsewhere = await ProgramUnderTest.RunAsync("journal", "verify", "--db", _folder.Database, "--anchors", _folder.File("none"), "--json");

        Assert.Matches("^[0-9]+ [0-9a-f]{64} [0-9-]{10}T[0-9:.]+Z\n$", listed.Output);
        Assert.Equal(1, AnchorsOf(await VerifyAsync()));
        Assert.Equal(0, AnchorsOf(elsewhere));
    }

    [Fact]
    public async Task A_month_that_is_over_is_archived_and_the_archive_verified()
    {
        await using (var centre = Centre.TryOpen(new SqliteStore(_folder.DatabaseFile), new ManualClock(new(2026, 3, 20, 1, 0, 0, TimeSpan.Zero)))!)
        {
            await centre.Commit.Batch(session => centre.Organisation.City(session, "城", "Asia/Shanghai"));
        }

        var file = _folder.File("march.jsonl.gz");
        var written = await ProgramUnderTest.RunAsync("journal", "archive", "--month", "2026-03", "--out", file, "--db", _folder.Database, "--json");
        var verified = await ProgramUnderTest.RunAsync("journal", "verify", "--archive", file, "--db", _folder.Database, "--json");
        var again = await ProgramUnderTest.RunAsync("journal", "archive", "--month", "2026-03", "--out", file, "--db", _folder.Database);
        var wrong = await ProgramUnderTest.RunAsync("journal", "archive", "--month", "March", "--db", _folder.Database);

        Assert.Equal((ExitCodes.Done, ExitCodes.Done, ExitCodes.Refused, ExitCodes.Usage), (written.ExitCode, verified.ExitCode, again.ExitCode, wrong.ExitCode));
        Assert.Equal("2026-03", JsonDocument.Parse(verified.Output).RootElement.GetProperty("month").GetString());
    }

    [Fact]
    public async Task An_absent_store_is_refused_and_not_created()
    {
        var said = await ProgramUnderTest.RunAsync("journal", "verify", "--db", _folder.Database);

        Assert.Equal(ExitCodes.StoreNotReady, said.ExitCode);
        Assert.Contains(_folder.DatabaseFile, said.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.DatabaseFile));
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused_in_words()
    {
        await File.WriteAllTextAsync(_folder.DatabaseFile, "no store at all, but long enough to be looked at as one");

        var said = await ProgramUnderTest.RunAsync("journal", "verify", "--db", _folder.Database);

        Assert.Equal(ExitCodes.StoreDamaged, said.ExitCode);
        Assert.NotEmpty(said.Error);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Centre> OpenWithACityAsync()
    {
        var centre = Centre.TryOpen(new SqliteStore(_folder.DatabaseFile), TimeProvider.System)!;
        await centre.Commit.Batch(session => centre.Organisation.City(session, "城", "Asia/Shanghai"));
        return centre;
    }

    private static int AnchorsOf(Said said) => JsonDocument.Parse(said.Output).RootElement.GetProperty("anchors").GetProperty("agreed").GetInt32();

    private Task<Said> VerifyAsync() => ProgramUnderTest.RunAsync("journal", "verify", "--db", _folder.Database, "--json");

    private void Harm(string sql) => Assert.Equal(1, StoreHarm.Do(_folder.DatabaseFile, sql));
}
