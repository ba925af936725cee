using BasicControl.Core;
using BasicControl.Core.Samples;

namespace BasicControl.Web.Setup;

/// <summary>Runs the simulator while the host runs; a fault is logged and the simulator begins anew.</summary>
internal sealed partial class DemoSimulator(Centre centre, SimulatorOptions options, ILogger<DemoSimulator> log) : BackgroundService
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (centre.Simulator(options) is not { } simulator)
                {
                    NoCity(log);
                    return;
                }

                await simulator.Run(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // the wall must go on without its simulator
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Failed(log, fault);
                await Task.Delay(AfterFault, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "The store holds no sample city: nothing is simulated.")]
    private static partial void NoCity(ILogger log);

    [LoggerMessage(LogLevel.Error, "The simulator failed and begins anew.")]
    private static partial void Failed(ILogger log, Exception fault);
}
