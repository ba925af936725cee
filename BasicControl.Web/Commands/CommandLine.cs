using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text;
using BasicControl.Web.Setup;
using Microsoft.Data.Sqlite;

namespace BasicControl.Web.Commands;

/// <summary>The program's command line: one program, one list of commands, <c>serve</c> when none is named.</summary>
public static class CommandLine
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    private static readonly CommandWords Words = new(typeof(CommandLine));

    /// <summary>Every command; a new one is a file in this folder and a line here.</summary>
    private static IEnumerable<Command> All => [ServeCommand.Create(), ImportCommand.Create(), FiguresCommand.Create(), ScoreCommand.Create(), BriefingCommand.Create(), DisputesCommand.Create(), JournalCommand.Create(), RecoveryCommands.Backup(), RecoveryCommands.Restore(), RetentionCommand.Create(), KeysCommand.Create(), SampleCommand.Create()];

    /// <summary>Parses and runs; the texts go to the given writers, or to the terminal.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        SpeakTheTerminalsLanguage();
        var root = new RootCommand(Words["Program"]);
        foreach (var command in All) root.Add(command);
        var parsed = root.Parse(AreServes(args) ? [ServeCommand.Name, .. args] : args);
        if (parsed.Action is ParseErrorAction wrong) wrong.ShowHelp = false;
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // Long enough to finish what has been taken in; the web host has its own, shorter limit.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(60),
        };
        if (output is not null) configuration.Output = output;
        if (error is not null) configuration.Error = error;
        try
        {
            var code = await parsed.InvokeAsync(configuration);
            return parsed.Errors.Count > 0 && code != ExitCodes.Done ? ExitCodes.Usage : code;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is NotADatabase or Corrupt)
        {
            await configuration.Error.WriteLineAsync(Words["Damaged", fault.Message]);
            return ExitCodes.StoreDamaged;
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException or SqliteException)
        {
            await configuration.Error.WriteLineAsync(Words["Unusable", fault.Message]);
            return ExitCodes.StoreNotReady;
        }
        catch (OperationCanceledException)
        {
            await configuration.Error.WriteLineAsync(Words["Stopped"]);
            return ExitCodes.Stopped;
        }
    }

    // Options alone belong to serve; help and version belong to the whole.
    private static bool AreServes(string[] args) =>
        args is [] || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"));

    // A terminal without a language (LANG=C) reads Chinese, like a browser without one.
    private static void SpeakTheTerminalsLanguage()
    {
        if (CultureInfo.CurrentUICulture.Equals(CultureInfo.InvariantCulture))
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.Default);
        }

        if (Console.IsOutputRedirected) Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    }
}
