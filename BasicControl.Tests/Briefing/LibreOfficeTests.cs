using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Word;
using BasicControl.Core.Briefing.Workbook;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Briefing;

/// <summary>Another office opens the files and prints them: the pages are as many as they should be, and every text is on them.</summary>
public sealed partial class LibreOfficeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("docx", "zh-CN")]
    [InlineData("docx", "en")]
    [InlineData("xlsx", "zh-CN")]
    [InlineData("xlsx", "en")]
    public async Task A_file_is_printed_with_all_its_text(string format, string culture)
    {
        Assert.SkipUnless(Find("soffice") is not null && Find("pdftotext") is not null, "LibreOffice or pdftotext is absent.");
        using var folder = new TempFolder();
        var document = PaperSample.Full();
        var file = folder.File($"briefing.{format}");
        IBriefingWriter writer = format == "docx" ? new WordBriefing() : new WorkbookBriefing();
        await File.WriteAllBytesAsync(file, await OfficeFile.Write(writer, document, CultureInfo.GetCultureInfo(culture)), TestContext.Current.CancellationToken);

        await Run("soffice", $"-env:UserInstallation={new Uri(folder.File("profile")).AbsoluteUri}", "--headless", "--convert-to", "pdf", "--outdir", folder.File("."), file);
        await Run("pdftotext", "-layout", folder.File("briefing.pdf"), folder.File("briefing.txt"));

        var printed = Squeezed(await File.ReadAllTextAsync(folder.File("briefing.txt"), TestContext.Current.CancellationToken));
        var pages = printed.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(pages.Length, 3, 40);
        Assert.DoesNotContain(pages, page => page.Length == 0);
        var missing = Texts(document, new ValueText(CultureInfo.GetCultureInfo(culture), document)).Where(text => !printed.Contains(Squeezed(text), StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    /// <summary>Titles of sections and blocks, and short cells: what a printer may not break over lines.</summary>
    private static IEnumerable<string> Texts(BriefingDocument document, ValueText text)
    {
        const int MostOnALine = 8;
        foreach (var section in document.Sections)
        {
            yield return text.Of(section.Title);
            foreach (var table in section.Blocks.OfType<TableBlock>())
            {
                foreach (var cell in table.Rows.SelectMany(row => row).OfType<TextValue>().Select(cell => text.Of(cell.Text)).Where(cell => cell.Length <= MostOnALine))
                {
                    yield return cell;
                }
            }
        }
    }

    private static string Squeezed(string text) => Blank().Replace(text, "");

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static async Task Run(string program, params string[] arguments)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Limit);
        using var process = Process.Start(new ProcessStartInfo(Find(program)!, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
            await process.WaitForExitAsync(late.Token);
            Assert.True(process.ExitCode == 0, $"{program}: {string.Join('\n', said)}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    [GeneratedRegex(@"[^\S\f]+")]
    private static partial Regex Blank();
}
