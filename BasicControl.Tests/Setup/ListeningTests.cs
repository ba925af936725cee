using System.Net;
using BasicControl.Tests.Kit;
using BasicControl.Web.Setup;

namespace BasicControl.Tests.Setup;

public sealed class ListeningTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://[::1]:80")]
    [InlineData("http://localhost:1")]
    public void A_demonstration_listens_on_this_machine(string address) => Assert.Null(Listening.FaultOf(address, "", isDemo: true));

    [Theory]
    [InlineData("http://0.0.0.0:5080", "")]
    [InlineData("https://192.168.1.2", "")]
    [InlineData("http://127.0.0.1:5080;https://*:443", "wall.example")]
    [InlineData("http://127.0.0.1:5080", "wall.example")]
    public void A_demonstration_listens_nowhere_else(string urls, string hosts)
    {
        Assert.Equal(ListeningFault.DemoElsewhere, Listening.FaultOf(urls, hosts, isDemo: true));
        Assert.Throws<InvalidOperationException>(() => WebHost.Build(new ServeOptions { Urls = urls, Hosts = hosts, Demo = true }));
    }

    [Theory]
    [InlineData("https://192.168.1.2:443", "")]
    [InlineData("https://wall.example", "")]
    [InlineData("https://0.0.0.0;http://0.0.0.0", "wall.example")]
    [InlineData("http://127.0.0.1:5080", "wall.example")]
    public void Behind_the_log_in_the_world_is_listened_to_in_secret(string urls, string hosts) => Assert.Null(Listening.FaultOf(urls, hosts, isDemo: false));

    [Theory]
    [InlineData("", "", "NoAddress")]
    [InlineData("127.0.0.1:5080", "", "NoAddress")]
    [InlineData("ftp://127.0.0.1", "", "NoAddress")]
    [InlineData("http://0.0.0.0:5080", "wall.example", "NoHttps")]
    [InlineData("http://192.168.1.2;https://127.0.0.1", "", "NoHttps")]
    [InlineData("https://*:443", "", "NoHost")]
    [InlineData("https://+:443", "", "NoHost")]
    [InlineData("https://[::]:443", "", "NoHost")]
    public void What_does_not_go_together_is_named_and_not_served(string urls, string hosts, string fault)
    {
        Assert.Equal(fault, Listening.FaultOf(urls, hosts, isDemo: false).ToString());
        Assert.Throws<InvalidOperationException>(() => WebHost.Build(new ServeOptions { Urls = urls, Hosts = hosts }));
    }

    [Fact]
    public async Task Only_a_named_proxy_is_believed_and_what_comes_through_it_is_asked_for_in_secret()
    {
        await using var behind = await RunningServer.StartAsync(new ServeOptions { Hosts = "wall.example", Settings = new Dictionary<string, string?> { [Listening.Proxies] = "127.0.0.1;::1" } });
        await using var bare = await RunningServer.StartAsync(new ServeOptions { Hosts = "wall.example" });

        Assert.Equal((HttpStatusCode.OK, true, "secure"), await AskAsync(behind, "https"));
        Assert.Equal((HttpStatusCode.PermanentRedirect, false, ""), await AskAsync(behind, "http"));
        Assert.Equal((HttpStatusCode.OK, false, "open"), await AskAsync(bare, "https"));
    }

    [Fact]
    public async Task A_name_that_nobody_gave_is_refused()
    {
        await using var server = await RunningServer.StartAsync(new ServeOptions { Hosts = "wall.example" });
        using var client = server.CreateStranger();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/login") { Headers = { Host = "elsewhere.example" } };

        using var answer = await client.SendAsync(asked);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, bool IsStrict, string Cookie)> AskAsync(RunningServer server, string scheme)
    {
        using var client = server.CreateStranger(followRedirects: false);
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/login") { Headers = { Host = "wall.example" } };
        asked.Headers.Add("X-Forwarded-For", "203.0.113.9");
        asked.Headers.Add("X-Forwarded-Proto", scheme);
        using var answer = await client.SendAsync(asked);
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join(' ', set) : "";
        return (answer.StatusCode, answer.Headers.Contains("Strict-Transport-Security"), cookies.Length == 0 ? "" : cookies.Contains("secure", StringComparison.OrdinalIgnoreCase) ? "secure" : "open");
    }
}
