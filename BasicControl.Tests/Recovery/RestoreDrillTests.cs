using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;

namespace BasicControl.Tests.Recovery;

/// <summary>The drill as a duty officer would run it: the real program at work, a backup beside it, a new folder, the same figures.</summary>
public sealed class RestoreDrillTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _elsewhere = new();

    [Fact]
    public async Task A_backup_under_load_holds_all_that_was_acknowledged_before_it_and_comes_back_with_the_same_figures()
    {
        await MakeSourceAsync();
        var load = new ApiLoad("110", new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero), await Doorway.KeyAsync(_folder.DatabaseFile));
        var backup = _elsewhere.File("backup.db");
        IReadOnlyCollection<string> before = [];
        Said? said = null;
        using var server = ProgramUnderTest.Start(["--db", _folder.Database, "--urls", "http://127.0.0.1:0"]);
        try
        {
            await load.WhileAsync(await ProgramUnderTest.AddressOfAsync(server), "a", async () =>
            {
                await load.AcknowledgedAsync(200);
                before = [.. load.Acknowledged];
                said = await ProgramUnderTest.RunAsync("backup", "--db", _folder.Database, "--out", backup, "--json");
                await load.AcknowledgedAsync(before.Count + 100);
            });
        }
        finally
        {
            server.Kill();
        }

        Assert.Equal(ExitCodes.Done, said!.ExitCode);
        var restored = await ProgramUnderTest.RunAsync("restore", "--db", _elsewhere.Database, "--from", backup, "--json");
        Assert.Equal(ExitCodes.Done, restored.ExitCode);
        Assert.Equal(Of(said, "lastHash"), Of(restored, "lastHash"));
        var numbers = Numbers(_elsewhere.DatabaseFile);
        Assert.True(before.Count >= 200, $"only {before.Count} were acknowledged before the backup");
        Assert.Empty(before.Except(numbers));
        Assert.True(numbers.Count < load.Acknowledged.Count, "the load went on after the backup");
        Assert.Equal(ExitCodes.Done, (await ProgramUnderTest.RunAsync("journal", "verify", "--db", _elsewhere.Database)).ExitCode);
    }

    [Fact]
    public async Task The_figures_of_a_restored_store_are_those_of_the_store_that_was_backed_up()
    {
        await ProgramUnderTest.RunAsync("sample", "--preset", "small", "--seed", "3", "--at", "2026-11-20T14:26", "--db", _folder.Database);
        var backup = _elsewhere.File("backup.db");

        await ProgramUnderTest.RunAsync("backup", "--db", _folder.Database, "--out", backup);
        await ProgramUnderTest.RunAsync("restore", "--db", _elsewhere.Database, "--from", backup);

        var figures = await FiguresAsync(_folder.Database);
        Assert.Equal(ExitCodes.Done, figures.ExitCode);
        Assert.Equal(figures.Output, (await FiguresAsync(_elsewhere.Database)).Output);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    private static string? Of(Said said, string name) => JsonDocument.Parse(said.Output).RootElement.GetProperty(name).GetString();

    private static Task<Said> FiguresAsync(string database) => ProgramUnderTest.RunAsync("figures", "--db", database, "--as-of", "2026-11-20T14:26:00+08:00", "--by", "unit", "--json");

    private static HashSet<string> Numbers(string file)
    {
        using var reader = new StoreReader(new SqliteStore(file));
        return reader.ReadNow(db => db.Incidents.Select(row => row.ExternalNumber).ToHashSet());
    }

    private async Task MakeSourceAsync()
    {
        await using var centre = Centre.TryOpen(new SqliteStore(_folder.DatabaseFile), TimeProvider.System)!;
        await centre.Commit.Batch(session =>
            centre.Organisation.Source(session, "110", "110", centre.Organisation.City(session, "城", "Asia/Shanghai").Id, Makes.Incident, "Asia/Shanghai", addsUnknown: true));
    }
}
