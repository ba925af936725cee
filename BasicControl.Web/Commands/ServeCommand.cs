using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.Samples;
using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Commands;

/// <summary><c>serve</c>: the web pages, the wall, the API and the hub, on a store that this process owns.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    private static readonly CommandWords Words = new(typeof(ServeCommand));

    public static Command Create()
    {
        var command = new Command(Name, Words["Serve"]);
        var shared = new SharedOptions().AddReading(command);
        var urls = new Option<string>("--urls") { Description = Words["Urls"], HelpName = "URL", DefaultValueFactory = _ => ServeOptions.DefaultUrls };
        var hosts = new Option<string>("--hosts") { Description = Words["Hosts"], HelpName = "NAME;NAME", DefaultValueFactory = _ => "" };
        var demo = new Option<bool>("--demo") { Description = Words["Demo"] };
        var preset = new Option<string>("--preset") { Description = Words["Preset"], DefaultValueFactory = _ => ServeOptions.DefaultPreset };
        var now = new Option<WrittenTime?>("--now") { Description = Words["Now"], HelpName = "T", CustomParser = result => TimeOf(result) };
        var pace = new Option<double>("--pace") { Description = Words["Pace"], HelpName = "N", DefaultValueFactory = _ => 1 };
        var simulatorPace = new Option<double>("--sim-pace") { Description = Words["SimPace"], HelpName = "N", DefaultValueFactory = _ => SimulatorOptions.DefaultPace };
        preset.AcceptOnlyFromAmong(ServeOptions.Presets);
        command.Validators.Add(result =>
        {
            // What was not said has its default only where all else is right.
            var named = result.GetValue(urls) ?? ServeOptions.DefaultUrls;
            if (Listening.FaultOf(named, result.GetValue(hosts) ?? "", result.GetValue(demo)) is { } fault) result.AddError(Words[fault.ToString(), named]);
        });
        pace.Validators.Add(result => RefuseUnless(result.Tokens is not [var token] || double.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= PacedClock.MostPace, result, "NoPace"));
        simulatorPace.Validators.Add(result => RefuseUnless(result.Tokens is not [var token] || double.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= SimulatorOptions.MostPace, result, "NoSimPace"));
        foreach (var option in new Option[] { urls, hosts, demo, preset, now, pace, simulatorPace }) command.Add(option);
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, shared);
            return Serve(
                run,
                new ServeOptions
                {
                    Database = run.Store.Path,
                    Urls = parsed.GetValue(urls)!,
                    Hosts = parsed.GetValue(hosts) ?? "",
                    Demo = parsed.GetValue(demo),
                    Preset = parsed.GetValue(preset)!,
                    Pace = parsed.GetValue(pace),
                    SimulatorPace = parsed.GetValue(simulatorPace),
                    Json = run.IsJson,
                },
                parsed.GetValue(now),
                stop);
        });
        return command;
    }

    private static async Task<int> Serve(CommandRun run, ServeOptions options, WrittenTime? now, CancellationToken stop)
    {
        if (now is { } written)
        {
            if (ZoneOf(run, options) is not { } zone) return run.Refuse(ExitCodes.Usage, "now.no-zone", Words["NoZone", written]);
            options = options with { Now = new DateTimeOffset(written.ToUtc(zone)) };
        }

        try
        {
            await using var app = WebHost.Build(options);
            if (options.Urls.Contains("https:", StringComparison.Ordinal) && !Listening.HasCertificate(app.Configuration)) return run.Refuse(ExitCodes.Usage, "certificate.missing", Words["NoCertificate"]);
            await app.RunAsync(stop);
            return ExitCodes.Done;
        }
        catch (StoreInUseException fault)
        {
            return run.Refuse(ExitCodes.StoreInUse, "store.in-use", Words["InUse", fault.Path]);
        }
        catch (OptionsValidationException fault)
        {
            return run.Refuse(ExitCodes.Usage, "option.impossible", Words["NoOption", string.Join(' ', fault.Failures)]);
        }
        catch (InvalidOperationException fault) when (fault.InnerException is FormatException)
        {
            // A setting that is no number: the message names its key and value.
            return run.Refuse(ExitCodes.Usage, "option.impossible", Words["NoOption", fault.Message]);
        }
        catch (CryptographicException fault)
        {
            return run.Refuse(ExitCodes.Usage, "certificate.unreadable", Words["NoCertificate"] + " " + fault.Message);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            return run.Refuse(ExitCodes.AddressUnusable, "address.in-use", Words["AddressInUse", options.Urls]);
        }
    }

    /// <summary>The zone in which a time without an offset is read: that of the store's cities, when they agree.</summary>
    private static CityZone? ZoneOf(CommandRun run, ServeOptions options)
    {
        if (!run.Store.Exists) return CityZone.Of(options.Demo ? ServeOptions.SampleZone : TimeZoneInfo.Local.Id);
        using var reader = new StoreReader(run.Store);
        var zones = reader.ReadNow(db => db.Units.Where(unit => unit.Kind == UnitKind.City).Select(unit => unit.Zone).Distinct().ToList());
        return zones switch
        {
            [] => CityZone.Of(TimeZoneInfo.Local.Id),
            [{ } one] => CityZone.Of(one),
            _ => null,
        };
    }

    private static WrittenTime? TimeOf(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (WrittenTime.TryParse(result.Tokens[0].Value, out var time)) return time;
        result.AddError(Words["NoTime", result.Tokens[0].Value]);
        return null;
    }

    private static void RefuseUnless(bool isRight, System.CommandLine.Parsing.OptionResult result, string key)
    {
        if (!isRight) result.AddError(Words[key, result.Tokens is [var token, ..] ? token.Value : ""]);
    }
}
