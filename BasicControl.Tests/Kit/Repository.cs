using System.Diagnostics;

namespace BasicControl.Tests.Kit;

/// <summary>Where the sources are, found from the place of the running test assembly.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<string>> AllFiles = new(List);

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Every file that git keeps or would keep, relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files => AllFiles.Value;

    /// <summary>The hand-written C# and Razor sources below a folder such as <c>BasicControl.Core/</c>.</summary>
    public static IEnumerable<SourceFile> Sources(params string[] folders) => Files
        .Where(f => (f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            && !f.Contains("/Migrations/", StringComparison.Ordinal)
            && (folders.Length == 0 || folders.Any(x => f.StartsWith(x, StringComparison.Ordinal))))
        .Select(f => new SourceFile(f, Read(f)));

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    private static IReadOnlyList<string> List()
    {
        var start = new ProcessStartInfo("git", ["-c", "core.quotepath=off", "ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start)!;
        var lines = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        if (git.ExitCode != 0) throw new InvalidOperationException($"git ls-files ended with {git.ExitCode}.");
        return [.. lines.Where(f => File.Exists(Path.Combine(Root, f)))];
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BasicControl.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"BasicControl.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}

/// <summary>One source file: its path from the root and its text.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The text with comments blanked, so that a rule about code does not read prose. Line numbers stay.</summary>
    public string Code { get; } = WithoutComments(Text);

    public string Name => System.IO.Path.GetFileName(Path);

    public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    private static string WithoutComments(string text) => System.Text.RegularExpressions.Regex.Replace(
        text,
        """("(?:\\.|[^"\\\n])*")|//[^\n]*|/\*.*?\*/|@\*.*?\*@""",
        m => m.Groups[1].Success ? m.Value : new string('\n', m.Value.Count(c => c == '\n')),
        System.Text.RegularExpressions.RegexOptions.Singleline);
}
