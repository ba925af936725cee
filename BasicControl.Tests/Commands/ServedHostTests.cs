using System.Net;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BasicControl.Tests.Commands;

public sealed class ServedHostTests
{
    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    public async Task Only_this_machines_own_names_are_answered(string host, HttpStatusCode status)
    {
        await using var server = await RunningServer.StartAsync();
        using var client = server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiLinks.OpenApi);
        request.Headers.Host = $"{host}:{server.BaseAddress.Port}";

        using var answer = await client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("/broken-page", "en", "The page has failed")]
    [InlineData("/broken-page", "zh-CN", "页面出错")]
    [InlineData("/api/v1/broken", "en", "server.fault")]
    public async Task A_fault_is_told_in_words_and_never_with_its_insides(string address, string language, string words)
    {
        using var folder = new TempFolder();
        await using var app = WebHost.Build(new ServeOptions { Urls = "http://127.0.0.1:0", Database = folder.Database });
        app.MapGet(address, IResult () => throw new InvalidOperationException("the insides")).Open();
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var answer = await client.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        Assert.DoesNotContain("insides", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_ends_well_though_a_screen_is_watching()
    {
        using var folder = new TempFolder();
        using var server = ProgramUnderTest.Start(["--demo", "--preset", "small", "--db", folder.Database, "--urls", "http://127.0.0.1:0"]);
        var address = await ProgramUnderTest.AddressOfAsync(server);
        await using var screen = HubClient.To(address, ApiLinks.WallHub);
        await screen.StartAsync();
        await Microsoft.AspNetCore.SignalR.Client.HubConnectionExtensions.InvokeAsync(screen, "Join", (string?)null);

        using (var terminate = System.Diagnostics.Process.Start("kill", ["-TERM", server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await terminate.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await server.WaitForExitAsync(patience.Token);

        Assert.Equal(0, server.ExitCode);
        Assert.Equal(0, (await ProgramUnderTest.RunAsync("journal", "verify", "--db", folder.Database)).ExitCode);
    }
}
