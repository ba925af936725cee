using System.Collections.Concurrent;
using BasicControl.Core.Access;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BasicControl.Tests.Kit;

/// <summary>The real web host on Kestrel at a free loopback port, with a store of its own.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<Uri, RunningServer> Running = new();

    private readonly ServeOptions _options;
    private readonly TempFolder _folder;
    private readonly Lazy<Task<string>> _reader;

    private RunningServer(ServeOptions options, TempFolder folder)
    {
        _options = options;
        _folder = folder;
        _reader = new(() => Doorway.ReaderAsync(App.Services));
    }

    public WebApplication App { get; private set; } = null!;

    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>A key with every permission that a key can have, for everything.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The store's file, which may be read beside the server.</summary>
    public string DatabaseFile => _folder.DatabaseFile;

    /// <summary>Starts a server; the options' store and address are replaced by the test's own.</summary>
    /// <param name="copyOf">A store (<c>sqlite:PATH</c>) that nobody writes to; the server gets a copy of it.</param>
    public static async Task<RunningServer> StartAsync(ServeOptions? options = null, string? copyOf = null)
    {
        var folder = new TempFolder();
        foreach (var part in copyOf is null ? [] : new[] { "", "-wal" })
        {
            var file = copyOf!["sqlite:".Length..] + part;
            if (File.Exists(file)) File.Copy(file, folder.DatabaseFile + part);
        }

        if (copyOf is not null) CopyKeys(copyOf["sqlite:".Length..], folder.DatabaseFile);

        var server = new RunningServer((options ?? new ServeOptions()) with { Database = folder.Database }, folder);
        await server.RunAsync("http://127.0.0.1:0");
        return server;
    }

    /// <summary>Stops the server, keeping its store and its address for <see cref="StartAgainAsync"/>.</summary>
    public async Task StopAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }

    /// <summary>A new process's view: same store, same address, no memory of any circuit.</summary>
    public Task StartAgainAsync() => RunAsync(BaseAddress.ToString());

    /// <summary>The server at an address, of those that run in this process.</summary>
    public static RunningServer At(Uri address) => Running[address];

    /// <returns>Null where the server at the address is a process of its own.</returns>
    public static RunningServer? Find(Uri address) => Running.GetValueOrDefault(address);

    /// <summary>A client that sends a key with every permission that a key can have.</summary>
    public HttpClient CreateClient(bool followRedirects = true)
    {
        var client = CreateStranger(followRedirects);
        client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        return client;
    }

    /// <summary>The cookie of somebody who has logged in and reads everything; null in a demonstration, where everybody does.</summary>
    public async Task<string?> ReaderCookieAsync()
    {
        if (_options.Demo) return null;
        return CookieOf(Proof.Session, await _reader.Value);
    }

    private static void CopyKeys(string from, string to)
    {
        var keys = Path.Combine(Path.GetDirectoryName(from)!, "keys");
        if (!Directory.Exists(keys)) return;
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(to)!, "keys"));
        foreach (var key in Directory.GetFiles(keys)) File.Copy(key, Path.Combine(folder.FullName, Path.GetFileName(key)));
    }

    /// <summary>A client that proves nothing.</summary>
    public HttpClient CreateStranger(bool followRedirects = true) =>
        new(new HttpClientHandler { AllowAutoRedirect = followRedirects }) { BaseAddress = BaseAddress };

    /// <summary>The value of a cookie that proves something, made as the server makes it.</summary>
    internal string CookieOf(string scheme, string id) => App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
        .Get(scheme).TicketDataFormat.Protect(new(Proof.Of(scheme, id), new() { IssuedUtc = TimeProvider.System.GetUtcNow() }, scheme));

    public async ValueTask DisposeAsync()
    {
        Running.TryRemove(BaseAddress, out _);
        await StopAsync();
        _folder.Dispose();
    }

    private async Task RunAsync(string urls)
    {
        App = WebHost.Build(_options with { Urls = urls });
        await App.StartAsync();
        BaseAddress = new Uri(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Running[BaseAddress] = this;
        if (Key.Length == 0) Key = await Doorway.KeyAsync(App.Services.GetRequiredService<KeyDesk>(), App.Services.GetRequiredService<TimeProvider>());
    }
}
