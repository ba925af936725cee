using System.CommandLine;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Samples;
using BasicControl.Web.Setup;
using Spectre.Console;

namespace BasicControl.Web.Commands;

/// <summary><c>sample</c>: fills an empty store with the sample city; the same seed and instant make the same city.</summary>
internal static class SampleCommand
{
    private static readonly CommandWords Words = new(typeof(SampleCommand));

    public static Command Create()
    {
        var command = new Command("sample", Words["Sample"]) { ReplayCommand.Create() };
        var shared = new SharedOptions().AddReading(command);
        var preset = new Option<string>("--preset") { Description = Words["Preset"], DefaultValueFactory = _ => ServeOptions.DefaultPreset };
        var seed = new Option<int>("--seed") { Description = Words["Seed"], HelpName = "N", DefaultValueFactory = _ => 1 };
        var at = new Option<WrittenTime?>("--at")
        {
            Description = Words["At"],
            HelpName = "T",
            CustomParser = result =>
            {
                if (WrittenTime.TryParse(result.Tokens[0].Value, out var time)) return time;
                result.AddError(Words["NoTime", result.Tokens[0].Value]);
                return null;
            },
        };
        preset.AcceptOnlyFromAmong(ServeOptions.Presets);
        foreach (var option in new Option[] { preset, seed, at }) command.Add(option);
        command.SetAction((parsed, stop) => Load(
            new CommandRun(parsed, shared), SamplePreset.Find(parsed.GetValue(preset)!)!, parsed.GetValue(seed),
            parsed.GetValue(at)?.ToUtc(CityZone.Of(ServeOptions.SampleZone)), stop));
        return command;
    }

    private static Task<int> Load(CommandRun run, SamplePreset preset, int seed, DateTime? at, CancellationToken stop) => run.Write(async centre =>
    {
        var now = at ?? centre.Clock.UtcNow();
        var loaded = await Watch(run, progress => centre.Samples.Load(preset, seed, now, progress, stop));
        if (!loaded.TryGet(out var report))
        {
            return run.Refuse(ExitCodes.Refused, loaded.Refusal.Code, RefusalText.OfAll(loaded.Refusals, CultureInfo.CurrentUICulture));
        }

        if (run.IsJson) run.Print(report);
        else run.Say(Words["Loaded", report.Preset, report.Incidents, report.Orders, report.Changes]);
        return ExitCodes.Done;
    });

    private static Task<Outcome<SampleReport>> Watch(CommandRun run, Func<Action<DateTime>?, Task<Outcome<SampleReport>>> load) =>
        run.IsJson || Console.IsErrorRedirected
            ? load(null)
            : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(run.Error) })
                .Status().StartAsync(Words["Loading"], status => load(reached => status.Status(Words["Reached", reached])));
}
