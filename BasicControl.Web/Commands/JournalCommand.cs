using System.CommandLine;
using System.Globalization;
using BasicControl.Core.Changes;
using BasicControl.Web.Setup;
using Spectre.Console;

namespace BasicControl.Web.Commands;

/// <summary>
/// <c>journal verify</c> walks the chain from the first row and against the anchors, <c>anchors</c> lists them, <c>archive</c> writes a month to a
/// file. All three read only, so they work beside a running server.
/// </summary>
internal static class JournalCommand
{
    private static readonly CommandWords Words = new(typeof(JournalCommand));

    public static Command Create() => new("journal", Words["Journal"]) { Verify(), Anchors(), Archive() };

    public static Option<DirectoryInfo?> AnchorsOption(Command command)
    {
        var option = new Option<DirectoryInfo?>("--anchors") { Description = Words["AnchorsFolder"], HelpName = "FOLDER" };
        command.Add(option);
        return option;
    }

    private static Command Verify()
    {
        var command = new Command("verify", Words["Verify"]);
        var archive = new Option<FileInfo?>("--archive") { Description = Words["ArchiveFile"], HelpName = "FILE" };
        var folder = AnchorsOption(command);
        command.Add(archive);
        var options = new SharedOptions().AddReading(command);
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, options);
            var book = new AnchorBook(run.Store, parsed.GetValue(folder)?.FullName);
            return run.Read(async reader =>
            {
                // Before the store: an anchor written while this walks must not be newer than what is walked.
                var anchors = book.Read();
                return parsed.GetValue(archive) is { } file
                    ? await reader.Read(db => VerifySegment(run, file.FullName, anchors, head => JournalSegment.IsOf(db, head), stop), stop)
                    : Report(run, await reader.Read(db => Walk(run, progress => JournalVerifier.Verify(db, progress, anchors, stop)), stop), anchors, book.Folder);
            });
        });
        return command;
    }

    private static Command Anchors()
    {
        var command = new Command("anchors", Words["AnchorsList"]);
        var folder = AnchorsOption(command);
        var options = new SharedOptions().AddReading(command);
        command.SetAction(parsed =>
        {
            var run = new CommandRun(parsed, options);
            var book = new AnchorBook(run.Store, parsed.GetValue(folder)?.FullName);
            var read = book.Read();
            if (run.IsJson) run.Print(new { folder = book.Folder, unreadable = read.Unreadable, anchors = read.Anchors.Select(anchor => new { position = anchor.Position, hash = anchor.Hash, at = anchor.At }) });
            foreach (var anchor in read.Anchors) run.Say(anchor.Line);
            if (read.Anchors.Count == 0) run.Say(Words["NoAnchors", book.Folder]);
            if (read.Unreadable > 0) run.Say(Words["Unreadable", read.Unreadable]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Archive()
    {
        var command = new Command("archive", Words["Archive"]);
        var month = new Option<DateOnly>("--month") { Description = Words["Month"], HelpName = "yyyy-MM", Required = true, CustomParser = MonthOf };
        var target = new Option<FileInfo?>("--out") { Description = Words["Out"], HelpName = "FILE" };
        command.Add(month);
        command.Add(target);
        var options = new SharedOptions().AddReading(command);
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, options);
            var of = parsed.GetValue(month);
            var path = parsed.GetValue(target)?.FullName ?? Path.GetFullPath($"journal-{of.ToString("yyyy-MM", CultureInfo.InvariantCulture)}.jsonl.gz");
            return run.Read(async reader =>
            {
                var written = await reader.Read(db => JournalSegment.Write(db, of, path, StorePath.Clock.GetUtcNow().UtcDateTime, stop), stop);
                if (!written.TryGet(out var head))
                {
                    return run.Refuse(
                        written.Refusal.Code == "archive.broken" ? ExitCodes.StoreDamaged : ExitCodes.Refused, written.Refusal.Code,
                        Core.Basics.RefusalText.Of(written.Refusal, CultureInfo.CurrentUICulture));
                }

                if (run.IsJson) run.Print(new { path, month = head.Month, from = head.From, to = head.To, previous = head.Previous, lastHash = head.Last });
                run.Say(Words["Archived", head.Month, head.From, head.To, path, head.Previous, head.Last]);
                run.Say(Words["Stays"]);
                return ExitCodes.Done;
            });
        });
        return command;
    }

    private static DateOnly MonthOf(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return month;
        result.AddError(Words["NoMonth", result.Tokens[0].Value]);
        return default;
    }

    private static JournalReport Walk(CommandRun run, Func<Action<long>?, JournalReport> verify) =>
        run.IsJson || Console.IsErrorRedirected
            ? verify(null)
            : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(run.Error) })
                .Status().Start(Words["Walking", 0], status => verify(rows => status.Status(Words["Walking", rows])));

    private static int Report(CommandRun run, JournalReport report, AnchorList anchors, string folder)
    {
        if (run.IsJson)
        {
            run.Print(new
            {
                valid = report.IsValid,
                rows = report.Rows,
                brokenAt = report.BrokenAt,
                code = report.Code,
                lastHash = report.LastHash,
                anchors = new { folder, agreed = report.Anchors, unreadable = anchors.Unreadable, newest = anchors.Newest?.Position, at = anchors.Newest?.At },
            });
            return CodeOf(report);
        }

        if (report.IsValid) run.Say(Words["Holds", report.Rows, report.LastHash]);
        else run.Error.WriteLine(Words["Broken", report.BrokenAt, Words[report.Code!], report.Rows]);
        run.Say(anchors.Newest is { } newest ? Words["Anchored", report.Anchors, newest.Position, newest.At.ToString("u", CultureInfo.InvariantCulture)] : Words["NoAnchors", folder]);
        if (anchors.Unreadable > 0) run.Say(Words["Unreadable", anchors.Unreadable]);
        return CodeOf(report);
    }

    private static int VerifySegment(CommandRun run, string file, AnchorList anchors, Func<SegmentHead, bool> isOfStore, CancellationToken stop)
    {
        var report = JournalSegment.Read(file, anchors, stop, out var head);
        if (report.IsValid && !isOfStore(head!)) report = report with { BrokenAt = head!.From, Code = "archive.other-store" };
        if (run.IsJson) run.Print(new { valid = report.IsValid, month = head?.Month, from = head?.From, to = head?.To, brokenAt = report.BrokenAt, code = report.Code, lastHash = report.LastHash });
        else if (report.IsValid) run.Say(Words["SegmentHolds", head!.Month, head.From, head.To, head.Last]);
        else run.Error.WriteLine(report.Code == "archive.other-store" ? Words["OtherStore"] : Words["Broken", report.BrokenAt, Words[report.Code!], report.Rows]);
        return CodeOf(report);
    }

    private static int CodeOf(JournalReport report) => report.IsValid ? ExitCodes.Done : ExitCodes.StoreDamaged;
}
