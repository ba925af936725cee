using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;
using BasicControl.Web.Setup;

namespace BasicControl.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:5080")]
    [InlineData("--urls", "http://example.org")]
    [InlineData("--urls", "")]
    [InlineData("--pace", "0")]
    [InlineData("--pace", "100001")]
    [InlineData("--pace", "fast")]
    [InlineData("--now", "yesterday")]
    [InlineData("--now", "2018-13-01")]
    [InlineData("--preset", "huge")]
    [InlineData("--db", "postgres:host=here")]
    [InlineData("--nonsense", "1")]
    public async Task A_wrong_option_of_serve_is_named_and_nothing_starts(string option, string value)
    {
        var said = await ProgramUnderTest.RunAsync(option, value);

        Assert.Equal(ExitCodes.Usage, said.ExitCode);
        Assert.Contains(value.Length > 0 ? value.Split('=')[0] : option, said.Error + said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", "本机以外没有 https 地址")]
    [InlineData("C.UTF-8", "本机以外没有 https 地址")]
    [InlineData("en_US.UTF-8", "has no https address outside this machine")]
    public async Task The_process_refuses_an_open_address_in_the_terminals_language(string language, string words)
    {
        var said = await ProgramUnderTest.RunProcessAsync(language, "serve", "--urls", "http://0.0.0.0:0", "--db", _folder.Database);

        Assert.Equal(ExitCodes.Usage, said.ExitCode);
        Assert.Contains(words, said.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.DatabaseFile));
    }

    [Fact]
    public async Task An_unknown_command_is_a_wrong_usage_and_not_served() =>
        Assert.Equal(ExitCodes.Usage, (await ProgramUnderTest.RunAsync("destroy")).ExitCode);

    [Theory]
    [InlineData("--help")]
    [InlineData("serve --help")]
    [InlineData("journal --help")]
    [InlineData("journal verify --help")]
    public async Task Every_command_explains_itself(string args)
    {
        var said = await ProgramUnderTest.RunAsync(args.Split(' '));

        Assert.Equal(ExitCodes.Done, said.ExitCode);
        Assert.NotEmpty(said.Output);
        Assert.Empty(said.Error);
    }

    [Fact]
    public async Task A_second_server_on_a_store_is_refused_in_words()
    {
        await using var centre = Centre.TryOpen(new SqliteStore(_folder.DatabaseFile), TimeProvider.System);

        var said = await ProgramUnderTest.RunAsync("--db", _folder.Database, "--urls", "http://127.0.0.1:0", "--json");

        Assert.Equal(ExitCodes.StoreInUse, said.ExitCode);
        var error = JsonDocument.Parse(said.Output).RootElement.GetProperty("error");
        Assert.Equal("store.in-use", error.GetProperty("code").GetString());
        Assert.Contains(_folder.DatabaseFile, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_address_is_named()
    {
        await using var server = await RunningServer.StartAsync();

        var said = await ProgramUnderTest.RunAsync("--db", _folder.Database, "--urls", server.BaseAddress.ToString());

        Assert.Equal(ExitCodes.AddressUnusable, said.ExitCode);
        Assert.Contains(server.BaseAddress.ToString(), said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en_US.UTF-8", "Name another with --urls.")]
    [InlineData("zh_CN.UTF-8", "--urls")]
    public async Task A_taken_address_is_told_in_words_alone(string language, string words)
    {
        await using var server = await RunningServer.StartAsync();

        var said = await ProgramUnderTest.RunProcessAsync(language, "--db", _folder.Database, "--urls", server.BaseAddress.ToString());

        Assert.Equal(ExitCodes.AddressUnusable, said.ExitCode);
        Assert.Contains(words, Assert.Single(said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(said.Output);
    }

    [Fact]
    public void A_host_with_an_impossible_option_fails_at_start_with_its_key()
    {
        var options = new ServeOptions { Database = "postgres:x", Urls = "http://127.0.0.1:0" };

        Assert.Contains("--db", Assert.Throws<InvalidOperationException>(() => WebHost.Build(options)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
