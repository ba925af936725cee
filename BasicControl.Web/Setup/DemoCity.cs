using System.Globalization;
using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Samples;

namespace BasicControl.Web.Setup;

/// <summary>Fills an empty store with the sample city before anything else of the host starts.</summary>
internal sealed partial class DemoCity(Centre centre, DemoMode demo, ILogger<DemoCity> log) : IHostedService
{
    private const int Seed = 1;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (centre.Commit.Position > 0) return;
        Loading(log, demo.Preset);
        var loaded = await centre.Samples.Load(SamplePreset.Find(demo.Preset)!, Seed, centre.Clock.UtcNow(), stop: cancellationToken);
        if (loaded.TryGet(out var report)) Loaded(log, report.Incidents, report.Orders);
        else Refused(log, RefusalText.OfAll(loaded.Refusals, CultureInfo.CurrentUICulture));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "The store is empty: loading the sample city ({Preset}).")]
    private static partial void Loading(ILogger log, string preset);

    [LoggerMessage(LogLevel.Information, "The sample city is loaded: {Incidents} incidents, {Orders} orders.")]
    private static partial void Loaded(ILogger log, long incidents, long orders);

    [LoggerMessage(LogLevel.Warning, "The sample city was not loaded: {Reason}")]
    private static partial void Refused(ILogger log, string reason);
}
