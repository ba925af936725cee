using System.Diagnostics;
using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Pdf;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Briefing;

/// <summary>A briefing is printed by the site's Chromium, or refused in words; nothing is fetched and nothing stays behind.</summary>
public sealed class PdfBriefingTests
{
    [Fact]
    public async Task A_briefing_is_printed_on_A4_with_its_sections_as_outline()
    {
        using var printer = new ChromiumPrinter(ChromiumOptions.Of(null), TimeProvider.System);
        Required.SkipUnless(printer.IsAvailable, "Chromium", Required.BrowserSwitch);

        var printed = await new PdfBriefing(printer).Print(PaperSample.Full(), BriefingCultures.Chinese, TestContext.Current.CancellationToken);

        var pdf = Encoding.Latin1.GetString(printed.Value);
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Matches(@"/MediaBox \[0 0 594\.9\d* 841\.9\d*\]", pdf);
        Assert.Contains("/Outlines", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_reaches_nothing_while_it_prints()
    {
        using var printer = new ChromiumPrinter(ChromiumOptions.Of(null), TimeProvider.System);
        Required.SkipUnless(printer.IsAvailable, "Chromium", Required.BrowserSwitch);
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/picture.png";

        var printed = await printer.Print($"<!doctype html><img src=\"{address}\"><script>fetch('{address}')</script>", TestContext.Current.CancellationToken);

        Assert.True(printed.IsAccepted);
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/nowhere/chromium")]
    public async Task Without_a_Chromium_the_answer_is_a_refusal_in_words(string path)
    {
        using var printer = new ChromiumPrinter(ChromiumOptions.Of(path), TimeProvider.System);

        var refusal = (await printer.Print("", TestContext.Current.CancellationToken)).Refusal;

        Assert.Equal("pdf.no-chromium", refusal.Code);
        Assert.All([BriefingCultures.Chinese, BriefingCultures.English], culture => Assert.Contains("Briefing:Chromium", RefusalText.Of(refusal, culture), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_printing_that_takes_too_long_is_ended_with_all_that_it_started()
    {
        using var folder = new TempFolder();
        var slow = Script(folder, "echo $$ > \"" + folder.File("pid") + "\"; sleep 600");
        using var printer = new ChromiumPrinter(new ChromiumOptions(slow, TimeSpan.FromMilliseconds(800)), TimeProvider.System);

        var refusal = (await printer.Print("", TestContext.Current.CancellationToken)).Refusal;

        Assert.Equal(("pdf.too-slow", "0.8"), (refusal.Code, refusal.Arguments[0]));
        var pid = int.Parse((await File.ReadAllTextAsync(folder.File("pid"), TestContext.Current.CancellationToken)).Trim());
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(pid));
    }

    [Fact]
    public async Task A_browser_that_fails_is_told_with_its_last_words_and_leaves_nothing_behind()
    {
        using var folder = new TempFolder();
        var failing = Script(folder, "pwd > \"" + folder.File("place") + "\"; echo 'no display' >&2; exit 3");
        using var printer = new ChromiumPrinter(new ChromiumOptions(failing, TimeSpan.FromSeconds(30)), TimeProvider.System);

        var refusal = (await printer.Print("<p>㛃𠮷</p>", TestContext.Current.CancellationToken)).Refusal;

        Assert.Equal(("pdf.failed", "3: no display"), (refusal.Code, refusal.Arguments[0]));
        Assert.False(Directory.Exists((await File.ReadAllTextAsync(folder.File("place"), TestContext.Current.CancellationToken)).Trim()));
    }

    private static string Script(TempFolder folder, string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A shell is absent.");
        var path = folder.File("browser");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return path;
    }
}
