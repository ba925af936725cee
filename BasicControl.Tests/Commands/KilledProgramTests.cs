using System.Diagnostics;
using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;

namespace BasicControl.Tests.Commands;

/// <summary>
/// The real program at work, killed without warning: what it has answered is in the store, and an import can be run again. (A kill leaves the page
/// cache alone, so that the store is synced before the answer is shown by the pragmas, in <c>BoundsTests</c>.)
/// </summary>
public sealed class KilledProgramTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Every_acknowledged_record_is_there_after_a_kill_and_the_journal_holds()
    {
        await MakeSourceAsync();
        var load = new ApiLoad("110", new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero), await Doorway.KeyAsync(_folder.DatabaseFile));
        for (var round = 0; round < 2; round++)
        {
            using var server = ProgramUnderTest.Start(["--db", _folder.Database, "--urls", "http://127.0.0.1:0"]);
            try
            {
                await load.AndKillAsync(server, await ProgramUnderTest.AddressOfAsync(server), $"r{round}");
            }
            finally
            {
                if (!server.HasExited) server.Kill();
            }
        }

        Assert.True(load.Acknowledged.Count > 100, $"only {load.Acknowledged.Count} were acknowledged");
        var verified = await ProgramUnderTest.RunAsync("journal", "verify", "--db", _folder.Database, "--json");
        Assert.Equal(ExitCodes.Done, verified.ExitCode);
        var stored = Numbers();
        Assert.Empty(load.Acknowledged.Except(stored));
        var rows = JsonDocument.Parse(verified.Output).RootElement.GetProperty("rows").GetInt64();
        Assert.True(rows >= stored.Count, "every incident has its journal row");
    }

    [Fact]
    public async Task An_import_that_was_killed_can_be_run_again_without_duplicates()
    {
        const int Rows = 40_000;
        var file = _folder.File("calls.csv");
        await File.WriteAllLinesAsync(file, Enumerable.Range(0, Rows).Select(i => $"C{i},{1_700_000_000_000 + (i * 1000L)},TYPE {i % 30},SUB {i % 8},{i} Street,29.4,-98.5")
            .Prepend("IncidentNumber,ResponseDate,ProblemType,Substation,Address,LAT,LON"));
        using var import = ProgramUnderTest.Start(["import", "--profile", "sapd", "--file", file, "--db", _folder.Database, "--json"]);
        await GrowsAsync(_folder.DatabaseFile + "-wal", 1_000_000, import);
        import.Kill();
        await import.WaitForExitAsync();
        Assert.Equal(137, import.ExitCode);
        var before = Numbers().Count;

        var again = JsonDocument.Parse((await ProgramUnderTest.RunAsync("import", "--profile", "sapd", "--file", file, "--db", _folder.Database, "--json")).Output).RootElement;

        Assert.InRange(before, 1, Rows - 1);
        Assert.Equal((Rows, Rows - before, before), (again.GetProperty("read").GetInt32(), again.GetProperty("created").GetInt32(), again.GetProperty("unchanged").GetInt32()));
        Assert.Equal(Rows, Numbers().Count);
        Assert.Equal(ExitCodes.Done, (await ProgramUnderTest.RunAsync("journal", "verify", "--db", _folder.Database)).ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task GrowsAsync(string file, long bytes, Process program)
    {
        for (var i = 0; i < 6_000 && !program.HasExited && (!File.Exists(file) || new FileInfo(file).Length < bytes); i++) await Task.Delay(5);
    }

    private HashSet<string> Numbers()
    {
        using var reader = new StoreReader(new SqliteStore(_folder.DatabaseFile));
        return reader.ReadNow(db => db.Incidents.Select(row => row.ExternalNumber).ToHashSet());
    }

    private async Task MakeSourceAsync()
    {
        await using var centre = Centre.TryOpen(new SqliteStore(_folder.DatabaseFile), TimeProvider.System)!;
        await centre.Commit.Batch(session =>
            centre.Organisation.Source(session, "110", "110", centre.Organisation.City(session, "城", "Asia/Shanghai").Id, Makes.Incident, "Asia/Shanghai", addsUnknown: true));
    }
}
