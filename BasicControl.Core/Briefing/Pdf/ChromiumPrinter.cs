using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Briefing.Pdf;

/// <summary>Where the Chromium stands that prints, and how long it may take.</summary>
/// <param name="Path">Null or empty: none.</param>
/// <param name="Limit">After this the process is ended with all it started.</param>
public sealed record ChromiumOptions(string? Path, TimeSpan Limit)
{
    /// <summary>Where Debian and its kin install it; the shell without windows starts in a third of the time.</summary>
    private static readonly string[] UsualPaths = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    public static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(60);

    /// <summary>The configured path, or the first usual one where nothing is configured and a file is there. An empty setting turns printing off.</summary>
    public static ChromiumOptions Of(string? path, TimeSpan? limit = null) => new(path ?? UsualPaths.FirstOrDefault(File.Exists), limit ?? UsualLimit);
}

/// <summary>
/// Prints a page of our own as PDF by a Chromium of the site: headless, without network, in a
/// folder of its own that is removed afterwards, one page at a time.
/// </summary>
public sealed class ChromiumPrinter(ChromiumOptions options, TimeProvider clock) : IDisposable
{
    private const int Tries = 10;
    private const int LongestReason = 200;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Whether there is anything to print with.</summary>
    public bool IsAvailable => options.Path is { Length: > 0 } path && File.Exists(path);

    /// <param name="html">The whole page; nothing is fetched for it.</param>
    /// <returns>The PDF, or a refusal: <c>pdf.no-chromium</c>, <c>pdf.too-slow</c>, <c>pdf.failed</c>.</returns>
    public async Task<Outcome<byte[]>> Print(string html, CancellationToken stop = default)
    {
        if (!IsAvailable) return new Refusal("pdf.no-chromium", null, string.IsNullOrEmpty(options.Path) ? "–" : options.Path);
        await _one.WaitAsync(stop);
        var folder = Directory.CreateTempSubdirectory("basiccontrol-print-");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(page, html, stop);
            return await Run(folder, page, stop);
        }
        finally
        {
            await Remove(folder);
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<Outcome<byte[]>> Run(DirectoryInfo folder, string page, CancellationToken stop)
    {
        var file = Path.Combine(folder.FullName, "page.pdf");
        using var process = new Process { StartInfo = Start(folder, page, file) };
        using var late = new CancellationTokenSource(options.Limit, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            process.Start();
        }
        catch (Win32Exception fault)
        {
            return new Refusal("pdf.failed", null, fault.Message);
        }

        var said = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(ended.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Refusal("pdf.too-slow", null, options.Limit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        await Task.WhenAll(said, output);
        return File.Exists(file) ? await File.ReadAllBytesAsync(file, stop) : new Refusal("pdf.failed", null, Reason(await said, process.ExitCode));
    }

    private ProcessStartInfo Start(DirectoryInfo folder, string page, string file)
    {
        var start = new ProcessStartInfo(options.Path!) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder.FullName };
        foreach (var argument in Arguments(folder.FullName, page, file)) start.ArgumentList.Add(argument);
        foreach (var variable in new[] { "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME" }) start.Environment[variable] = folder.FullName;
        return start;
    }

    // Names resolve to nothing and every connection, to this machine as well, would go through a proxy that is not there.
    private static IEnumerable<string> Arguments(string folder, string page, string file) =>
    [
        "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync", "--disable-quic",
        "--disable-background-networking", "--disable-component-update", "--disable-breakpad", "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
        $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", "--generate-pdf-document-outline", $"--print-to-pdf={file}",

        // Chromium keeps its sandbox from the all-powerful user, who runs inside a container at most.
        .. Environment.IsPrivilegedProcess ? new[] { "--no-sandbox" } : [],
        new Uri(page).AbsoluteUri,
    ];

    private static string Reason(string said, int exitCode)
    {
        var line = said.Split('\n').LastOrDefault(text => !string.IsNullOrWhiteSpace(text))?.Trim() ?? "";
        return string.Create(CultureInfo.InvariantCulture, $"{exitCode}: {line[..Math.Min(line.Length, LongestReason)]}");
    }

    // A last process of the browser may still write while it ends.
    private async Task Remove(DirectoryInfo folder)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException && tried < Tries)
            {
                await Task.Delay(Between * tried, clock);
            }
        }
    }
}
