using System.CommandLine;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.Samples;
using BasicControl.Web.Setup;
using Spectre.Console;

namespace BasicControl.Web.Commands;

/// <summary><c>sample replay</c>: sends a real file at its own event times, so that a past day can be watched as it happened.</summary>
internal static class ReplayCommand
{
    private static readonly CommandWords Words = new(typeof(ReplayCommand));

    public static Command Create()
    {
        var command = new Command("replay", Words["Replay"]);
        var shared = new SharedOptions().AddWriting(command);
        var profile = new Option<string>("--profile", "-p") { Description = Words["Profile", string.Join(", ", ProfileShelf.Names)], HelpName = "P", Required = true };
        var files = new Option<string[]>("--file", "-f") { Description = Words["File"], HelpName = "F", Required = true, Arity = ArgumentArity.OneOrMore };
        var from = new Option<string?>("--from") { Description = Words["From"], HelpName = "T" };
        var pace = new Option<double>("--pace") { Description = Words["Pace"], HelpName = "N", DefaultValueFactory = _ => 1 };
        from.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !WrittenTime.TryParse(token.Value, out _)) result.AddError(Words["NoTime", token.Value]);
        });
        pace.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(double.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= PacedClock.MostPace))
            {
                result.AddError(Words["NoPace", token.Value]);
            }
        });
        foreach (var option in new Option[] { profile, files, from, pace }) command.Add(option);
        command.SetAction((parsed, stop) =>
        {
            var start = parsed.GetValue(from) is { } text && WrittenTime.TryParse(text, out var time) ? time : (WrittenTime?)null;
            return Run(new CommandRun(parsed, shared), parsed.GetValue(profile)!, parsed.GetValue(files)!, start, parsed.GetValue(pace), stop);
        });
        return command;
    }

    private static async Task<int> Run(CommandRun run, string profileName, string[] files, WrittenTime? start, double pace, CancellationToken stop)
    {
        var found = ProfileShelf.Find(profileName);
        if (!found.TryGet(out var profile)) return Refuse(run, found.Refusals);
        var from = start?.ToUtc(profile.Zone);
        var read = ReplayScript.ReadFiles(profile, files, StorePath.Clock.UtcNow(), from);
        if (!read.TryGet(out var script)) return Refuse(run, read.Refusals);
        if (script.Entries.Count == 0) return run.Refuse(ExitCodes.Refused, "replay.nothing", Words["Nothing", script.Read]);
        var begins = from ?? script.Entries[0].At;
        return run.Server is { } server
            ? await ReplayThroughServer.Run(run, server, profileName, profile, files, send => Play(run, script, begins, pace, send, stop), stop)
            : await run.Write(async centre =>
            {
                var target = new StoreTarget(centre.Commit, centre.Book, centre.Organisation, centre.Inbox, centre.Feeds, Actor.Import);
                var begun = await target.Begin(profile, files);
                if (!begun.TryGet(out var import)) return Refuse(run, begun.Refusals);
                var (counts, isWhole) = await Watch(run, script, begins, pace, async items => ReplayCounts.Of(await target.Submit(items)), stop);
                await target.End(import, new(counts.Sent, counts.Created, counts.Updated, counts.Unchanged, counts.Refused), !isWhole);
                return Tell(run, script, counts, isWhole);
            });
    }

    private static async Task<int> Play(
        CommandRun run, ReplayScript script, DateTime from, double pace, Func<IReadOnlyList<ISourceItem>, Task<ReplayCounts>> send, CancellationToken stop)
    {
        var (counts, isWhole) = await Watch(run, script, from, pace, send, stop);
        return Tell(run, script, counts, isWhole);
    }

    private static Task<(ReplayCounts Counts, bool IsWhole)> Watch(
        CommandRun run, ReplayScript script, DateTime from, double pace, Func<IReadOnlyList<ISourceItem>, Task<ReplayCounts>> send, CancellationToken stop)
    {
        var replay = new Replay(StorePath.Clock, pace, send);
        return run.IsJson || Console.IsErrorRedirected
            ? replay.Run(script, from, null, stop)
            : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(run.Error) }).Status().StartAsync(
                Words["Playing", from, 0, script.Entries.Count],
                status => replay.Run(script, from, (at, counts) => status.Status(Words["Playing", at, counts.Sent, script.Entries.Count]), stop));
    }

    private static int Tell(CommandRun run, ReplayScript script, ReplayCounts counts, bool isWhole)
    {
        if (run.IsJson)
        {
            run.Print(new { read = script.Read, rejected = script.Rejected, sent = counts.Sent, created = counts.Created, updated = counts.Updated, unchanged = counts.Unchanged, refused = counts.Refused });
        }
        else
        {
            run.Say(Words["Played", counts.Sent, counts.Created, counts.Updated, counts.Unchanged, counts.Refused, script.Rejected]);
        }

        return isWhole ? ExitCodes.Done : ExitCodes.Stopped;
    }

    private static int Refuse(CommandRun run, IReadOnlyList<Refusal> refusals) =>
        run.Refuse(ExitCodes.Refused, refusals[0].Code, RefusalText.OfAll(refusals, CultureInfo.CurrentUICulture));
}
