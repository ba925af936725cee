using System.Diagnostics;
using System.Text.RegularExpressions;
using BasicControl.Web.Commands;

namespace BasicControl.Tests.Kit;

/// <summary>What one run of the program said, and its exit code.</summary>
public sealed record Said(int ExitCode, string Output, string Error);

/// <summary>The program as a person starts it: through its entry point in this process, or as a process of its own.</summary>
public static partial class ProgramUnderTest
{
    /// <summary>The assembly with the real entry point, beside the tests.</summary>
    public static string Assembly { get; } = typeof(CommandLine).Assembly.Location;

    /// <summary>Runs a command to its end in this process.</summary>
    public static async Task<Said> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Starts a process of its own in a language; the caller ends and disposes it.</summary>
    /// <param name="settings">Variables of its environment.</param>
    public static Process Start(IEnumerable<string> args, string language = "en_US.UTF-8", params ReadOnlySpan<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LANG"] = language, ["LC_ALL"] = language },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs a process of its own to its end.</summary>
    public static Task<Said> RunProcessAsync(string language, params string[] args) => ToItsEndAsync(Start(args, language));

    /// <summary>Reads all that a process says, to its end.</summary>
    public static async Task<Said> ToItsEndAsync(Process process)
    {
        using var owned = process;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Waits until a server process says where it listens.</summary>
    public static async Task<Uri> AddressOfAsync(Process server)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await server.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match) return new(match.Value);
        }

        throw new InvalidOperationException($"The server said no address: {await server.StandardError.ReadToEndAsync(patience.Token)}");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
