using System.CommandLine;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.Organisation;
using BasicControl.Web.Setup;
using Spectre.Console;

namespace BasicControl.Web.Commands;

/// <summary>
/// <c>import</c>: files by a profile into a store, or through a running server. Done means that the files were read to
/// their end, rejected rows or not; the counts tell them.
/// </summary>
internal static class ImportCommand
{
    private static readonly CommandWords Words = new(typeof(ImportCommand));

    public static Command Create()
    {
        var command = new Command("import", Words["Import"]);
        var shared = new SharedOptions().AddWriting(command);
        var profile = new Option<string>("--profile", "-p") { Description = Words["Profile", string.Join(", ", ProfileShelf.Names)], HelpName = "P", Required = true };
        var files = new Option<string[]>("--file", "-f") { Description = Words["File"], HelpName = "F", Required = true, Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = Words["DryRun"] };
        var rejects = new Option<string?>("--rejects") { Description = Words["Rejects"], HelpName = "CSV" };
        foreach (var option in new Option[] { profile, files, dryRun, rejects }) command.Add(option);
        command.SetAction((parsed, stop) =>
        {
            var asked = new ImportAsked(parsed.GetValue(profile)!, parsed.GetValue(files)!, parsed.GetValue(dryRun), parsed.GetValue(rejects));
            return Import(new CommandRun(parsed, shared), asked, stop);
        });
        return command;
    }

    private static async Task<int> Import(CommandRun run, ImportAsked asked, CancellationToken stop)
    {
        var found = ProfileShelf.Find(asked.Profile);
        if (!found.TryGet(out var profile)) return Refuse(run, found.Refusals);
        var request = new ImportRequest(profile, asked.Files, asked.DryRun);
        if (asked.Files.FirstOrDefault(path => !File.Exists(path)) is { } missing) return Refuse(run, [new("file.missing", "--file", missing)]);
        if (run.Server is { } server) return await ImportThroughServer.Run(run, server, asked, stop);
        if (asked.DryRun) return Tell(run, await Watch(run, progress => new ImportRunner(null, StorePath.Clock, BookOf(run)).Run(request, progress, stop)));
        return await run.Write(async centre =>
        {
            var target = new StoreTarget(centre.Commit, centre.Book, centre.Organisation, centre.Inbox, centre.Feeds, Actor.Import);
            var outcome = await Watch(run, progress => new ImportRunner(target, centre.Clock).Run(request, progress, stop));
            if (asked.Rejects is { } path && outcome.TryGet(out var report))
            {
                await using var csv = File.Create(path);
                var rows = await RejectExport.Write(Scope.Everything, centre.Reader, centre.Book, report.Import!.Value, null, csv, CultureInfo.CurrentUICulture, CancellationToken.None);
                run.Say(Words["RejectsWritten", rows, path]);
            }

            return Tell(run, outcome);
        });
    }

    // A dry run makes no store; where there is one, its units are known.
    private static OrganisationBook? BookOf(CommandRun run)
    {
        if (!run.Store.Exists) return null;
        using var reader = new StoreReader(run.Store);
        return reader.ReadNow(OrganisationBook.Load);
    }

    /// <summary>Shows a bar where somebody is looking.</summary>
    private static Task<Outcome<ImportReport>> Watch(CommandRun run, Func<IProgress<ImportProgress>?, Task<Outcome<ImportReport>>> import) =>
        run.IsJson || Console.IsErrorRedirected
            ? import(null)
            : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(run.Error) })
                .Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(context => import(new Bar(context.AddTask(Words["Reading"], maxValue: 1))));

    public static int Tell(CommandRun run, Outcome<ImportReport> outcome)
    {
        if (!outcome.TryGet(out var report)) return Refuse(run, outcome.Refusals);
        var counts = report.Summary;
        foreach (var row in report.FirstErrors) run.Error.WriteLine(Words["Row", row.File, row.Line, RefusalText.OfAll(row.Refusals, CultureInfo.CurrentUICulture)]);
        if (counts.Rejected > report.FirstErrors.Count) run.Error.WriteLine(Words["MoreRows", counts.Rejected - report.FirstErrors.Count]);
        if (run.IsJson) run.Print(counts);
        else if (report.Import is null) run.Say(Words["WouldTake", counts.Read, counts.Read - counts.Rejected, counts.Rejected]);
        else run.Say(Words["Taken", counts.Read, counts.Created, counts.Updated, counts.Unchanged, counts.Rejected]);
        if (report.Import is not null && counts.Rejected > FileBounds.Rejects) run.Error.WriteLine(Words["RejectsKept", FileBounds.Rejects]);
        if (report.Cancelled) run.Error.WriteLine(Words["Cancelled"]);
        return report.Cancelled ? ExitCodes.Stopped : counts.Read > 0 && counts.Rejected == counts.Read ? ExitCodes.Refused : ExitCodes.Done;
    }

    private static int Refuse(CommandRun run, IReadOnlyList<Refusal> refusals) =>
        run.Refuse(ExitCodes.Refused, refusals[0].Code, string.Join(Environment.NewLine, refusals.Select(refusal => RefusalText.Of(refusal, CultureInfo.CurrentUICulture))));

    private sealed class Bar(ProgressTask task) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            task.Description = Words["ReadingFile", value.File, value.Summary.Read, value.Summary.Rejected];
            task.Value = value.Done;
        }
    }
}

/// <summary>What a person asked of the command.</summary>
internal sealed record ImportAsked(string Profile, string[] Files, bool DryRun, string? Rejects);
