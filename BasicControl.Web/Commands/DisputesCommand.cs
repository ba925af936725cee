using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes;
using BasicControl.Core.Organisation;
using BasicControl.Web.Api;
using BasicControl.Web.Setup;

namespace BasicControl.Web.Commands;

/// <summary><c>disputes mapping show | check FILE | publish FILE</c>: the dispute mapping in force, what another would change, and its publication.</summary>
internal static class DisputesCommand
{
    private static readonly CommandWords Words = new(typeof(DisputesCommand));

    public static Command Create() => new("disputes", Words["Disputes"]) { new Command("mapping", Words["Mapping"]) { Show(), Check(), Publish() } };

    private static Command Show()
    {
        var command = new Command("show", Words["Show"]);
        var shared = new SharedOptions().AddReading(command);
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, shared);
            return run.Read(async reader => Tell(run, await reader.Read(MappingQueries.Latest, stop)));
        });
        return command;
    }

    private static Command Check()
    {
        var command = new Command("check", Words["Check"]);
        var file = FileArgument(command);
        var shared = new SharedOptions().AddReading(command);
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, shared);
            var read = Text(parsed.GetValue(file)!).Then(json => MappingReader.Read(json, parsed.GetValue(file)!.Name));
            if (!read.TryGet(out var mapping))
            {
                return Task.FromResult(Refuse(run, read.Refusals));
            }

            return run.Read(async reader =>
            {
                Tell(run, await reader.Read(db => MappingPreview.Of(Scope.Everything, db, OrganisationBook.Load(db), mapping, StorePath.Clock.UtcNow()), stop), null);
                return ExitCodes.Done;
            });
        });
        return command;
    }

    private static Command Publish()
    {
        var command = new Command("publish", Words["Publish"]);
        var file = FileArgument(command);
        var shared = new SharedOptions().AddWriting(command);
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, shared);
            var text = Text(parsed.GetValue(file)!);
            if (!text.TryGet(out var json))
            {
                return Task.FromResult(Refuse(run, text.Refusals));
            }

            return run.Server is { } server ? ThroughServer(run, server, json, stop) : run.Write(async centre =>
            {
                var version = await centre.Mappings.Publish(json, parsed.GetValue(file)!.Name, Actor.System with { Name = Environment.UserName }, stop);
                if (!version.IsAccepted) return Refuse(run, version.Refusals);
                await centre.Recount.Ended;
                var counts = JsonSerializer.Deserialize(centre.Reader.ReadNow(MappingQueries.Latest)!.Counts, MappingJson.Default.MappingCounts)!;
                Tell(run, counts, version.Value);
                return ExitCodes.Done;
            });
        });
        return command;
    }

    /// <summary>The server recounts beside its work, so the answer comes before the end.</summary>
    private static async Task<int> ThroughServer(CommandRun run, Uri server, string json, CancellationToken stop)
    {
        using var http = run.Caller(server, TimeSpan.FromMinutes(2));
        using var request = new HttpRequestMessage(HttpMethod.Put, ApiLinks.DisputeMapping) { Content = new StringContent(json, null, "application/json") };
        request.Headers.Add(ImportsApi.AskedHeader, "disputes");
        try
        {
            using var answer = await http.SendAsync(request, stop);
            var said = await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
            if (!answer.IsSuccessStatusCode)
            {
                return run.Refuse(ExitCodes.Refused, said.GetProperty("code").GetString()!, said.GetProperty("detail").GetString()!);
            }

            if (run.IsJson) run.Print(said);
            else run.Say(Words["Begun", said.GetProperty("version").GetInt32()]);
            return ExitCodes.Done;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException)
        {
            return run.Refuse(ExitCodes.AddressUnusable, "server.silent", Words["Silent", server, fault.Message]);
        }
    }

    private static Argument<FileInfo> FileArgument(Command command)
    {
        var file = new Argument<FileInfo>("FILE") { Description = Words["File"] };
        command.Add(file);
        return file;
    }

    private static Outcome<string> Text(FileInfo file)
    {
        try
        {
            return file.Length > MappingReader.MostBytes
                ? new Refusal("mapping.too-large", file.Name, $"{MappingReader.MostBytes / 1024}")
                : File.ReadAllText(file.FullName);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Refusal("file.unreadable", "FILE", file.Name, fault.Message);
        }
    }

    private static int Tell(CommandRun run, MappingVersion? version)
    {
        var json = version?.Document ?? MappingShelf.ShippedJson();
        if (run.IsJson)
        {
            using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            run.Print(new { version = version?.Version ?? 0, version?.PublishedAt, version?.Author, recounting = version is { EndedAt: null }, mapping = document.RootElement });
            return ExitCodes.Done;
        }

        run.Say(version is null ? Words["Shipped"] : Words["Version", version.Version, version.PublishedAt.ToString("u", CultureInfo.InvariantCulture), version.Author]);
        if (version is { EndedAt: null }) run.Say(Words["Recounting"]);
        run.Say(json);
        return ExitCodes.Done;
    }

    private static void Tell(CommandRun run, MappingCounts counts, int? version)
    {
        if (run.IsJson)
        {
            run.Print(new { version, counts.Changed, counts.Before, counts.After });
            return;
        }

        if (version is not null) run.Say(Words["Published", version]);
        run.Say(Words["Changed", counts.Changed]);
        foreach (var kind in counts.Before.Keys.Union(counts.After.Keys).Order(StringComparer.Ordinal))
        {
            run.Say(string.Create(CultureInfo.InvariantCulture, $"{kind,-14}{counts.Before.GetValueOrDefault(kind),12:N0}{counts.After.GetValueOrDefault(kind),12:N0}"));
        }
    }

    private static int Refuse(CommandRun run, IReadOnlyList<Refusal> refusals) => run.Refuse(
        ExitCodes.Refused, refusals[0].Code, string.Join('\n', refusals.Select(refusal => RefusalText.Of(refusal, CultureInfo.CurrentUICulture))));
}
