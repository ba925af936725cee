using System.CommandLine;
using BasicControl.Core.Changes;
using Spectre.Console;

namespace BasicControl.Web.Commands;

/// <summary><c>journal verify</c>: walks the chain from the first row; reads only, so it works beside a running server.</summary>
internal static class JournalCommand
{
    private static readonly CommandWords Words = new(typeof(JournalCommand));

    public static Command Create()
    {
        var verify = new Command("verify", Words["Verify"]);
        var options = new SharedOptions().AddReading(verify);
        verify.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, options);
            return run.Read(async reader => Report(run, await reader.Read(db => Walk(run, progress => JournalVerifier.Verify(db, progress, stop)), stop)));
        });
        return new Command("journal", Words["Journal"]) { verify };
    }

    private static JournalReport Walk(CommandRun run, Func<Action<long>?, JournalReport> verify) =>
        run.IsJson || Console.IsErrorRedirected
            ? verify(null)
            : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(run.Error) })
                .Status().Start(Words["Walking", 0], status => verify(rows => status.Status(Words["Walking", rows])));

    private static int Report(CommandRun run, JournalReport report)
    {
        if (run.IsJson) run.Print(new { valid = report.IsValid, rows = report.Rows, brokenAt = report.BrokenAt, code = report.Code, lastHash = report.LastHash });
        else if (report.IsValid) run.Say(Words["Holds", report.Rows, report.LastHash]);
        else run.Error.WriteLine(Words["Broken", report.BrokenAt, Words[report.Code!], report.Rows]);
        return report.IsValid ? ExitCodes.Done : ExitCodes.StoreDamaged;
    }
}
