using System.Net;
using BasicControl.Tests.Kit;
using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BasicControl.Tests.Setup;

public sealed class SecurityHeadersTests(DemoServer demo)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/orders")]
    [InlineData("/no/such/page")]
    [InlineData("/api/v1/figures")]
    [InlineData("/api/v1/no-such")]
    [InlineData("/export/orders?format=csv")]
    [InlineData("/health/ready")]
    public async Task Every_answer_says_what_a_browser_may_do_with_it_and_keeps_no_data(string address)
    {
        var server = await demo.ServerAsync();
        using var client = server.CreateClient();

        using var answer = await client.GetAsync(address);

        var policy = Of(answer, "Content-Security-Policy");
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.All(["default-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'self'"], part => Assert.Contains(part, policy, StringComparison.Ordinal));
        Assert.Equal("nosniff", Of(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Of(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Of(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Of(answer, "Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Of(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("no-store", Of(answer, "Cache-Control"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"), "this machine is not sent to https");
    }

    [Theory]
    [InlineData("http", "203.0.113.9", "GET", 308, "https://bureau.example:5443/orders?q=1", false)]
    [InlineData("http", "203.0.113.9", "POST", 403, null, false)]
    [InlineData("http", "127.0.0.1", "GET", 200, null, false)]
    [InlineData("https", "203.0.113.9", "GET", 200, null, true)]
    public async Task Outside_this_machine_nothing_is_told_in_clear(string scheme, string from, string method, int status, string? location, bool isStrict)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["https_port"] = "5443";
        await using var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseHttpsElsewhere();
        app.Run(http => http.Response.StartAsync());
        var handle = ((IApplicationBuilder)app).Build();
        var asked = new DefaultHttpContext { RequestServices = app.Services };
        (asked.Request.Scheme, asked.Request.Method, asked.Request.Path, asked.Request.QueryString) = (scheme, method, "/orders", new("?q=1"));
        asked.Request.Host = new("bureau.example");
        asked.Connection.RemoteIpAddress = IPAddress.Parse(from);

        await handle(asked);

        Assert.Equal((status, location ?? ""), (asked.Response.StatusCode, asked.Response.Headers.Location.ToString()));
        Assert.Equal(isStrict, asked.Response.Headers.StrictTransportSecurity.Count > 0);
    }

    [Theory]
    [InlineData("Api:RequestsPerSecondPerKey", "/api/v1/figures", true)]
    [InlineData("Api:RequestsPerSecond", "/api/v1/figures", false)]
    [InlineData("Api:PageRequestsPerSecond", "/no/such/page", false)]
    public async Task Who_asks_too_much_is_told_when_to_come_again(string setting, string address, bool withKey)
    {
        await using var server = await RunningServer.StartAsync(new ServeOptions { Settings = new Dictionary<string, string?> { [setting] = "3" } });
        using var client = withKey ? server.CreateClient() : server.CreateStranger();
        List<HttpResponseMessage> answers = [];

        for (var i = 0; i < 12; i++) answers.Add(await client.GetAsync(address));

        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, answers[0].StatusCode);
        Assert.All(refused, answer => Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta));
    }

    [Fact]
    public async Task A_file_under_way_is_readable_by_its_owner_alone_and_gone_at_the_end()
    {
        string path;
        await using (var file = TempFile.Create())
        {
            path = file.Name;
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        Assert.False(File.Exists(path));
    }

    private static string Of(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "";
}
