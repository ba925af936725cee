using System.CommandLine;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Web.Commands;

/// <summary><c>keys show</c> tells where the master keys lie and what they open; <c>keys rotate</c> makes a new one and wraps the data keys anew.</summary>
internal static class KeysCommand
{
    private static readonly CommandWords Words = new(typeof(KeysCommand));

    public static Command Create() => new("keys", Words["Keys"]) { Show(), Rotate() };

    private static Command Show()
    {
        var command = new Command("show", Words["Show"]);
        var shared = new SharedOptions().AddReading(command);
        command.SetAction(parsed =>
        {
            var run = new CommandRun(parsed, shared);
            return run.Read(_ =>
            {
                var vault = run.Store.Vault;
                var (names, keys, absent) = (vault.Masters.Names, vault.Read().Count(key => key.Wrapped is not null), vault.Absent);
                if (run.IsJson)
                {
                    run.Print(new { folder = vault.Masters.Folder, masters = names, dataKeys = keys, absent });
                    return Task.FromResult(ExitCodes.Done);
                }

                run.Say(Words["Folder", vault.Masters.Folder, names.Count, keys]);
                run.Say(Words[absent == 0 ? "Whole" : "Absent", absent, vault.Masters.Folder]);
                return Task.FromResult(ExitCodes.Done);
            });
        });
        return command;
    }

    private static Command Rotate()
    {
        var command = new Command("rotate", Words["Rotate"]);
        var shared = new SharedOptions().AddReading(command);
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, shared);
            return run.Store.Exists
                ? run.Write(async centre =>
                {
                    var outcome = await centre.Keys.Rotate(Actor.System, stop);
                    if (!outcome.TryGet(out var rotated))
                    {
                        return run.Refuse(ExitCodes.Refused, outcome.Refusal.Code, RefusalText.Of(outcome.Refusal, CultureInfo.CurrentUICulture));
                    }

                    if (run.IsJson) run.Print(new { name = rotated.Name, wrapped = rotated.Wrapped, left = rotated.Left });
                    run.Say(Words["Rotated", rotated.Name, rotated.Wrapped, rotated.Left, run.Store.Vault.Masters.Folder]);
                    return ExitCodes.Done;
                })
                : run.Read(_ => Task.FromResult(ExitCodes.Done));
        });
        return command;
    }
}
