using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Kit;

/// <summary>The real web host on Kestrel at a free loopback port, with a store of its own.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly TempFolder _folder;

    private RunningServer(WebApplication app, TempFolder folder)
    {
        App = app;
        _folder = folder;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        BaseAddress = new Uri(addresses.First());
    }

    public WebApplication App { get; }

    public Uri BaseAddress { get; }

    /// <summary>Starts a server; the options' store and address are replaced by the test's own.</summary>
    public static async Task<RunningServer> StartAsync(ServeOptions? options = null)
    {
        var folder = new TempFolder();
        var app = WebHost.Build((options ?? new ServeOptions()) with { Urls = "http://127.0.0.1:0", Database = folder.Database });
        await app.StartAsync();
        return new RunningServer(app, folder);
    }

    public HttpClient CreateClient(bool followRedirects = true) =>
        new(new HttpClientHandler { AllowAutoRedirect = followRedirects }) { BaseAddress = BaseAddress };

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        _folder.Dispose();
    }
}
