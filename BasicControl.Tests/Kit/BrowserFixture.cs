using BasicControl.Web.Access;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BasicControl.Tests.Kit.BrowserFixture))]

namespace BasicControl.Tests.Kit;

/// <summary>One Chromium and one plain server for all browser tests; each test opens contexts of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>The shell without windows draws the same with half of the work.</summary>
    private static readonly string Chromium =
        new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists) ?? "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _starting = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningServer? _server;

    /// <summary>The shared server, without sample data. A test that changes data starts its own <see cref="RunningServer"/>.</summary>
    public async Task<RunningServer> ServerAsync()
    {
        await _starting.WaitAsync();
        try
        {
            return _server ??= await RunningServer.StartAsync();
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Opens a page in a context of its own. Skips the test where there is no Chromium.</summary>
    /// <param name="baseAddress">The server that relative addresses belong to.</param>
    /// <param name="locale">The browser's language, <c>zh-CN</c> or <c>en</c>.</param>
    /// <param name="width">Viewport width in CSS pixels.</param>
    /// <param name="height">Viewport height in CSS pixels.</param>
    /// <param name="asStranger">Without any proof, also where a demonstration would not let somebody in without one.</param>
    public async Task<WatchedPage> OpenAsync(Uri baseAddress, string locale = "zh-CN", int width = 1366, int height = 768, bool asStranger = false)
    {
        Required.SkipUnless(File.Exists(Chromium), Chromium, Required.BrowserSwitch);
        var browser = await BrowserAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = baseAddress.ToString(),
            Locale = locale,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        if (!asStranger && RunningServer.Find(baseAddress) is { } server && await server.ReaderCookieAsync() is { } reader)
        {
            await context.AddCookiesAsync([new Cookie { Name = Proof.CookieOf(Proof.Session), Value = reader, Url = baseAddress.ToString() }]);
        }

        return new WatchedPage(context, await context.NewPageAsync());
    }

    /// <summary>What a page comes to show has the time that a busy machine needs; where a bound is part of the promise, the test names it.</summary>
    public ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        _starting.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        await _starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Arguments });
        }
        finally
        {
            _starting.Release();
        }
    }
}
