using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;

namespace BasicControl.Tests.Commands;

public sealed class SampleCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_preset_is_loaded_into_an_empty_store_and_refused_in_words_by_a_full_one()
    {
        var said = await Load();

        Assert.Equal(ExitCodes.Done, said.ExitCode);
        var report = JsonDocument.Parse(said.Output).RootElement;
        Assert.Equal(("small", "2026-11-20T06:26:00Z"), (report.GetProperty("preset").GetString(), report.GetProperty("at").GetString()));
        Assert.True(report.GetProperty("incidents").GetInt64() > 300);

        var again = await Load();
        Assert.Equal(ExitCodes.Refused, again.ExitCode);
        Assert.Equal("sample.store-not-empty", JsonDocument.Parse(again.Output).RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_store_that_another_process_owns_is_refused()
    {
        await using var centre = Centre.TryOpen(new SqliteStore(_folder.DatabaseFile), TimeProvider.System);

        Assert.Equal(ExitCodes.StoreInUse, (await Load()).ExitCode);
    }

    [Theory]
    [InlineData("--preset", "huge")]
    [InlineData("--at", "yesterday")]
    public async Task An_impossible_value_is_an_error_of_usage(string option, string value) =>
        Assert.Equal(ExitCodes.Usage, (await ProgramUnderTest.RunAsync("sample", "--db", _folder.Database, option, value)).ExitCode);

    public void Dispose() => _folder.Dispose();

    private Task<Said> Load() =>
        ProgramUnderTest.RunAsync("sample", "--preset", "small", "--seed", "3", "--at", "2026-11-20T14:26", "--db", _folder.Database, "--json");
}
