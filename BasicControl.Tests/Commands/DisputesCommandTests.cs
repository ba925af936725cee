using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Changes;
using BasicControl.Tests.Api;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Commands;

public sealed class DisputesCommandTests
{
    private const string Mapping =
        """{ "normaliser": "plain", "repeat": { "least": 3, "days": 30 }, "watchDays": 30, "types": [ { "type": "噪声扰民", "kind": "other" } ] }""";

    [Fact]
    public async Task A_mapping_is_checked_without_writing_and_published_with_the_same_counts()
    {
        using var folder = new TempFolder();
        var file = folder.File("mine.json");
        await File.WriteAllTextAsync(file, Mapping, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Done, (await ProgramUnderTest.RunAsync("sample", "--preset", "small", "--db", folder.Database)).ExitCode);

        var check = await Json("disputes", "mapping", "check", file, "--db", folder.Database, "--json");
        var shown = await Json("disputes", "mapping", "show", "--db", folder.Database, "--json");
        var published = await Json("disputes", "mapping", "publish", file, "--db", folder.Database, "--json");
        var after = await Json("disputes", "mapping", "show", "--db", folder.Database, "--json");

        Assert.Equal((0, 1, 1), (shown.GetProperty("version").GetInt32(), published.GetProperty("version").GetInt32(), after.GetProperty("version").GetInt32()));
        Assert.False(after.GetProperty("recounting").GetBoolean());
        Assert.True(JsonElement.DeepEquals(check.GetProperty("after"), published.GetProperty("after")));
        Assert.True(JsonElement.DeepEquals(check.GetProperty("before"), published.GetProperty("before")));
        Assert.Equal(["none", "other"], check.GetProperty("after").EnumerateObject().Select(kind => kind.Name));
        Assert.True(check.GetProperty("changed").GetInt32() > 50);
    }

    [Fact]
    public async Task A_wrong_mapping_and_a_missing_file_are_refused_in_words()
    {
        using var folder = new TempFolder();
        var file = folder.File("mine.json");
        await File.WriteAllTextAsync(file, Mapping.Replace("\"other\"", "\"quarrel\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var wrong = await ProgramUnderTest.RunAsync("disputes", "mapping", "check", file, "--db", folder.Database);
        var missing = await ProgramUnderTest.RunAsync("disputes", "mapping", "publish", folder.File("none.json"), "--db", folder.Database);

        Assert.Equal((ExitCodes.Refused, ExitCodes.Refused), (wrong.ExitCode, missing.ExitCode));
        Assert.Contains("types[0].kind", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("neighbour", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("none.json", missing.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.DatabaseFile));
    }

    [Fact]
    public async Task Beside_a_running_server_a_mapping_is_published_through_it_with_a_key()
    {
        await using var server = await RunningServer.StartAsync(new ServeOptions { Demo = true, Preset = "small", SimulatorPace = 0.001 });
        var centre = server.App.Services.GetRequiredService<Centre>();
        using var client = server.CreateClient();
        using var folder = new TempFolder();
        var file = folder.File("mine.json");
        await File.WriteAllTextAsync(file, Mapping, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("wrong.json"), "{", TestContext.Current.CancellationToken);
        var address = server.BaseAddress.ToString();

        var wrong = await ProgramUnderTest.RunAsync("disputes", "mapping", "publish", folder.File("wrong.json"), "--server", address, "--key", server.Key, "--json");
        var nobody = await ProgramUnderTest.RunAsync("disputes", "mapping", "publish", file, "--server", address, "--json");
        var said = await Json("disputes", "mapping", "publish", file, "--server", address, "--key", server.Key, "--json");
        await centre.Recount.Ended;
        using var shown = JsonDocument.Parse(await client.GetStringAsync(Web.ApiLinks.DisputeMapping, TestContext.Current.CancellationToken));
        var bare = await client.PutAsync(Web.ApiLinks.DisputeMapping, new StringContent(Mapping), TestContext.Current.CancellationToken);

        Assert.Equal((ExitCodes.Refused, "mapping.not-json"), (wrong.ExitCode, CodeOf(wrong)));
        Assert.Equal((ExitCodes.Refused, "access.denied"), (nobody.ExitCode, CodeOf(nobody)));
        Assert.Equal(1, said.GetProperty("version").GetInt32());
        Assert.Equal((1, false), (shown.RootElement.GetProperty("version").GetInt32(), shown.RootElement.GetProperty("recounting").GetBoolean()));
        Assert.Equal("other", shown.RootElement.GetProperty("mapping").GetProperty("types")[0].GetProperty("kind").GetString());
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, bare.StatusCode);
        var row = Assert.Single(centre.Reader.ReadNow(db => db.Changes.Where(row => row.Subject == Subject.DisputeMapping).ToList()));
        Assert.Equal(Post.Import, row.Post);

        static string? CodeOf(Said said) => JsonDocument.Parse(said.Output).RootElement.GetProperty("error").GetProperty("code").GetString();
    }

    [Fact]
    public async Task Without_a_key_a_mapping_is_not_published()
    {
        await using var api = await ApiServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, Web.ApiLinks.DisputeMapping) { Content = new StringContent(Mapping) };
        request.Headers.Add(Web.Api.ImportsApi.AskedHeader, "disputes");
        using var stranger = api.Server.CreateStranger();

        using var answer = await stranger.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(0, api.Centre.Disputes.InForce.Version);
    }

    private static async Task<JsonElement> Json(params string[] args)
    {
        var said = await ProgramUnderTest.RunAsync(args);
        Assert.Equal((ExitCodes.Done, ""), (said.ExitCode, said.Error));
        return JsonDocument.Parse(said.Output).RootElement;
    }
}
