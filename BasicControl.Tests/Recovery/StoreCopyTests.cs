using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;
using Microsoft.Data.Sqlite;

namespace BasicControl.Tests.Recovery;

public sealed class StoreCopyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_backup_is_one_file_that_only_its_owner_reads_and_leaves_nothing_beside_it()
    {
        await MakeStoreAsync();

        Assert.Equal(ExitCodes.Done, (await BackupAsync()).ExitCode);

        Assert.Equal(["backup.db"], Directory.GetFiles(_folder.Path, "backup*").Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("backup.db")));
        }
    }

    [Fact]
    public async Task A_backup_overwrites_nothing_and_names_a_folder_that_is_not_there()
    {
        await MakeStoreAsync();
        await File.WriteAllTextAsync(_folder.File("backup.db"), "mine");

        Refused(await BackupAsync(), ExitCodes.Refused, "backup.exists");

        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.File("backup.db")));
        Refused(await ProgramUnderTest.RunAsync("backup", "--db", _folder.Database, "--out", _folder.File("no/where.db"), "--json"), ExitCodes.Refused, "backup.folder-absent");
    }

    [Fact]
    public async Task A_store_whose_journal_was_changed_is_not_backed_up_as_if_it_were_whole()
    {
        await MakeStoreAsync();
        Harm(_folder.DatabaseFile);

        Refused(await BackupAsync(), ExitCodes.StoreDamaged, "journal.broken");

        Assert.False(File.Exists(_folder.File("backup.db")));
    }

    [Theory]
    [InlineData("journal", "journal.broken")]
    [InlineData("bytes", "store.broken")]
    [InlineData("text", "store.broken")]
    [InlineData("other", "store.none")]
    [InlineData("absent", "restore.absent")]
    public async Task What_is_no_whole_backup_is_refused_and_the_store_stays(string harm, string code)
    {
        await MakeStoreAsync();
        await BackupAsync();
        var backup = _folder.File("backup.db");
        switch (harm)
        {
            case "journal": Harm(backup); break;
            case "bytes": Scribble(backup); break;
            case "text": await File.WriteAllTextAsync(backup, new string('x', 5_000)); break;
            case "other": MakeOther(backup); break;
            default: File.Delete(backup); break;
        }

        var said = await RestoreAsync("--replace");

        Assert.Equal(code, CodeOf(said));
        Assert.NotEqual(ExitCodes.Done, said.ExitCode);
        Assert.Equal(ExitCodes.Done, (await ProgramUnderTest.RunAsync("journal", "verify", "--db", _folder.Database)).ExitCode);
    }

    [Fact]
    public async Task A_store_that_stands_there_is_replaced_only_when_asked_and_then_kept_under_another_name()
    {
        await MakeStoreAsync();
        await BackupAsync();
        await MakeStoreAsync("second");

        Refused(await RestoreAsync(), ExitCodes.Refused, "restore.exists");
        var said = await RestoreAsync("--replace");

        Assert.Equal(ExitCodes.Done, said.ExitCode);
        var kept = JsonDocument.Parse(said.Output).RootElement.GetProperty("keptAs").GetString()!;
        Assert.Equal((1, 2), (Cities(_folder.DatabaseFile), Cities(kept)));
    }

    [Fact]
    public async Task The_log_of_a_store_that_was_taken_away_by_hand_is_not_played_into_the_restored_one()
    {
        await MakeStoreAsync();
        await BackupAsync();
        var log = _folder.DatabaseFile + "-wal";
        using (var connection = new SqliteConnection($"Data Source={_folder.DatabaseFile};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; UPDATE units SET name = 'played in'";
            command.ExecuteNonQuery();
            File.Copy(log, log + ".kept");
        }

        File.Delete(_folder.DatabaseFile);
        File.Move(log + ".kept", log, overwrite: true);

        var said = await RestoreAsync();

        Assert.Equal(ExitCodes.Done, said.ExitCode);
        using var reader = new StoreReader(new SqliteStore(_folder.DatabaseFile));
        Assert.DoesNotContain("played in", reader.ReadNow(db => db.Units.Select(unit => unit.Name).ToList()));
        Assert.True(File.Exists(JsonDocument.Parse(said.Output).RootElement.GetProperty("keptAs").GetString() + "-wal"));
    }

    [Fact]
    public async Task A_store_that_is_in_use_is_not_replaced()
    {
        await MakeStoreAsync();
        await BackupAsync();
        await using var centre = Centre.TryOpen(new SqliteStore(_folder.DatabaseFile), TimeProvider.System);

        Refused(await RestoreAsync("--replace"), ExitCodes.StoreInUse, "store.in-use");
    }

    public void Dispose() => _folder.Dispose();

    private static void Refused(Said said, int exitCode, string code) => Assert.Equal((exitCode, code), (said.ExitCode, CodeOf(said)));

    private static string? CodeOf(Said said) => JsonDocument.Parse(said.Output).RootElement.GetProperty("error").GetProperty("code").GetString();

    private static int Cities(string file)
    {
        using var reader = new StoreReader(new SqliteStore(file));
        return reader.ReadNow(db => db.Units.Count(unit => unit.Kind == UnitKind.City));
    }

    private static void Harm(string file) => StoreHarm.Do(file, "UPDATE changes SET open = open || ' ' WHERE position = 1");

    private static void MakeOther(string file)
    {
        File.Delete(file);
        StoreHarm.Do(file, "CREATE TABLE other (id INTEGER)");
    }

    /// <summary>Overwrites pages in the middle, as a failing disk would.</summary>
    private static void Scribble(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.Position = 3 * 4_096;
        stream.Write(new byte[40 * 4_096]);
    }

    private Task<Said> BackupAsync() => ProgramUnderTest.RunAsync("backup", "--db", _folder.Database, "--out", _folder.File("backup.db"), "--json");

    private Task<Said> RestoreAsync(params string[] more) =>
        ProgramUnderTest.RunAsync(["restore", "--db", _folder.Database, "--from", _folder.File("backup.db"), "--json", .. more]);

    private async Task MakeStoreAsync(string city = "first")
    {
        await using var centre = Centre.TryOpen(new SqliteStore(_folder.DatabaseFile), TimeProvider.System)!;
        await centre.Commit.Batch(session => centre.Organisation.City(session, city, "Asia/Shanghai"));
    }
}
