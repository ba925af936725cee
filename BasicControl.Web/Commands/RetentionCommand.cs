using System.CommandLine;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Recovery;
using BasicControl.Core.Retention;

namespace BasicControl.Web.Commands;

/// <summary><c>retention preview</c>, <c>run</c> and <c>erase</c>: what the rules would erase, erasing it, and erasing one record.</summary>
internal static class RetentionCommand
{
    private static readonly CommandWords Words = new(typeof(RetentionCommand));

    public static Command Create() => new("retention", Words["Retention"]) { Preview(), Run(), Erase() };

    private static Command Preview() => Command("preview", async (run, desk, _, stop) =>
    {
        var preview = await desk.Preview(stop);
        if (run.IsJson)
        {
            run.Print(new { rules = preview.Rules.Select(rule => new { kind = rule.Kind.ToString(), months = rule.Months, basis = rule.Basis.Zh }), counts = Counts(preview.Counts), backups = Backups(preview.Backups) });
            return ExitCodes.Done;
        }

        foreach (var rule in preview.Rules)
        {
            run.Say(Words["Rule", Words[rule.Kind.ToString()], rule.Months, rule.Basis.In(IsEnglish)]);
        }

        Say(run, preview.Counts, "Due");
        return ExitCodes.Done;
    });

    private static Command Run() => Command("run", async (run, desk, _, stop) => Report(run, await desk.Run(Actor.System, stop)));

    private static Command Erase()
    {
        var kind = new Option<RetentionKind>("--kind") { Description = Words["Kind"], Required = true };
        var id = new Option<long>("--id") { Description = Words["Id"], Required = true };
        return Command("erase", async (run, desk, parsed, stop) => Report(run, await desk.Erase(parsed.GetValue(kind), parsed.GetValue(id), Actor.System, stop)), kind, id);
    }

    private static Command Command(string name, Func<CommandRun, RetentionDesk, ParseResult, CancellationToken, Task<int>> work, params Option[] options)
    {
        var command = new Command(name, Words[name]);
        foreach (var option in options)
        {
            command.Add(option);
        }

        var shared = new SharedOptions().AddReading(command);
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, shared);
            return run.Store.Exists ? run.Write(centre => work(run, centre.Retention, parsed, stop)) : run.Read(_ => Task.FromResult(ExitCodes.Done));
        });
        return command;
    }

    private static int Report(CommandRun run, Outcome<RetentionReport> outcome)
    {
        if (!outcome.TryGet(out var report))
        {
            return run.Refuse(ExitCodes.Refused, outcome.Refusal.Code, RefusalText.Of(outcome.Refusal, CultureInfo.CurrentUICulture));
        }

        if (run.IsJson)
        {
            run.Print(new { counts = Counts(report.Counts), keys = report.Keys, logCut = report.IsLogCut, backups = Backups(report.Backups) });
            return ExitCodes.Done;
        }

        Say(run, report.Counts, "Done");
        run.Say(Words["Keys", report.Keys]);
        if (!report.IsLogCut)
        {
            run.Say(Words["LogHolds"]);
        }

        foreach (var backup in report.Backups)
        {
            run.Say(Words[backup.IsThere ? "Backup" : "BackupAway", backup.Path, backup.At]);
        }

        return ExitCodes.Done;
    }

    private static void Say(CommandRun run, IReadOnlyList<RetentionCount> counts, string key)
    {
        foreach (var count in counts)
        {
            run.Say(Words["Count", Words[count.Kind.ToString()], count.Month, count.Records]);
        }

        run.Say(Words[key, counts.Sum(count => count.Records)]);
    }

    private static IEnumerable<object> Counts(IEnumerable<RetentionCount> counts) => counts.Select(count => new { kind = count.Kind.ToString(), month = count.Month, records = count.Records });

    private static IEnumerable<object> Backups(IEnumerable<KnownBackup> backups) => backups.Select(backup => new { path = backup.Path, at = backup.At, isThere = backup.IsThere });

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
}
