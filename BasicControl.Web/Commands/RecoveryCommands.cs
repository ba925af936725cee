using System.CommandLine;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Recovery;
using BasicControl.Web.Setup;

namespace BasicControl.Web.Commands;

/// <summary><c>backup</c> works beside a running server; <c>restore</c> needs the store to itself.</summary>
internal static class RecoveryCommands
{
    private static readonly CommandWords Words = new(typeof(RecoveryCommands));

    public static Command Backup()
    {
        var command = new Command("backup", Words["Backup"]);
        var target = FileOption(command, "--out", "Out");
        var shared = new SharedOptions().AddReading(command);
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, shared);
            return run.Read(reader => Task.FromResult(Report(run, Remember(run, StoreBackup.Write(run.Store, parsed.GetValue(target)!.FullName, stop)), "BackedUp")));
        });
        return command;
    }

    public static Command Restore()
    {
        var command = new Command("restore", Words["Restore"]);
        var from = FileOption(command, "--from", "From");
        var replace = new Option<bool>("--replace") { Description = Words["Replace"] };
        command.Add(replace);
        var anchors = JournalCommand.AnchorsOption(command);
        var shared = new SharedOptions().AddReading(command);
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, shared);
            return Task.FromResult(Report(
                run, StoreRestore.From(parsed.GetValue(from)!.FullName, run.Store, parsed.GetValue(replace), StorePath.Clock, new(run.Store, parsed.GetValue(anchors)?.FullName), stop), "Restored"));
        });
        return command;
    }

    private static Option<FileInfo> FileOption(Command command, string name, string description)
    {
        var option = new Option<FileInfo>(name) { Description = Words[description], HelpName = "FILE", Required = true };
        command.Add(option);
        return option;
    }

    /// <summary>An erasure names the backups that still hold what it erases, so the store remembers them.</summary>
    private static Outcome<StoreCopy> Remember(CommandRun run, Outcome<StoreCopy> outcome)
    {
        if (outcome.TryGet(out var copy))
        {
            BackupLog.Add(run.Store, copy, StorePath.Clock.UtcNow());
        }

        return outcome;
    }

    private static int Report(CommandRun run, Outcome<StoreCopy> outcome, string words)
    {
        if (!outcome.TryGet(out var copy))
        {
            var refusal = outcome.Refusal;
            return run.Refuse(CodeOf(refusal), refusal.Code, RefusalText.Of(refusal, CultureInfo.CurrentUICulture));
        }

        if (run.IsJson)
        {
            run.Print(new { path = copy.Path, bytes = copy.Bytes, rows = copy.Position, lastHash = copy.LastHash, keptAs = copy.KeptAs, known = copy.Known });
            return ExitCodes.Done;
        }

        run.Say(Words[words, copy.Path, copy.Bytes, copy.Position, copy.LastHash]);
        if (copy.KeptAs is { } aside)
        {
            run.Say(Words["KeptAs", aside]);
        }

        if (copy.Known > copy.Position)
        {
            run.Say(Words["Known", copy.Known, copy.Position, copy.Known - copy.Position]);
        }

        if (words == "Restored")
        {
            run.Say(Words["AsThen"]);
        }

        if (words == "BackedUp")
        {
            run.Say(Words["KeysApart", run.Store.Vault.Masters.Folder]);
            run.Say(Words["Apart"]);
        }

        return ExitCodes.Done;
    }

    private static int CodeOf(Refusal refusal) => refusal.Code switch
    {
        "store.in-use" => ExitCodes.StoreInUse,
        "store.none" or "store.broken" or "journal.broken" => ExitCodes.StoreDamaged,
        "store.other-version" => ExitCodes.StoreNotReady,
        _ => ExitCodes.Refused,
    };
}
