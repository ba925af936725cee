using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BasicControl.Tests.Setup;

public sealed class SameOriginTests
{
    [Theory]
    [InlineData("https://evil.example", true, false, 403)]
    [InlineData("https://evil.example", false, true, 403)]
    [InlineData("null", false, true, 403)]
    [InlineData("https://bureau.example", true, false, 200)]
    [InlineData("https://bureau.example", false, true, 200)]
    [InlineData("https://evil.example", false, false, 200)]
    [InlineData("", false, true, 200)]
    public async Task A_socket_of_another_site_is_refused_by_whichever_protocol_it_comes(string origin, bool isUpgrade, bool isConnect, int status)
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.UseSameOriginSockets();
        app.Run(http => http.Response.StartAsync());
        var handle = ((IApplicationBuilder)app).Build();
        var asked = new DefaultHttpContext { RequestServices = app.Services };
        asked.Request.Host = new("bureau.example");
        if (origin.Length > 0) asked.Request.Headers.Origin = origin;
        if (isUpgrade) asked.Request.Headers.Upgrade = "websocket";
        asked.Features.Set<IHttpExtendedConnectFeature>(new Connect(isConnect));

        await handle(asked);

        Assert.Equal(status, asked.Response.StatusCode);
    }

    private sealed record Connect(bool IsExtendedConnect) : IHttpExtendedConnectFeature
    {
        public string? Protocol => IsExtendedConnect ? "websocket" : null;

        public ValueTask<Stream> AcceptAsync() => throw new NotSupportedException();
    }
}
