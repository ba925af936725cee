using System.Text.Json;
using BasicControl.Tests.Incidents.Files;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;

namespace BasicControl.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private const string Good = "g1,2026-10-01 08:00,,,noise,east,,,,,open,,";
    private const string Bad = "b1,never,,,noise,east,,,,,open,,";

    private readonly TempFolder _folder = new();

    public ImportCommandTests() => File.WriteAllText(_folder.File("my-city.json"), ImportKit.Profile);

    [Fact]
    public async Task The_counts_are_the_five_keys_and_nothing_else()
    {
        var said = await Import("--json", "--file", ImportKit.Write(_folder, "a.csv", [Good, Bad]), "--file", ImportKit.Write(_folder, "b.csv", [Good]));

        var counts = JsonDocument.Parse(said.Output).RootElement.EnumerateObject().Select(pair => (pair.Name, pair.Value.GetInt64()));
        Assert.Equal([("read", 3), ("created", 1), ("updated", 0), ("unchanged", 1), ("rejected", 1)], counts);
        Assert.Equal(ExitCodes.Done, said.ExitCode);
        Assert.Contains("a.csv", said.Error, StringComparison.Ordinal);
        Assert.Contains("never", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_rows_go_to_a_file_that_can_be_imported_again()
    {
        var rejects = _folder.File("rejects.csv");
        await Import("--json", "--rejects", rejects, "--file", ImportKit.Write(_folder, "a.csv", [Good, Bad]));
        await File.WriteAllTextAsync(rejects, (await File.ReadAllTextAsync(rejects, TestContext.Current.CancellationToken)).Replace("b1,never", "b1,2026-10-02 08:00", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var said = await Import("--json", "--file", rejects);

        Assert.Equal(1, JsonDocument.Parse(said.Output).RootElement.GetProperty("created").GetInt64());
    }

    [Fact]
    public async Task A_dry_run_tells_the_errors_and_makes_no_store()
    {
        var said = await Import("--dry-run", "--file", ImportKit.Write(_folder, "a.csv", [Good, Bad]));

        Assert.Equal(ExitCodes.Done, said.ExitCode);
        Assert.Contains("never", said.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.DatabaseFile));
    }

    [Theory]
    [InlineData("no-such-profile", "a.csv", "profile.unknown")]
    [InlineData("nyc311", "a.csv", "file.columns-missing")]
    [InlineData("nyc311", "absent.csv", "file.missing")]
    public async Task What_cannot_be_imported_is_refused_with_a_code_and_words(string profile, string file, string code)
    {
        ImportKit.Write(_folder, "a.csv", [Good]);

        var said = await ProgramUnderTest.RunAsync("import", "--profile", profile, "--file", _folder.File(file), "--db", _folder.Database, "--json");

        var error = JsonDocument.Parse(said.Output).RootElement.GetProperty("error");
        Assert.Equal((ExitCodes.Refused, code), (said.ExitCode, error.GetProperty("code").GetString()));
        Assert.NotEqual("", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_file_of_nothing_but_bad_rows_ends_as_refused() =>
        Assert.Equal(ExitCodes.Refused, (await Import("--file", ImportKit.Write(_folder, "a.csv", [Bad]))).ExitCode);

    [Fact]
    public async Task Beside_a_process_that_owns_the_store_it_refuses_in_words()
    {
        await using var centre = Core.Centre.TryOpen(new Core.Data.Sqlite.SqliteStore(_folder.DatabaseFile), TimeProvider.System);

        var said = await Import("--file", ImportKit.Write(_folder, "a.csv", [Good]));

        Assert.Equal(ExitCodes.StoreInUse, said.ExitCode);
        Assert.Contains("--server", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named()
    {
        var said = await Import("--server", "http://127.0.0.1:9", "--file", ImportKit.Write(_folder, "a.csv", [Good]));

        Assert.Equal(ExitCodes.AddressUnusable, said.ExitCode);
        Assert.Contains("http://127.0.0.1:9", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Through_a_running_server_it_ends_with_the_same_counts()
    {
        await using var server = await RunningServer.StartAsync();
        string[] args = ["--json", "--server", server.BaseAddress.ToString(), "--key", server.Key, "--file", ImportKit.Write(_folder, "a.csv", [Good, Bad])];

        var first = await Import([.. args, "--rejects", _folder.File("rejects.csv")]);
        var again = await Import(args);

        Assert.Equal([2, 1, 0, 0, 1], JsonDocument.Parse(first.Output).RootElement.EnumerateObject().Select(pair => pair.Value.GetInt32()));
        Assert.Equal([2, 0, 0, 1, 1], JsonDocument.Parse(again.Output).RootElement.EnumerateObject().Select(pair => pair.Value.GetInt32()));
        Assert.Contains("never", await File.ReadAllTextAsync(_folder.File("rejects.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.DatabaseFile));
    }

    public void Dispose() => _folder.Dispose();

    private Task<Said> Import(params string[] args) => ProgramUnderTest.RunAsync(["import", "--profile", _folder.File("my-city.json"), "--db", _folder.Database, .. args]);
}
