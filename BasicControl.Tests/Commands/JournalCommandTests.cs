using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;
using Microsoft.Data.Sqlite;

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

    private Task<Said> VerifyAsync() => ProgramUnderTest.RunAsync("journal", "verify", "--db", _folder.Database, "--json");

    private void Harm(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
