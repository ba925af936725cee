using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace BasicControl.Tests.Kit;

/// <summary>A browser page together with everything that went wrong in it: console errors, script errors, failed requests.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ITestOutputHelper? _output = TestContext.Current.TestOutputHelper;
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<string, bool> _hosts = new(StringComparer.Ordinal);

    public WatchedPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Fault($"console: {message.Text}");
        };
        page.PageError += (_, error) => Fault($"script: {error}");
        page.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var address) && address.Host.Length > 0) _hosts.TryAdd(address.Host, true);
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400) Fault($"{response.Status}: {response.Url}");
        };
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Every host that the page asked for anything.</summary>
    public IReadOnlyCollection<string> Hosts => [.. _hosts.Keys];

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    /// <summary>An assertion shows the beginning of a fault; the whole of it stands in the output of the test.</summary>
    private void Fault(string what)
    {
        _faults.Enqueue(what);
        try
        {
            _output?.WriteLine(what);
        }
        catch (InvalidOperationException)
        {
            // The test is over.
        }
    }
}
